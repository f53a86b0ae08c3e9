import type { PageContext } from '#core/http/page-context.ts';
import { formatCalendarDay, formatDate } from '#core/i18n/formats.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { formatWeeklyTime, type Initiative, textIn } from '#features/directory';
import { Button, ButtonLink, type IconName, Layout, Notice, PrintButton } from '#ui';
import { messagesIn } from '../messages.ts';
import type { PlacementRequest } from '../model/requests.ts';
import { type PlacementState, stateAfter } from '../model/rules.ts';
import { OWN_STEPS } from './rules.ts';

/** A request with what the page shows beside it. */
export interface OwnRequest extends PlacementRequest {
  /** Undefined when the initiative is not in the directory any more. */
  place: Initiative | undefined;
  /** On the waiting list, from 1. */
  position: number | null;
}

interface RequestsProps {
  page: PageContext;
  token: string;
  requests: OwnRequest[];
  now: Date;
  /** A request was just sent, or something changed before a tap arrived. */
  notice?: 'sent' | 'changed' | undefined;
}

/** My requests: what was asked, what the answer is, and what can be done now. */
export function RequestsPage({ page, token, requests, now, notice }: RequestsProps) {
  const t = messagesIn(page.language);
  return (
    <Layout page={page} title={t('requests.title')} narrow robots="noindex">
      <h1>{t('requests.title')}</h1>
      {notice && (
        <Notice kind={notice === 'sent' ? 'good' : 'ask'} role="status">
          {t(`requests.${notice}`)}
        </Notice>
      )}
      {requests.length === 0 && <p class="lead">{t('requests.empty')}</p>}
      <div class="cards">
        {requests.map((request) => (
          <RequestCard page={page} token={token} request={request} now={now} />
        ))}
      </div>
      <p class="actions no-print">
        <ButtonLink href={`/${page.language}/week`} kind="ghost" icon="back">
          {t('requests.week')}
        </ButtonLink>
        {requests.length > 0 && <PrintButton label={t('requests.print')} />}
      </p>
    </Layout>
  );
}

const STEP_ICONS = {
  accept: 'check',
  withdraw: 'remove',
  rejoin: 'clock',
  start: 'check',
  end: 'check',
} as const satisfies Record<(typeof OWN_STEPS)[number], IconName>;

function RequestCard({
  page,
  token,
  request,
  now,
}: {
  page: PageContext;
  token: string;
  request: OwnRequest;
  now: Date;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const { place } = request;
  const shown = place && textIn(place, language);
  const time = place?.times.find(({ id }) => id === request.weeklyTime);
  const steps = OWN_STEPS.filter((kind) => stateAfter(request.state, kind, 'newcomer'));
  return (
    <section class="card">
      <h2 class="card-title">
        {place && shown ? (
          <a href={`/${language}/initiatives/${place.id}/come`}>
            <bdi lang={shown.language}>{shown.text.name}</bdi>
          </a>
        ) : (
          t('requests.gone')
        )}
      </h2>
      <p>
        <b>{t(`state.${shownState(request)}`)}</b>
      </p>
      <p>{whatNow(request, language, now)}</p>
      <p class="soft">
        {t('requests.asked', { day: formatDate(request.askedAt, language) })}
        {time && ` · ${formatWeeklyTime(time, language)}`}
      </p>
      {steps.length > 0 && (
        <form method="post" action={`/${language}/requests/${request.id}`} class="choices no-print">
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="version" value={request.version} />
          {steps.map((kind) => (
            <Button
              kind={kind === 'accept' || kind === 'rejoin' ? undefined : 'quiet'}
              icon={STEP_ICONS[kind]}
              name="kind"
              value={kind}
            >
              {t(`do.${kind}`)}
            </Button>
          ))}
        </form>
      )}
    </section>
  );
}

type ShownState = Exclude<PlacementState, 'new'>;

const shownState = ({ state }: PlacementRequest): ShownState => (state === 'new' ? 'asked' : state);

/** What a state means for the person, with its date. */
function whatNow(request: OwnRequest, language: string, now: Date): string {
  const t = messagesIn(language);
  const state = shownState(request);
  switch (state) {
    case 'asked':
      return request.promisedOn < amsterdamDate(now)
        ? t('now.late')
        : t('now.asked', { day: formatCalendarDay(request.promisedOn, language) });
    case 'waiting':
      return t('now.waiting', { position: request.position ?? 1 });
    case 'offered':
      return t('now.offered', {
        moment: formatDate(request.offeredUntil ?? request.stateAt, language, 'moment'),
      });
    default:
      return t(`now.${state}`);
  }
}
