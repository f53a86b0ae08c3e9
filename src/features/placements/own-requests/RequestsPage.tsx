import type { PageContext } from '#core/http/page-context.ts';
import { formatDate } from '#core/i18n/formats.ts';
import { CloseForm } from '#features/accounts';
import { formatWeeklyTime, type Initiative, textIn } from '#features/directory';
import { IdeasSection, type OwnIdea } from '#features/ideas';
import { Button, ButtonLink, ChoiceCards, Icon, type IconName, Layout, Notice, SubmitCard } from '#ui';
import { askPath } from '../asking/AskSection.tsx';
import { messagesIn } from '../messages.ts';
import { phraseText } from '../model/phrases.ts';
import type { PlacementRequest } from '../model/requests.ts';
import { stateAfter } from '../model/rules.ts';
import type { OwnStep } from '../model/step-queries.ts';
import { OtherPlaceCard } from './OtherPlaceCard.tsx';
import type { OtherPlace } from './other-places.ts';
import { reasonText, stepText, whatNow } from './request-text.ts';
import { HOW_IT_WAS, isOpen, type OwnStepKind, REQUESTS_PATH, type ShownState, shownState } from './rules.ts';

/** A request with what the page shows beside it. */
export interface OwnRequest extends PlacementRequest {
  /** Undefined when the initiative is not in the directory any more. */
  place: Initiative | undefined;
  /** On the waiting list, from 1. */
  position: number | null;
  steps: OwnStep[];
  /** Another place, where this one answers too late or not at all. */
  other: OtherPlace | undefined;
}

/** What just happened, as the address says. */
export const REQUEST_NOTICES = ['sent', 'already', 'changed', 'corrected', 'erased', 'thanks'] as const;

interface RequestsProps {
  page: PageContext;
  token: string;
  requests: OwnRequest[];
  /** What guides think of for this person. */
  ideas: OwnIdea[];
  now: Date;
  notice?: (typeof REQUEST_NOTICES)[number] | undefined;
}

/** My requests: what was asked, what the answer is, what happens next, and what can be done now. */
export function RequestsPage({ page, token, requests, ideas, now, notice }: RequestsProps) {
  const t = messagesIn(page.language);
  // An offer waits for a yes until a moment: it stands above everything.
  const open = requests
    .filter(isOpen)
    .toSorted((a, b) => Number(b.state === 'offered') - Number(a.state === 'offered'));
  const over = requests.filter((request) => !isOpen(request));
  const cards = (some: OwnRequest[]) => (
    <div class="cards">
      {some.map((request) => (
        <RequestCard page={page} token={token} request={request} now={now} />
      ))}
    </div>
  );
  return (
    <Layout page={page} title={t('requests.title')} narrow robots="noindex">
      <h1>{t('requests.title')}</h1>
      {notice && (
        <Notice kind={notice === 'changed' || notice === 'already' ? 'ask' : 'good'} role="status">
          {t(`requests.${notice}`)}
        </Notice>
      )}
      <IdeasSection page={page} token={token} ideas={ideas} />
      {requests.length === 0 && <p class="lead">{t('requests.empty')}</p>}
      {open.length > 0 && cards(open)}
      {over.length > 0 && (
        <section>
          <h2>{t('requests.over')}</h2>
          {cards(over)}
        </section>
      )}
      <p class="actions no-print">
        <ButtonLink href={`/${page.language}/week`} kind="ghost" icon="back">
          {t('requests.week')}
        </ButtonLink>
        {/* Whoever looks here with their card alone has no other way back to the answer. */}
        {requests.length > 0 && (
          <ButtonLink
            href={`/${page.language}/card`}
            kind={notice === 'sent' ? 'primary' : 'ghost'}
            icon="card"
          >
            {t('requests.card')}
          </ButtonLink>
        )}
        {requests.length > 0 && (
          <ButtonLink href={`/${page.language}${REQUESTS_PATH}/print`} kind="ghost" icon="print">
            {t('requests.print')}
          </ButtonLink>
        )}
      </p>
      <CloseForm page={page} token={token} action="/close" />
    </Layout>
  );
}

/** The picture of a state. */
export const STATE_ICONS: Record<ShownState, IconName> = {
  asked: 'letters',
  talk: 'reach-message',
  waiting: 'clock',
  offered: 'plus',
  confirmed: 'check',
  started: 'sprout',
  declined: 'remove',
  lapsed: 'clock',
  stopped: 'remove',
  withdrawn: 'remove',
  ended: 'check',
};

interface CardProps {
  page: PageContext;
  token: string;
  request: OwnRequest;
  now: Date;
}

function RequestCard({ page, token, request, now }: CardProps) {
  const { language } = page;
  const t = messagesIn(language);
  const { place, other } = request;
  const shown = place && textIn(place, language);
  const time = place?.times.find(({ id }) => id === request.weeklyTime);
  const state = shownState(request);
  const reason = reasonText(request.steps, language);
  const name = shown?.text.name ?? t('requests.gone');
  return (
    <section class="card pictured" id={`request-${request.id}`}>
      <span class="medal">
        <Icon name={STATE_ICONS[state]} />
      </span>
      <h3 class="card-title">
        {place && shown ? (
          <a href={`/${language}/initiatives/${place.id}/come`}>
            <bdi lang={shown.language}>{name}</bdi>
          </a>
        ) : (
          name
        )}
      </h3>
      <p>
        <b>{t(`state.${state}`)}</b>
      </p>
      <p>{[reason, whatNow(request, language, now)].filter(Boolean).join(' ')}</p>
      <Words page={page} steps={request.steps} />
      <p class="soft">
        {t('requests.asked', { day: formatDate(request.askedAt, language) })}
        {time && ` · ${formatWeeklyTime(time, language)}`}
      </p>
      <Steps page={page} token={token} request={request} name={name} />
      {other && (
        <div>
          <h4>{t('requests.other')}</h4>
          <OtherPlaceCard language={language} other={other} />
        </div>
      )}
      <details>
        <summary>{t('requests.steps')}</summary>
        <ol class="plain">
          {request.steps.map((step) => (
            <li>
              {stepText(step, language)}{' '}
              <span class="soft">
                {formatDate(step.at, language, 'moment')} · {t(`who.${step.by}`)}
              </span>
            </li>
          ))}
        </ol>
      </details>
      <LesserSteps request={request} language={language} />
    </section>
  );
}

/** What else somebody can do with a request, while it runs or once it is over. */
function LesserSteps({ request, language }: { request: OwnRequest; language: string }) {
  const t = messagesIn(language);
  if (isOpen(request))
    return (
      <p class="no-print">
        <ButtonLink href={`/${language}${REQUESTS_PATH}/${request.id}/contact`} kind="quiet" icon="pen">
          {t('do.contact')}
        </ButtonLink>
      </p>
    );
  if (!request.place || !AGAIN.has(shownState(request))) return null;
  return (
    <p class="no-print">
      <ButtonLink href={`/${language}${askPath(request.place.id)}`} kind="quiet" icon="swap">
        {t('do.again')}
      </ButtonLink>
    </p>
  );
}

/** After these one can ask at the same place again. */
const AGAIN: ReadonlySet<ShownState> = new Set(['declined', 'stopped', 'withdrawn', 'ended']);

/** What the initiative said last: a ready sentence in the language of the reader, and words of their own as they wrote them. */
function Words({ page: { language }, steps }: { page: PageContext; steps: readonly OwnStep[] }) {
  const said = steps.findLast(({ words, details }) => words !== null || details.phrase);
  if (!said) return null;
  const { phrase } = said.details;
  return (
    <div>
      <p class="soft">{messagesIn(language)('requests.words')}</p>
      {phrase && <p>{phraseText(phrase, language)}</p>}
      {said.words && <blockquote dir="auto">{said.words}</blockquote>}
    </div>
  );
}

/** What somebody can do now: the next step as buttons, and what cannot be undone behind one more tap. */
function Steps({ page: { language }, token, request, name }: Omit<CardProps, 'now'> & { name: string }) {
  const t = messagesIn(language);
  const can = (kind: OwnStepKind) => stateAfter(request.state, kind, 'newcomer') !== undefined;
  const path = `/${language}${REQUESTS_PATH}/${request.id}`;
  const fields = (
    <>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="version" value={request.version} />
    </>
  );
  const next = (['accept', 'rejoin', 'start', 'end'] as const).filter(
    (kind) => can(kind) && !(kind === 'end' && request.state === 'confirmed'),
  );
  const told = request.steps.findLast(({ kind }) => kind === 'feedback')?.details.outcome;
  const how = HOW_IT_WAS.find((known) => known === told);
  return (
    <div class="no-print">
      {next.length > 0 && (
        <form method="post" action={path} class="actions">
          {fields}
          {next.map((kind) => (
            <Button
              kind={kind === 'accept' || kind === 'rejoin' ? 'primary' : 'ghost'}
              icon={kind === 'rejoin' ? 'clock' : 'check'}
              name="kind"
              value={kind}
              label={`${t(`do.${kind}`)} · ${name}`}
            >
              {t(`do.${kind}`)}
            </Button>
          ))}
        </form>
      )}
      {how && <p>{t('feedback.told', { how: t(`feedback.${how}`) })}</p>}
      {can('feedback') && !how && (
        <form method="post" action={path}>
          {fields}
          <input type="hidden" name="kind" value="feedback" />
          <h4>{t('feedback.title')}</h4>
          <ChoiceCards columns={3}>
            {HOW_IT_WAS.map((face) => (
              <SubmitCard
                name="how"
                value={face}
                icon={`face-${face}`}
                label={t(`feedback.${face}`)}
                chosen={false}
              />
            ))}
          </ChoiceCards>
        </form>
      )}
      {can('withdraw') && (
        <details>
          <summary>{t(request.state === 'offered' ? 'do.no-thanks' : 'do.withdraw')}</summary>
          <p>{t('stop.sure')}</p>
          <form method="post" action={path}>
            {fields}
            <Button
              kind="danger"
              icon="remove"
              name="kind"
              value="withdraw"
              label={`${t('do.stop-yes')} · ${name}`}
            >
              {t('do.stop-yes')}
            </Button>
          </form>
        </details>
      )}
      {!isOpen(request) && (
        <details>
          <summary>{t('do.erase')}</summary>
          <p>{t('erase.sure')}</p>
          <form method="post" action={`${path}/erasure`}>
            <input type="hidden" name="token" value={token} />
            <Button kind="danger" icon="trash" label={`${t('do.erase-yes')} · ${name}`}>
              {t('do.erase-yes')}
            </Button>
          </form>
        </details>
      )}
    </div>
  );
}
