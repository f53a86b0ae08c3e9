import type { PageContext } from '#core/http/page-context.ts';
import { formatDate, formatFullDay } from '#core/i18n/formats.ts';
import { Button, ButtonLink, Layout, LinkCard, Notice, TextField } from '#ui';
import { ownRuleTitle } from '../clock/rule-title.ts';
import { OWN_LEARNING_PATH } from '../learning/rules.ts';
import { isRight } from '../legal-deadlines/term-nature.ts';
import { messagesIn } from '../messages.ts';
import { LOOK_IN_LIST, LOOK_REASONS } from '../model/looks.ts';
import { OWN_PLAN_PATH } from '../model/paths.ts';
import { STAGES } from '../model/stages.ts';
import type { OwnCase } from './read-own-case.ts';

/** Typing the code that the guide handed over, with what it opens. */
export function ConnectPage({
  page,
  token,
  typed,
  refusal,
  disconnected,
}: {
  page: PageContext;
  token: string;
  typed: string;
  refusal?: 'unknown' | 'too-often' | undefined;
  disconnected: boolean;
}) {
  const { language } = page;
  const t = messagesIn(language);
  return (
    <Layout page={page} title={t('own-plan.title')} narrow robots="noindex">
      <h1>{t('own-plan.title')}</h1>
      {disconnected && (
        <Notice kind="good" role="status">
          {t('own-plan.disconnected')}
        </Notice>
      )}
      <p class="lead">{t('own-plan.connect')}</p>
      <form method="post" action={`/${language}${OWN_PLAN_PATH}`}>
        <input type="hidden" name="token" value={token} />
        <TextField
          name="code"
          label={t('own-plan.code')}
          hint={t('own-plan.code.hint')}
          value={typed}
          error={refusal && t(`own-plan.code.${refusal}`)}
          autocomplete="off"
          inputmode="numeric"
          maxlength={40}
        />
        <Button icon="check">{t('own-plan.code.do')}</Button>
      </form>
      <h2>{t('own-plan.what')}</h2>
      <p>{t('own-plan.what.you')}</p>
      <p>{t('own-plan.what.they')}</p>
      <p>{t('own-plan.no-code')}</p>
    </Layout>
  );
}

/** The own case at the municipality: where one is on the way, what is due, and who looked. */
export function OwnPlanPage({
  page,
  token,
  own,
  connected,
}: {
  page: PageContext;
  token: string;
  own: OwnCase;
  /** The code was typed just now. */
  connected: boolean;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const at = STAGES.indexOf(own.stage);
  const duties = own.deadlines.filter(({ rule }) => !isRight(rule));
  const rights = own.deadlines.filter(({ rule }) => isRight(rule));
  return (
    <Layout
      page={page}
      title={t('own-plan.title')}
      narrow
      robots="noindex"
      sheet={page.assets['casework.css']}
    >
      <p class="soft">{t('own-plan.of', { municipality: own.municipality })}</p>
      <h1>{t('own-plan.title')}</h1>
      {connected && (
        <Notice kind="good" role="status">
          {t('own-plan.connected')}
        </Notice>
      )}
      <h2>{t('own-plan.where')}</h2>
      <ol class="stages upright">
        {STAGES.map((stage, index) => (
          <li class={index < at ? 'done' : undefined} aria-current={index === at ? 'step' : undefined}>
            <span>{t(`own-stage.${stage}`)}</span>
            {index === at && (
              <small>{t('own-plan.since', { day: formatFullDay(own.stageSince, language) })}</small>
            )}
          </li>
        ))}
      </ol>
      <p class="lead">{t(`own-waits.${own.waitsFor}`)}</p>
      <h2>{t('own-plan.due')}</h2>
      {duties.length === 0 ? <p>{t('own-plan.due.none')}</p> : <Terms terms={duties} language={language} />}
      {rights.length > 0 && (
        <>
          <h2>{t('own-plan.may')}</h2>
          <Terms terms={rights} language={language} />
        </>
      )}
      <div class="doors">
        {own.hasPlan && (
          <LinkCard href={`/${language}${OWN_PLAN_PATH}/plan`} icon="note" title={t('own-plan.read')} />
        )}
        <LinkCard href={`/${language}${OWN_PLAN_PATH}/letters`} icon="note" title={t('letters.own')} />
        <LinkCard href={`/${language}${OWN_LEARNING_PATH}`} icon="study" title={t('learning.title')} />
        <LinkCard
          href={`/${language}/week`}
          icon="calendar"
          title={t('own-plan.week')}
          hint={t('own-plan.week.hint')}
        />
      </div>
      <details>
        <summary>{t('own-plan.looks')}</summary>
        {own.looks.length === 0 ? (
          <p>{t('own-plan.looks.none')}</p>
        ) : (
          <ol class="log">
            {own.looks.map(({ at: moment, name, reason }) => (
              <li>
                <time dateTime={moment.toISOString()}>{formatDate(moment, language, 'moment')}</time>
                <b>
                  <bdi>{name}</bdi>
                </b>
                {reason && <span>{lookReason(reason, language)}</span>}
              </li>
            ))}
          </ol>
        )}
      </details>
      <details>
        <summary>{t('own-plan.disconnect')}</summary>
        <p>{t('own-plan.disconnect.lead')}</p>
        <form method="post" action={`/${language}${OWN_PLAN_PATH}/disconnect`}>
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="case" value={own.id} />
          <Button kind="ghost">{t('own-plan.disconnect.do')}</Button>
        </form>
      </details>
      <ButtonLink href={`/${language}/story`} kind="quiet" icon="back">
        {t('own-plan.back')}
      </ButtonLink>
    </Layout>
  );
}

/** Terms with their last day, each with why. */
function Terms({ terms, language }: { terms: OwnCase['deadlines']; language: string }) {
  const t = messagesIn(language);
  return (
    <ul class="terms">
      {terms.map(({ rule, dueOn }) => (
        <li>
          <b>{ownRuleTitle(rule, language)}</b>
          <span>{dueOn ? formatFullDay(dueOn, language) : t('own-plan.stands-still')}</span>
          <a
            href={`/${language}${OWN_PLAN_PATH}/why/${rule}`}
            aria-label={t('own-plan.why-of', { term: ownRuleTitle(rule, language) })}
          >
            {t('own-plan.why')}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Why somebody looked whose daily work it is not. */
function lookReason(reason: string, language: string): string {
  const known = ([...LOOK_REASONS, LOOK_IN_LIST] as const).find((kind) => kind === reason) ?? 'other';
  return messagesIn(language)(`own-plan.looks.why.${known}`);
}
