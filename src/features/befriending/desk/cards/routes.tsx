import type { Owner } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { readTableQuery, tableHref, tablePage } from '#core/http/table-query.ts';
import { isCalendarDay } from '#core/time/amsterdam.ts';
import { DESK_PATH } from '../../model/paths.ts';
import { deskPauses } from '../../model/pause-queries.ts';
import { followUpOf } from '../../pairs/follow-up-queries.ts';
import { NoPoolPage } from '../model/NoPoolPage.tsx';
import { CARDS_PATH, cardPath, PRINT_PATH } from '../model/paths.ts';
import { consentsOf, poolCards } from '../model/queries.ts';
import { readDesk } from '../model/read-desk.ts';
import { noteMemberCheck, pauseCard, resumeCard, undoMemberCheck } from './actions.ts';
import { type CardNotice, CardPage, type CardTrouble } from './CardPage.tsx';
import { CardsPage } from './CardsPage.tsx';
import type { CheckUndo, DayError } from './CheckSection.tsx';
import { PrintPage } from './PrintPage.tsx';
import { rowsOfPool } from './read-rows.ts';
import { chosenRows } from './rows.ts';
import { cardsTable, countViews, neighboursOf, obstaclesOf } from './rules.ts';

const READS = { allow: 'member', teamLanguages: true, purpose: 'befriending' } as const;
const CARD_PAGE_PATH = `${CARDS_PATH}/:id{${UUID_PATTERN}}` as const;
const UUID = new RegExp(`^${UUID_PATTERN}$`);
const MAX_PRINTED = 100;

async function showCards(ctx: RequestContext<Owner>): Promise<Response> {
  const query = readTableQuery(ctx.query, cardsTable);
  const read = await readDesk(ctx, DESK_PATH, async (tx, pool) => {
    const { rows } = await rowsOfPool(tx, ctx.app, pool);
    const cards = tablePage(chosenRows(rows, query, ctx.language), query);
    return {
      value: { cards, counts: countViews(rows), total: rows.length },
      consents: consentsOf(cards.rows),
    };
  });
  if (!read) return ctx.render(<NoPoolPage page={ctx.page} actor={ctx.actor} />);
  const { pool, page, value } = read;
  return ctx.render(
    <CardsPage
      page={page}
      token={ctx.formToken()}
      query={query}
      {...value}
      asksCheck={pool.checkKind !== 'none'}
      now={ctx.app.now()}
      notice={ctx.query.has('gone') ? 'gone' : undefined}
    />,
  );
}

const NOTICES: readonly CardNotice[] = ['paused', 'resumed', 'undone', 'proposed'];

async function showCard(
  ctx: RequestContext<Owner>,
  answer?: { notice?: CardNotice; trouble?: CardTrouble },
): Promise<Response> {
  const id = ctx.param('id');
  const query = readTableQuery(ctx.query, cardsTable);
  const read = await readDesk(ctx, `${CARDS_PATH}/:id`, async (tx, pool) => {
    const { rows, checks } = await rowsOfPool(tx, ctx.app, pool);
    const row = rows.find(({ card }) => card.id === id);
    if (!row) return { value: undefined, consents: [] };
    const neighbours = neighboursOf(chosenRows(rows, query, ctx.language), id);
    const [pause] = await deskPauses(tx, ctx.app, [id]);
    const pairs = (await followUpOf(tx, ctx.app, pool.listing)).filter(({ newcomerCard, residentCard }) =>
      [newcomerCard, residentCard].includes(id),
    );
    const others = new Map(
      rows
        .filter(({ card }) =>
          pairs.some(({ newcomerCard, residentCard }) => [newcomerCard, residentCard].includes(card.id)),
        )
        .map((other) => [other.card.id, other]),
    );
    return {
      value: { row, checks, neighbours, pause, pairs, others, ...obstaclesOf(rows, row) },
      consents: consentsOf([row, ...others.values()]),
    };
  });
  if (!read?.value) return ctx.redirect(`${DESK_PATH}?gone`);
  return ctx.render(
    <CardPage
      page={{ ...read.page, path: `${CARDS_PATH}/${id}` }}
      token={ctx.formToken()}
      {...read.value}
      pool={read.pool}
      query={query}
      now={ctx.app.now()}
      notice={answer?.notice ?? NOTICES.find((notice) => ctx.query.get('done') === notice)}
      trouble={answer?.trouble}
      undo={undoOf(ctx.query)}
    />,
    answer?.notice === 'changed' ? 409 : answer ? 422 : 200,
  );
}

/** Back to a card in the table from which somebody came, with what was done. */
const cardDone = (ctx: RequestContext, done: CardNotice | 'noted', undo?: CheckUndo): Response => {
  const query = readTableQuery(ctx.query, cardsTable);
  const href = tableHref(cardPath(ctx.param('id')), query, { page: query.page });
  const back = undo && new URLSearchParams({ member: undo.member, before: undo.before });
  return ctx.redirect(`${href}&done=${done}${back ? `&${back}` : ''}`);
};

/** The note that was made just now, and what stood there before. */
function undoOf(query: URLSearchParams): CheckUndo | undefined {
  const [member, before] = [query.get('member') ?? '', query.get('before') ?? ''];
  if (query.get('done') !== 'noted' || !UUID.test(member)) return undefined;
  return { member, before: isCalendarDay(before) ? before : '' };
}

const DAY_ERRORS: readonly DayError[] = ['no-day', 'future', 'over'];

/** The pool of an organisation: the list, one card, and cards on paper. */
export const deskCardRoutes: Route[] = [
  get(DESK_PATH, READS, showCards),
  get(CARD_PAGE_PATH, READS, (ctx) => showCard(ctx)),
  post(`${CARD_PAGE_PATH}/pause`, { ...READS, action: pauseCard }, async (ctx, run) => {
    const typed = ctx.form.get('reason');
    const paused = await run({ card: ctx.param('id'), version: ctx.form.get('version'), reason: typed });
    if (paused.ok) return cardDone(ctx, 'paused');
    const { refusal } = paused;
    if (refusal === 'no-reason' || refusal === 'too-long')
      return showCard(ctx, { trouble: { reason: { typed, error: refusal } } });
    return showCard(ctx, { notice: 'changed', trouble: { reason: { typed } } });
  }),
  post(`${CARD_PAGE_PATH}/resume`, { ...READS, action: resumeCard }, async (ctx, run) => {
    const resumed = await run({ card: ctx.param('id'), version: ctx.form.get('version') });
    return resumed.ok ? cardDone(ctx, 'resumed') : showCard(ctx, { notice: 'changed' });
  }),
  post(`${CARD_PAGE_PATH}/check`, { ...READS, action: noteMemberCheck }, async (ctx, run) => {
    const { form } = ctx;
    const [member, typed] = [form.get('member'), form.get('datedOn')];
    const noted = await run({ card: ctx.param('id'), member, datedOn: typed, seen: form.get('seen') });
    if (noted.ok) return cardDone(ctx, 'noted', { member, before: noted.value.before });
    const error = DAY_ERRORS.find((known) => known === noted.refusal);
    return showCard(ctx, {
      ...(error ? {} : { notice: 'changed' as const }),
      trouble: { day: { member, typed, error } },
    });
  }),
  post(`${CARD_PAGE_PATH}/check/undo`, { ...READS, action: undoMemberCheck }, async (ctx, run) => {
    const { form } = ctx;
    const undone = await run({
      card: ctx.param('id'),
      member: form.get('member'),
      datedOn: form.get('datedOn'),
      seen: form.get('seen'),
    });
    return undone.ok ? cardDone(ctx, 'undone') : showCard(ctx, { notice: 'changed' });
  }),
  post(PRINT_PATH, { ...READS, withoutAction: 'redisplay' }, async (ctx) => {
    const chosen = ctx.form
      .getAll('chosen')
      .filter((id) => UUID.test(id))
      .slice(0, MAX_PRINTED);
    const read = await readDesk(ctx, PRINT_PATH, async (tx, pool) => {
      const cards = await poolCards(tx, ctx.app, pool.listing, chosen);
      return { value: cards, consents: consentsOf(cards) };
    });
    if (!read) return ctx.render(<NoPoolPage page={ctx.page} actor={ctx.actor} />);
    return ctx.render(<PrintPage page={read.page} cards={read.value} now={ctx.app.now()} />);
  }),
];
