import type { ComponentChildren } from 'preact';
import type { PageContext } from '#core/http/page-context.ts';
import { formatDate, formatFullDay } from '#core/i18n/formats.ts';
import { languageNameOf } from '#core/i18n/languages.ts';
import { Badge, Button, ButtonLink, DeskLayout, Notice, UndoNotice } from '#ui';
import type { StoredDeadline } from '../caseload/queries.ts';
import { isRight } from '../legal-deadlines/term-nature.ts';
import { teamMessagesIn } from '../messages.ts';
import { CASEWORK_PATH, casePath } from '../model/paths.ts';
import type { CaseFile, RecordedEvent } from '../model/queries.ts';
import { STAGES } from '../model/stages.ts';
import { eventDetails, eventTitle } from '../way/event-text.ts';
import { isFormEvent } from '../way/fields.ts';
import type { HistoricEvent } from '../way/queries.ts';
import { Term } from './Term.tsx';

/** A code that waits for the newcomer, shown once. */
export interface ShownCaseCode {
  code: string;
  endsAt: Date;
}

export interface CaseNotice {
  kind:
    | 'opened'
    | 'recorded'
    | 'mended'
    | 'withdrawn'
    | 'changed'
    | 'saved'
    | 'closed'
    | 'reopened'
    | 'unlinked';
  /** The event that the notice is about. */
  event?: string | undefined;
}

interface CasePageProps {
  page: PageContext;
  token: string;
  /** A form key for each small form. */
  once: string;
  file: CaseFile;
  guideName: string | undefined;
  /** Nobody has it, and whoever looks can take it. */
  canTake: boolean;
  deadlines: StoredDeadline[];
  events: RecordedEvent[];
  history: HistoricEvent[];
  linked: boolean;
  code: ShownCaseCode | undefined;
  today: string;
  notice?: CaseNotice | undefined;
  /** Links to what can be done in this case, each with what is known of it. */
  rooms: { href: string; label: string; hint?: string | undefined }[];
  children?: ComponentChildren;
}

/** One case: where somebody is on the way, what is due, what comes next, and everything that happened. */
export function CasePage(props: CasePageProps) {
  const { page, token, once, file, guideName, canTake, deadlines, today, rooms } = props;
  const { language } = page;
  const t = teamMessagesIn(language);
  const here = `/${language}${casePath(file.id)}`;
  const unfinished = deadlines.filter(({ state }) => state !== 'met' && state !== 'lapsed');
  const running = unfinished.filter(({ rule }) => !isRight(rule));
  const rights = unfinished.filter(({ rule }) => isRight(rule));
  const past = deadlines.filter(({ state }) => state === 'met' || state === 'lapsed');
  return (
    <DeskLayout
      page={page}
      title={file.name}
      lang=""
      count={t('case.number', { number: file.number })}
      crumbs={[{ href: `/${language}${CASEWORK_PATH}`, label: t('caseload.title') }]}
      sheet={page.assets['casework.css']}
      keys={[{ key: 'n', label: t('record.title') }]}
      actions={
        <ButtonLink href={`${here}/record`} icon="plus" keyName="n">
          {t('record.do')}
        </ButtonLink>
      }
    >
      <NoticeOf {...props} />
      <ol class="stages" aria-label={t('case.stages')}>
        {STAGES.map((stage, at) => (
          <li
            class={at < STAGES.indexOf(file.stage) ? 'done' : undefined}
            aria-current={stage === file.stage ? 'step' : undefined}
          >
            <span>{t(`stage.${stage}`)}</span>
            {stage === file.stage && <small>{formatFullDay(file.stageSince, language)}</small>}
          </li>
        ))}
      </ol>
      <p class="chips">
        <Badge kind={file.waitsFor === 'guide' ? 'new' : 'soft'}>
          {t('case.waits', { who: t(`waits.${file.waitsFor}`) })}
        </Badge>{' '}
        <Badge kind="plain">{t(`group.${file.group}`)}</Badge>{' '}
        <Badge kind="plain">{t(`regime.${file.regime}`)}</Badge>{' '}
        {file.closedAt && <Badge kind="soft">{t('case.is-closed')}</Badge>}
      </p>
      {canTake && (
        <form method="post" action={`${here}/take`}>
          <input type="hidden" name="token" value={token} />
          <Button kind="ghost">{t('case.take')}</Button>
        </form>
      )}
      <div class="case-columns">
        <div>
          <section aria-labelledby="due">
            <h2 id="due">{t('case.due')}</h2>
            {running.length === 0 ? (
              <p class="soft">{t('case.nothing-due')}</p>
            ) : (
              <ul class="terms">
                {running.map(
                  (term) => term && <Term term={term} here={here} today={today} language={language} />,
                )}
              </ul>
            )}
            {rights.length > 0 && (
              <>
                <h3>{t('case.may')}</h3>
                <ul class="terms">
                  {rights.map((term) => (
                    <Term term={term} here={here} today={today} language={language} />
                  ))}
                </ul>
              </>
            )}
            {past.length > 0 && (
              <details>
                <summary>{t('case.past-terms', { count: past.length })}</summary>
                <ul class="terms">
                  {past.map(
                    (term) => term && <Term term={term} here={here} today={today} language={language} />,
                  )}
                </ul>
              </details>
            )}
          </section>
          <section aria-labelledby="rooms">
            <h2 id="rooms">{t('case.go-on')}</h2>
            <ul class="rooms">
              {rooms.map(({ href, label, hint }) => (
                <li>
                  <a href={href}>{label}</a>
                  {hint && <small class="soft">{hint}</small>}
                </li>
              ))}
            </ul>
          </section>
          <Cover file={file} guideName={guideName} here={here} language={language} />
          <OwnAccess {...props} here={here} />
          <CloseForm file={file} here={here} token={token} language={language} />
        </div>
        <Way {...props} here={here} once={once} />
      </div>
    </DeskLayout>
  );
}

function Cover({
  file,
  guideName,
  here,
  language,
}: {
  file: CaseFile;
  guideName: string | undefined;
  here: string;
  language: string;
}) {
  const t = teamMessagesIn(language);
  const { street, postcode, town, phone, email } = file.contact;
  const address = [street, [postcode, town].filter(Boolean).join(' ')].filter(Boolean);
  return (
    <section aria-labelledby="cover">
      <h2 id="cover">{t('cover.title')}</h2>
      <dl class="facts">
        <dt>{t('caseload.guide')}</dt>
        <dd>
          <bdi>{guideName ?? t('caseload.no-guide-yet')}</bdi>
        </dd>
        <dt>{t('cover.language')}</dt>
        <dd>{languageNameOf(file.language)}</dd>
        {address.length > 0 && (
          <>
            <dt>{t('cover.address')}</dt>
            <dd>
              <bdi>{address.join(', ')}</bdi>
            </dd>
          </>
        )}
        {(phone || email) && (
          <>
            <dt>{t('cover.reach')}</dt>
            <dd>
              <bdi dir="ltr">{[phone, email].filter(Boolean).join(' · ')}</bdi>
            </dd>
          </>
        )}
      </dl>
      <a href={`${here}/cover`}>{t('cover.change')}</a>
    </section>
  );
}

/** How the newcomer gets to see their own plan and terms: by a code that is handed over in person. */
function OwnAccess({ page: { language }, token, here, linked, code }: CasePageProps & { here: string }) {
  const t = teamMessagesIn(language);
  return (
    <section aria-labelledby="own-access">
      <h2 id="own-access">{t('own.title')}</h2>
      {linked ? (
        <>
          <p>{t('own.linked')}</p>
          <form method="post" action={`${here}/unlink`}>
            <input type="hidden" name="token" value={token} />
            <Button kind="quiet">{t('own.unlink')}</Button>
          </form>
        </>
      ) : (
        <>
          <p>{t('own.how')}</p>
          {code && (
            <p class="big-code">
              <bdi dir="ltr">
                {code.code.slice(0, 4)} {code.code.slice(4)}
              </bdi>
              <small>{t('own.until', { moment: formatDate(code.endsAt, language, 'moment') })}</small>
            </p>
          )}
          <form method="post" action={`${here}/code`}>
            <input type="hidden" name="token" value={token} />
            <Button kind="ghost" icon="card">
              {t(code ? 'own.another' : 'own.make')}
            </Button>
          </form>
        </>
      )}
    </section>
  );
}

function CloseForm({
  file,
  here,
  token,
  language,
}: {
  file: CaseFile;
  here: string;
  token: string;
  language: string;
}) {
  const t = teamMessagesIn(language);
  if (!file.closedAt && !file.dutyEndedOn) return null;
  return (
    <section>
      <h2>{t(file.closedAt ? 'case.reopen' : 'case.close')}</h2>
      <p>{t(file.closedAt ? 'case.reopen.lead' : 'case.close.lead')}</p>
      <form method="post" action={`${here}/close`}>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="seen" value={file.version} />
        <input type="hidden" name="open" value={file.closedAt ? 'yes' : 'no'} />
        <Button kind="ghost">{t(file.closedAt ? 'case.reopen' : 'case.close')}</Button>
      </form>
    </section>
  );
}

/** Everything that happened, the last on top, each with who says so and since when it stands here. */
function Way({ page: { language }, token, once, here, events, history }: CasePageProps & { here: string }) {
  const t = teamMessagesIn(language);
  const withdrawn = history.filter(
    ({ id, withdrawn: gone }) => gone && !history.some(({ replaces }) => replaces === id),
  );
  return (
    <section aria-labelledby="way" class="way">
      <h2 id="way">{t('way.title')}</h2>
      <ol>
        {[...events].reverse().map((event) => (
          <li>
            <p>
              <time dateTime={event.day}>{formatFullDay(event.day, language)}</time>
              <b>{eventTitle(event.kind, language)}</b>
            </p>
            <p>
              {eventDetails(event, language).map(({ label, text }) => (
                <span class="detail">
                  <span class="soft">{label}</span> <bdi>{text}</bdi>
                </span>
              ))}
            </p>
            {event.note && (
              <p dir="auto" class="note">
                {event.note}
              </p>
            )}
            <p class="soft">
              {t('way.source', {
                source: t(`source.${event.source}`),
                by: event.by,
                moment: formatDate(event.recordedAt, language, 'moment'),
              })}
              {event.replaces && <> {t('way.mended')}</>}
            </p>
            {isFormEvent(event.kind) && (
              <div class="row-actions no-print">
                <a
                  href={`${here}/event/${event.id}`}
                  aria-label={t('way.mend-of', { event: eventTitle(event.kind, language) })}
                >
                  {t('way.mend')}
                </a>
                <form method="post" action={`${here}/event/${event.id}/withdraw`}>
                  <input type="hidden" name="token" value={token} />
                  <input type="hidden" name="once" value={once} />
                  <Button
                    kind="quiet"
                    label={t('way.withdraw-of', { event: eventTitle(event.kind, language) })}
                  >
                    {t('way.withdraw')}
                  </Button>
                </form>
              </div>
            )}
          </li>
        ))}
      </ol>
      {withdrawn.length > 0 && (
        <details>
          <summary>{t('way.withdrawn', { count: withdrawn.length })}</summary>
          <ul class="plain">
            {withdrawn.map((event) => (
              <li>
                {t('way.withdrawn-one', {
                  event: eventTitle(event.kind, language),
                  day: formatFullDay(event.day, language),
                  by: event.by,
                })}
                <form method="post" action={`${here}/event/${event.id}/withdraw`}>
                  <input type="hidden" name="token" value={token} />
                  <input type="hidden" name="once" value={once} />
                  <input type="hidden" name="back" value="yes" />
                  <Button kind="quiet">{t('way.bring-back')}</Button>
                </form>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function NoticeOf({ page: { language }, notice, token, once, file }: CasePageProps) {
  const t = teamMessagesIn(language);
  if (!notice) return null;
  const { kind, event } = notice;
  if (event && (kind === 'recorded' || kind === 'withdrawn'))
    return (
      <UndoNotice
        text={t(`case.${kind}`)}
        action={`/${language}${casePath(file.id)}/event/${event}/withdraw`}
        token={token}
        fields={{ once, back: kind === 'withdrawn' ? 'yes' : 'no' }}
        language={language}
      />
    );
  return (
    <Notice kind={kind === 'changed' ? 'ask' : 'good'} role="status">
      {t(`case.${kind}`)}
    </Notice>
  );
}
