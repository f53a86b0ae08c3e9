import type { PageContext } from '#core/http/page-context.ts';
import { formatCalendarDay, formatDate, formatTime } from '#core/i18n/formats.ts';
import type { GuideCode } from '#features/accounts';
import type { GuideConsent } from '#features/consents';
import { type Initiative, textIn } from '#features/directory';
import type { GuidedRequest } from '#features/placements';
import { Badge, Button, Layout, Notice, QrFigure } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { GUIDE_PATH, personPath } from './rules.ts';

interface DeskProps {
  page: PageContext;
  token: string;
  guide: { name: string; organisation: string };
  /** What ends first on top. */
  people: GuideConsent[];
  requests: (GuidedRequest & { place: Initiative | undefined })[];
  /** A code that waits for a newcomer, and its picture for a camera. */
  code: GuideCode | undefined;
  qr: string | undefined;
  notice?: 'given-back' | 'ended' | undefined;
}

/** The name that somebody chose, or that they chose none. */
export const nameOf = ({ shownName }: GuideConsent, language: string): string =>
  shownName ?? teamMessagesIn(language)('person.unnamed');

/** The last day on which somebody shares: what ends at midnight is over on the next. */
export const lastDay = ({ until }: GuideConsent, language: string): string =>
  formatDate(new Date(until.getTime() - 1), language);

/** The desk of a guide: people they walk along with, what waits through them, and the code for who is new. */
export function DeskPage({ page, token, guide, people, requests, code, qr, notice }: DeskProps) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const byConsent = new Map(people.map((person) => [person.id, person]));
  return (
    <Layout page={page} title={t('desk.title')} robots="noindex">
      <p class="soft">{t('desk.who', guide)}</p>
      <h1>{t('desk.title')}</h1>
      {notice && (
        <Notice kind={notice === 'ended' ? 'ask' : 'good'} role="status">
          {t(`notice.${notice}`)}
        </Notice>
      )}
      <p class="lead">{people.length ? t('desk.lead', { count: people.length }) : t('desk.empty')}</p>
      {people.length === 0 && (
        <ol>
          <li>{t('desk.how.code')}</li>
          <li>{t('desk.how.type')}</li>
          <li>{t('desk.how.choose')}</li>
        </ol>
      )}
      <div class="cards">
        {people.map((person) => (
          <section class="card">
            <h2 class="card-title">
              <a href={`/${language}${personPath(person.id)}`}>
                <bdi>{nameOf(person, language)}</bdi>
              </a>
            </h2>
            <p>
              <b>{t('person.until', { day: lastDay(person, language) })}</b>{' '}
              {person.purpose === 'conversation' && <Badge kind="soft">{t('person.conversation')}</Badge>}
            </p>
            <p class="soft">
              {person.parts.length
                ? person.parts.map((part) => t(`part.${part}`)).join(' · ')
                : t('person.nothing')}
            </p>
          </section>
        ))}
      </div>
      {requests.length > 0 && (
        <>
          <h2>{t('requests.title')}</h2>
          <p>{t('requests.lead')}</p>
          <div class="cards">
            {requests.map((request) => {
              const person = byConsent.get(request.consent);
              const shown = request.place && textIn(request.place, language);
              return (
                <section class="card">
                  <h3 class="card-title">
                    <bdi>{person ? nameOf(person, language) : t('person.unnamed')}</bdi>
                  </h3>
                  <p>
                    <b>{shown ? <bdi lang={shown.language}>{shown.text.name}</bdi> : t('requests.gone')}</b>
                  </p>
                  <p>{stateText(request, language)}</p>
                  <p class="soft">{t('requests.asked', { day: formatDate(request.askedAt, language) })}</p>
                </section>
              );
            })}
          </div>
        </>
      )}
      <section id="code" class="no-print">
        <h2>{t('code.title')}</h2>
        {code && qr ? (
          <>
            <p>{t('code.lead', { time: formatTime(code.endsAt, language) })}</p>
            <p class="big-code">
              <bdi dir="ltr">
                {code.code.slice(0, 4)} {code.code.slice(4)}
              </bdi>
            </p>
            <QrFigure svg={qr} caption={t('code.scan')} />
          </>
        ) : (
          <p>{t('code.why')}</p>
        )}
        <form method="post" action={`/${language}${GUIDE_PATH}/code`}>
          <input type="hidden" name="token" value={token} />
          <Button kind={code ? 'ghost' : undefined} icon="card">
            {t(code ? 'code.another' : 'code.show')}
          </Button>
        </form>
      </section>
      <section class="no-print">
        <h2>{t('together.title')}</h2>
        <p>{t('together.lead')}</p>
        <form method="post" action={`/${language}${GUIDE_PATH}/together`}>
          <input type="hidden" name="token" value={token} />
          <Button kind="ghost" icon="people">
            {t('together.begin')}
          </Button>
        </form>
      </section>
    </Layout>
  );
}

/** The state of a request with its date. */
function stateText(request: GuidedRequest, language: string): string {
  const t = teamMessagesIn(language);
  const { state } = request;
  if (state === 'new' || state === 'asked')
    return t('state.asked', { day: formatCalendarDay(request.promisedOn, language) });
  if (state === 'offered' && request.offeredUntil)
    return t('state.offered', { moment: formatDate(request.offeredUntil, language, 'moment') });
  return t('state.since', {
    state: t(`state.${state === 'offered' || state === 'withdrawn' ? 'stopped' : state}`),
    day: formatDate(request.stateAt, language),
  });
}
