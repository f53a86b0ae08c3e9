import type { Owner } from '#core/access/actor.ts';
import type { PageContext } from '#core/http/page-context.ts';
import type { Initiative } from '#features/directory';
import { answerText } from '#features/story';
import { Button, ButtonLink, Layout, Notice, Pager, PrintButton, TextField } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { BackToOwnPage, PlacementTabs } from '../model/PlacementTabs.tsx';
import { INBOX_PATH, SETTINGS_PATH } from '../model/paths.ts';
import type { PlacementRequest } from '../model/requests.ts';
import type { PlacementState } from '../model/rules.ts';
import { ReachLine, StateLine, timeText } from './RequestFacts.tsx';
import { answersIn, INBOX_FILTERS, type InboxFilter, type InboxStep, inboxFilters } from './rules.ts';

interface InboxProps {
  page: PageContext;
  token: string;
  actor: Owner;
  initiative: Initiative | undefined;
  /** Whether the initiative ever said how it answers. */
  answers: boolean;
  requests: PlacementRequest[];
  counts: ReadonlyMap<PlacementState, number>;
  /** So many wait longer than was promised. */
  lateCount: number;
  filter: InboxFilter;
  /** The first name that somebody looks for; empty: everybody. */
  sought: string;
  pages: { current: number; total: number };
  now: Date;
  /** The request that was answered just now. */
  answered?: PlacementRequest | undefined;
  /** A request is not there any more: who asked stopped, or took the consent back. */
  gone: boolean;
}

/** The inbox of an initiative: who asks for a place, who waits longest first, and one tap for each answer. */
export function InboxPage(props: InboxProps) {
  const { page, token, actor, initiative, requests, counts, filter, sought, now, pages, answered } = props;
  const { language } = page;
  const t = teamMessagesIn(language);
  const countOf = (states: readonly PlacementState[]) =>
    states.reduce((sum, state) => sum + (counts.get(state) ?? 0), 0);
  const waiting = countOf(inboxFilters.open);
  const pageLink = (number: number) => ({
    href: `/${language}${INBOX_PATH}?${new URLSearchParams({ show: filter, ...(sought ? { q: sought } : {}), page: String(number) })}`,
    label: t('pages.number', { number }),
  });
  return (
    <Layout page={page} title={t('inbox.title')} sheet={page.assets['owner.css']} robots="noindex">
      <h1>{t('inbox.title')}</h1>
      <PlacementTabs language={language} actor={actor} current="requests" />
      {props.gone && (
        <Notice kind="ask" role="status">
          {t('notice.gone')}
        </Notice>
      )}
      {answered && (
        <Notice kind="good" role="status">
          <p>{t('notice.answered', { name: answered.firstName })}</p>
          <StateLine request={answered} language={language} now={now} />
          <p>
            <a href={`/${language}${INBOX_PATH}/${answered.id}`}>{t('notice.look')}</a>
          </p>
        </Notice>
      )}
      {!props.answers && (
        <Notice kind="ask">
          <p>{t('notice.no-settings')}</p>
          <p>
            <a href={`/${language}${SETTINGS_PATH}`}>{t('notice.settings')}</a>
          </p>
        </Notice>
      )}
      <p class="lead">
        {t('inbox.waiting', { count: waiting })}{' '}
        {props.lateCount > 0 && <b>{t('inbox.late', { count: props.lateCount })}</b>}
      </p>
      <nav class="no-print" aria-label={t('filters')}>
        <ul class="chips">
          {INBOX_FILTERS.map((name) => (
            <li>
              <a
                href={`/${language}${INBOX_PATH}?show=${name}`}
                aria-current={name === filter && !sought ? 'true' : undefined}
              >
                {t(`filter.${name}`, { count: countOf(inboxFilters[name]) })}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <form method="get" action={`/${language}${INBOX_PATH}`} class="search no-print">
        <TextField name="q" type="search" label={t('search')} value={sought} maxlength={60} />
        <Button kind="ghost" icon="search">
          {t('search.do')}
        </Button>
      </form>
      {sought && (
        <p role="status">
          {t('search.found', { count: requests.length, name: sought })}{' '}
          <a href={`/${language}${INBOX_PATH}`}>{t('search.all')}</a>
        </p>
      )}
      {requests.length === 0 && !sought && <p class="lead">{t(`empty.${filter}`)}</p>}
      <div class="cards">
        {requests.map((request) => (
          <Received language={language} token={token} request={request} initiative={initiative} now={now} />
        ))}
      </div>
      {pages.total > 1 && (
        <Pager
          label={t('pages', pages)}
          previous={pages.current > 1 ? pageLink(pages.current - 1) : undefined}
          next={pages.current < pages.total ? pageLink(pages.current + 1) : undefined}
        />
      )}
      {requests.length > 0 && <PrintButton label={t('inbox.print')} />}
      <BackToOwnPage language={language} actor={actor} />
    </Layout>
  );
}

/** Answers that need no reason and no words: one tap in the list. */
const QUICK_STEPS: readonly InboxStep[] = ['offer', 'confirm', 'queue', 'start'];

function Received({
  language,
  token,
  request,
  initiative,
  now,
}: {
  language: string;
  token: string;
  request: PlacementRequest;
  initiative: Initiative | undefined;
  now: Date;
}) {
  const t = teamMessagesIn(language);
  const path = `/${language}${INBOX_PATH}/${request.id}`;
  const quick = answersIn(request.state).filter((kind) => QUICK_STEPS.includes(kind));
  const [first, ...others] = quick;
  const answer = (kind: InboxStep, look?: 'ghost') => (
    <Button
      {...(look ? { kind: look } : {})}
      name="kind"
      value={kind}
      label={t('do.for', { what: t(`do.${kind}`), name: request.firstName })}
    >
      {t(`do.${kind}`)}
    </Button>
  );
  return (
    <article class="card">
      <h2 class="card-title">
        <a href={path}>
          <bdi>{request.firstName}</bdi>
        </a>
      </h2>
      <StateLine request={request} language={language} now={now} />
      <p>
        {t('asked.party', { count: request.party })} ·{' '}
        {timeText(request, initiative, language) ?? t('fact.anytime')}
      </p>
      {request.spoken.length > 0 && <p>{answerText('languages', request.spoken, language)}</p>}
      <p>
        <ReachLine request={request} language={language} />
      </p>
      <form method="post" action={path} class="answer no-print">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="version" value={request.version} />
        <input type="hidden" name="from" value="list" />
        {first && answer(first)}
        {others.length > 0 && (
          <details>
            <summary>{t('answer.other')}</summary>
            <p class="actions">
              {others.map((kind) => answer(kind, 'ghost'))}
              <ButtonLink href={path} kind="ghost" icon="pen">
                {t('answer.all')}
              </ButtonLink>
            </p>
          </details>
        )}
        {others.length === 0 && (
          <ButtonLink href={path} kind="ghost" icon="arrow">
            {t('answer.look')}
          </ButtonLink>
        )}
      </form>
    </article>
  );
}
