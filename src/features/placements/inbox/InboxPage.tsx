import type { PageContext } from '#core/http/page-context.ts';
import { formatCalendarDay, formatDate } from '#core/i18n/formats.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { OWNER_PATH } from '#features/directory';
import { answerText } from '#features/story';
import {
  Button,
  ButtonLink,
  CheckboxCard,
  ChoiceCards,
  Layout,
  Notice,
  Pager,
  PrintButton,
  TextField,
} from '#ui';
import { teamMessagesIn } from '../messages.ts';
import type { PlacementRequest } from '../model/requests.ts';
import { type PlacementState, stateAfter } from '../model/rules.ts';
import type { PlacementSettings } from '../model/settings.ts';
import { INBOX_PATH, INBOX_STEPS, type InboxFilter, inboxFilters } from './rules.ts';

interface InboxProps {
  page: PageContext;
  token: string;
  /** Undefined while the initiative never said how it answers. */
  settings: PlacementSettings | undefined;
  requests: PlacementRequest[];
  counts: ReadonlyMap<PlacementState, number>;
  filter: InboxFilter;
  pages: { current: number; total: number };
  now: Date;
  /** A member answers, and changes no settings. */
  mayChange: boolean;
  notice?: 'changed' | 'full' | 'party-too-large' | 'held' | 'saved' | 'not-saved' | undefined;
}

/** The inbox of an initiative: who asks for a place, who waits longest first, and one tap for each answer. */
export function InboxPage(props: InboxProps) {
  const { page, token, requests, counts, filter, now, notice, pages } = props;
  const { language } = page;
  const t = teamMessagesIn(language);
  const countOf = (states: readonly PlacementState[]) =>
    states.reduce((sum, state) => sum + (counts.get(state) ?? 0), 0);
  const pageLink = (number: number) => ({
    href: `/${language}${INBOX_PATH}?show=${filter}&page=${number}`,
    label: String(number),
  });
  return (
    <Layout page={page} title={t('inbox.title')} robots="noindex">
      <h1>{t('inbox.title')}</h1>
      {notice && (
        <Notice kind={notice === 'saved' ? 'good' : 'ask'} role="status">
          {t(`notice.${notice}`)}
        </Notice>
      )}
      <nav class="actions no-print" aria-label={t('inbox.title')}>
        {Object.entries(inboxFilters).map(([name, states]) => (
          <ButtonLink
            href={`/${language}${INBOX_PATH}?show=${name}`}
            kind={name === filter ? 'primary' : 'ghost'}
          >
            {t(`filter.${name as InboxFilter}`, { count: countOf(states) })}
          </ButtonLink>
        ))}
      </nav>
      {requests.length === 0 && <p class="lead">{t(`empty.${filter}`)}</p>}
      <div class="cards">
        {requests.map((request) => (
          <Received page={page} token={token} request={request} now={now} />
        ))}
      </div>
      {pages.total > 1 && (
        <Pager
          label={t('pages')}
          previous={pages.current > 1 ? pageLink(pages.current - 1) : undefined}
          next={pages.current < pages.total ? pageLink(pages.current + 1) : undefined}
        />
      )}
      {requests.length > 0 && <PrintButton label={t('inbox.print')} />}
      <SettingsForm {...props} />
      <ButtonLink href={`/${language}${props.mayChange ? OWNER_PATH : '/account'}`} kind="ghost" icon="back">
        {t('inbox.back')}
      </ButtonLink>
    </Layout>
  );
}

function Received({
  page: { language },
  token,
  request,
  now,
}: {
  page: PageContext;
  token: string;
  request: PlacementRequest;
  now: Date;
}) {
  const t = teamMessagesIn(language);
  const { state } = request;
  const late = state === 'asked' && request.promisedOn < amsterdamDate(now);
  return (
    <section class="card">
      <h2 class="card-title">
        <bdi>{request.firstName}</bdi>
      </h2>
      <p>
        <b>{t(`state.${state === 'new' || state === 'withdrawn' ? 'asked' : state}`)}</b>
        {state === 'asked' && (
          <>
            {' '}
            · {t(late ? 'asked.late' : 'asked.by', { day: formatCalendarDay(request.promisedOn, language) })}
          </>
        )}
        {state === 'offered' && request.offeredUntil && (
          <> · {t('offered.until', { moment: formatDate(request.offeredUntil, language, 'moment') })}</>
        )}
      </p>
      <p>
        {t('asked.party', { count: request.party })}
        {request.spoken.length > 0 && ` · ${answerText('languages', request.spoken, language)}`}
      </p>
      <p>
        {t(`reach.${request.reach}`)}{' '}
        {request.reachDetail &&
          (request.reach === 'email' ? (
            <a href={`mailto:${request.reachDetail}`}>
              <bdi>{request.reachDetail}</bdi>
            </a>
          ) : (
            <a href={`tel:${request.reachDetail.replace(/[^+\d]/g, '')}`}>
              <bdi>{request.reachDetail}</bdi>
            </a>
          ))}
      </p>
      <form method="post" action={`/${language}${INBOX_PATH}/${request.id}`} class="actions no-print">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="version" value={request.version} />
        {INBOX_STEPS.filter((kind) => stateAfter(state, kind, 'initiative')).map((kind) => (
          <Button
            kind={kind === 'offer' ? undefined : 'ghost'}
            name="kind"
            value={kind}
            label={`${t(`do.${kind}`)}: ${request.firstName}`}
          >
            {t(`do.${kind}`)}
          </Button>
        ))}
      </form>
    </section>
  );
}

/** How the initiative answers: whether, how many places, how soon, and when it is away. */
function SettingsForm({ page, token, settings, mayChange }: InboxProps) {
  const t = teamMessagesIn(page.language);
  if (!mayChange) return null;
  return (
    <details class="no-print" open={!settings}>
      <summary>{t('settings.title')}</summary>
      <form method="post" action={`/${page.language}${INBOX_PATH}`}>
        <input type="hidden" name="token" value={token} />
        <ChoiceCards columns={1}>
          <CheckboxCard
            name="open"
            value="yes"
            icon="letters"
            label={t('settings.open')}
            checked={settings?.open ?? true}
          />
          <CheckboxCard
            name="automatic"
            value="yes"
            icon="check"
            label={t('settings.automatic')}
            hint={t('settings.automatic.hint')}
            checked={settings?.automatic ?? false}
          />
        </ChoiceCards>
        <TextField
          name="places"
          label={t('settings.places')}
          hint={t('settings.places.hint', { held: settings?.held ?? 0 })}
          value={settings?.places?.toString() ?? ''}
          inputmode="numeric"
          maxlength={4}
        />
        <TextField
          name="answerDays"
          label={t('settings.days')}
          value={String(settings?.answerDays ?? 3)}
          inputmode="numeric"
          maxlength={2}
        />
        <TextField
          name="leaveUntil"
          type="date"
          label={t('settings.leave')}
          hint={t('settings.leave.hint')}
          value={settings?.leaveUntil ?? ''}
        />
        <Button>{t('settings.save')}</Button>
      </form>
    </details>
  );
}
