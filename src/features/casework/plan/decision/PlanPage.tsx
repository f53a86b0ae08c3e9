import type { PageContext } from '#core/http/page-context.ts';
import { formatDate, formatFullDay } from '#core/i18n/formats.ts';
import { Badge, Button, ButtonLink, DeskLayout, Notice, UndoNotice } from '#ui';
import { messagesIn, teamMessagesIn } from '../../messages.ts';
import { CHANGE_KINDS } from '../model/content.ts';
import { planCrumbs } from '../model/crumbs.ts';
import { planLines } from '../model/describe.ts';
import { FreePart } from '../model/FreePart.tsx';
import { PlanLines } from '../model/PlanLines.tsx';
import { decidePath, freePath, planPath, stepPath, versionPath } from '../model/paths.ts';
import { CheckList } from './CheckList.tsx';
import { PlanDates } from './PlanDates.tsx';
import type { PlanPageProps } from './page-props.ts';

/** The plan of a case: the draft, what was decided with its dates, the free part beside it, and all versions. */
export function PlanPage(props: PlanPageProps) {
  const { page, token, desk, ideas, now, notice, undone } = props;
  const { language } = page;
  const t = teamMessagesIn(language);
  const words = { t: messagesIn(language), language };
  const { draft, current, file, group } = desk;
  const here = `/${language}${planPath(file.id)}`;
  const problem = notice === 'changed' || notice === 'not-b1';
  return (
    <DeskLayout
      page={page}
      title={t('plan.title')}
      count={file.name}
      crumbs={planCrumbs(file, language, true)}
      keys={[{ key: 'e', label: t('plan.continue') }]}
      actions={
        draft && (
          <ButtonLink href={`/${language}${stepPath(file.id, 'route')}`} icon="pen" keyName="e">
            {t('plan.continue')}
          </ButtonLink>
        )
      }
    >
      {notice && (
        <Notice kind={problem ? 'problem' : 'good'} role={problem ? 'alert' : 'status'}>
          {t(`plan.notice.${notice}`)}
        </Notice>
      )}
      {undone && draft?.canUndo && (
        <UndoNotice
          language={language}
          text={t('plan.notice.undone')}
          action={`${here}/undo`}
          token={token}
          fields={{ seen: String(draft.revision) }}
        />
      )}
      {!draft && !current && <Begin page={page} token={token} here={here} />}
      <div class="desk-columns">
        <div>
          {draft && <Draft {...props} here={here} />}
          {current && (
            <section>
              <h2>
                {t('plan.version', { version: current.version })}{' '}
                {current.decidedOn && (
                  <Badge kind="good">
                    {t('plan.decided-on', { day: formatFullDay(current.decidedOn, language) })}
                  </Badge>
                )}
              </h2>
              <h3>{words.t('plan.binding.title')}</h3>
              <PlanLines lines={planLines(current.content, group, words)} notSaid={t('plan.not-said')} />
              <PlanDates {...props} plan={current} here={here} />
            </section>
          )}
        </div>
        <div>
          <FreePart ideas={ideas} language={language} now={now} />
          <p>
            <ButtonLink href={`/${language}${freePath(file.id)}`} kind="ghost" icon="plus">
              {t('plan.free.open')}
            </ButtonLink>
          </p>
          <Versions {...props} />
        </div>
      </div>
    </DeskLayout>
  );
}

function Begin({ page: { language }, token, here }: { page: PageContext; token: string; here: string }) {
  const t = teamMessagesIn(language);
  return (
    <>
      <p class="lead">{t('plan.none.lead')}</p>
      <form method="post" action={`${here}/begin`}>
        <input type="hidden" name="token" value={token} />
        <Button icon="pen">{t('plan.begin')}</Button>
      </form>
    </>
  );
}

function Draft({ page: { language }, token, desk, here }: PlanPageProps & { here: string }) {
  const t = teamMessagesIn(language);
  const words = { t: messagesIn(language), language };
  const { draft, file, group } = desk;
  if (!draft) return null;
  return (
    <section>
      <h2>
        {t('plan.version', { version: draft.version })} <Badge kind="new">{t('plan.draft')}</Badge>
      </h2>
      <p class="soft">
        {t('plan.changed', {
          name: draft.changedBy,
          moment: formatDate(draft.changedAt, language, 'moment'),
        })}
      </p>
      <CheckList desk={desk} content={draft.content} language={language} />
      <p class="actions">
        <ButtonLink href={`/${language}${decidePath(file.id)}`} icon="check">
          {t('plan.decide.title')}
        </ButtonLink>
      </p>
      {draft.canUndo && (
        <form method="post" action={`${here}/undo`}>
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="seen" value={String(draft.revision)} />
          <Button kind="quiet" icon="back">
            {t('plan.undo')}
          </Button>
        </form>
      )}
      <h3>{words.t('plan.binding.title')}</h3>
      <PlanLines lines={planLines(draft.content, group, words)} notSaid={t('plan.not-said')} />
      <details>
        <summary>{t('plan.discard.title')}</summary>
        <p>{t('plan.discard.lead')}</p>
        <form method="post" action={`${here}/discard`}>
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="seen" value={String(draft.revision)} />
          <Button kind="danger" icon="trash">
            {t('plan.discard')}
          </Button>
        </form>
      </details>
    </section>
  );
}

/** All versions, and the ways to amend what was decided. */
function Versions({ page: { language }, token, desk }: PlanPageProps) {
  const t = teamMessagesIn(language);
  const { plans, draft, current, file } = desk;
  const decided = plans.filter(({ state }) => state === 'decided');
  const here = `/${language}${planPath(file.id)}`;
  return (
    <>
      {decided.length > 0 && (
        <section>
          <h2>{t('plan.versions')}</h2>
          <ul>
            {decided.map((plan) => (
              <li>
                <a href={`/${language}${versionPath(file.id, plan.version)}`}>
                  {t('plan.version', { version: plan.version })}
                </a>
                {plan.decidedOn && <> · {formatFullDay(plan.decidedOn, language)}</>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {current && !draft && (
        <section>
          <h2>{t('plan.amend.title')}</h2>
          <p>{t('plan.amend.lead')}</p>
          <form method="post" action={`${here}/begin`} class="stack">
            <input type="hidden" name="token" value={token} />
            {CHANGE_KINDS.map((kind) => (
              <Button name="kind" value={kind} kind="ghost">
                {t(`plan.change.${kind}`)}
              </Button>
            ))}
          </form>
        </section>
      )}
    </>
  );
}
