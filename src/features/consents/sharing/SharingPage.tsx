import type { AccessLogEntry } from '#core/access/logged-read.ts';
import type { PageContext } from '#core/http/page-context.ts';
import { formatDate, joinNames } from '#core/i18n/formats.ts';
import { Button, ButtonLink, Layout, Notice, PrintButton } from '#ui';
import { messagesIn } from '../messages.ts';
import type { ConsentRecord } from '../model/queries.ts';
import { consentState } from '../model/rules.ts';
import { isForOneThing, SHARING_PATH } from './rules.ts';

interface SharingProps {
  page: PageContext;
  token: string;
  consents: readonly ConsentRecord[];
  /** The lines of the access log, by the actor. */
  looks: ReadonlyMap<string, AccessLogEntry[]>;
  now: Date;
  notice?: 'stopped' | 'said-no' | undefined;
}

/** Who may read my story, who looked, what was before and what I refused. */
export function SharingPage({ page, token, consents, looks, now, notice }: SharingProps) {
  const t = messagesIn(page.language);
  const live = consents.filter((consent) => consentState(consent, now) === 'live');
  const refused = consents.filter(({ decision }) => decision === 'refused');
  const before = consents.filter((consent) => !live.includes(consent) && !refused.includes(consent));
  const lists = [
    ['sharing.now', live],
    ['sharing.before', before],
    ['sharing.refused', refused],
  ] as const;
  return (
    <Layout page={page} title={t('sharing.title')} narrow robots="noindex">
      <h1>{t('sharing.title')}</h1>
      {notice && (
        <Notice kind="good" role="status">
          {t(`sharing.${notice}`)}
        </Notice>
      )}
      <p class="lead">{t(live.length ? 'sharing.lead' : 'sharing.empty')}</p>
      <p class="actions no-print">
        <ButtonLink href={`/${page.language}${SHARING_PATH}/new`} icon="plus">
          {t('sharing.new')}
        </ButtonLink>
      </p>
      {lists.map(
        ([title, list]) =>
          list.length > 0 && (
            <section>
              <h2>{t(title)}</h2>
              <div class="cards">
                {list.map((consent) => (
                  <ConsentCard
                    page={page}
                    token={token}
                    consent={consent}
                    looks={looks.get(`consent:${consent.id}`) ?? []}
                    now={now}
                  />
                ))}
              </div>
            </section>
          ),
      )}
      <p class="soft">{t('sharing.never')}</p>
      <p class="actions no-print">
        <ButtonLink href={`/${page.language}/story`} kind="ghost" icon="back">
          {t('back')}
        </ButtonLink>
        <ButtonLink href={`/${page.language}/story/log`} kind="quiet">
          {t('log.title')}
        </ButtonLink>
        {consents.length > 0 && <PrintButton label={t('sharing.print')} />}
      </p>
    </Layout>
  );
}

/** Who reads; the screen beside has no name, so that its words are those of the language of the page. */
export const recipientText = ({ kind, recipientName }: ConsentRecord, language: string): string =>
  kind === 'screen' ? messagesIn(language)('to.screen') : recipientName;

/** What of a story somebody reads, as a line. */
export function partsText(consent: ConsentRecord, language: string): string {
  const t = messagesIn(language);
  if (consent.parts.length > 0)
    return joinNames(
      consent.parts.map((part) => t(`part.${part}`)),
      language,
    );
  return t(isForOneThing(consent.purpose) ? `item.only.${consent.purpose}` : 'item.only.other');
}

/** How it stands with a consent, with the day. */
export function stateText(consent: ConsentRecord, language: string, now: Date): string {
  const state = consentState(consent, now);
  const moment =
    state === 'live' || state === 'refused' ? consent.decidedAt : (consent.endedAt ?? consent.until);
  // What ends with a day ends at midnight: the last moment of it is said, not the first of the next.
  const day = new Date(moment.getTime() - (state === 'over' ? 1 : 0));
  return messagesIn(language)(`state.${state}`, { day: formatDate(day, language) });
}

/** Until when somebody reads; the screen beside has a clock. */
export const untilText = ({ kind, until }: ConsentRecord, language: string): string =>
  kind === 'screen'
    ? messagesIn(language)('item.until-moment', { moment: formatDate(until, language, 'moment') })
    : messagesIn(language)('item.until', { day: formatDate(new Date(until.getTime() - 1), language) });

function ConsentCard({
  page,
  token,
  consent,
  looks,
  now,
}: Pick<SharingProps, 'page' | 'token' | 'now'> & { consent: ConsentRecord; looks: AccessLogEntry[] }) {
  const { language } = page;
  const t = messagesIn(language);
  const path = `/${language}${SHARING_PATH}/${consent.id}`;
  const isLive = consentState(consent, now) === 'live';
  return (
    <section class="card">
      <h3 class="card-title">
        <bdi>{recipientText(consent, language)}</bdi>
      </h3>
      <p>{t('item.parts', { parts: partsText(consent, language) })}</p>
      <p>{t('item.why', { purpose: t(`purpose.${consent.purpose}`) })}</p>
      {isLive && consent.mayFill && <p>{t('item.fill')}</p>}
      <p>
        <b>{isLive ? untilText(consent, language) : stateText(consent, language, now)}</b>
      </p>
      {consent.decision === 'given' &&
        (looks.length > 0 ? (
          <details>
            <summary>{t('item.looks')}</summary>
            <ol class="log">
              {looks.map(({ at, purpose }) => (
                <li>
                  <time dateTime={at.toISOString()}>{formatDate(at, language, 'moment')}</time>
                  <span class="soft">{t(`log.purpose.${purpose}`)}</span>
                </li>
              ))}
            </ol>
          </details>
        ) : (
          <p class="soft">{t('item.never-looked')}</p>
        ))}
      <p>
        <a href={path}>{t('item.receipt')}</a>
      </p>
      {isLive && <StopForm page={page} token={token} consent={consent} />}
    </section>
  );
}

/** Stopping: one tap, and one that says so. */
export function StopForm({
  page,
  token,
  consent,
}: {
  page: PageContext;
  token: string;
  consent: ConsentRecord;
}) {
  const t = messagesIn(page.language);
  return (
    <details class="no-print">
      <summary>{t('stop.ask')}</summary>
      <p>{t('stop.sure', { name: recipientText(consent, page.language) })}</p>
      {consent.purpose === 'place' && <p>{t('stop.request')}</p>}
      <form method="post" action={`/${page.language}${SHARING_PATH}/${consent.id}/stop`}>
        <input type="hidden" name="token" value={token} />
        <Button kind="danger" icon="remove">
          {t('stop.do')}
        </Button>
      </form>
    </details>
  );
}
