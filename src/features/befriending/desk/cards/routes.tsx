import type { Owner } from '#core/access/actor.ts';
import type { Tx } from '#core/db/connection.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { readTableQuery, tableHref, tablePage } from '#core/http/table-query.ts';
import { DESK_PATH } from '../../model/paths.ts';
import { deskPauses } from '../../model/pause-queries.ts';
import type { Pool } from '../../model/rules.ts';
import { NoPoolPage } from '../model/NoPoolPage.tsx';
import { CARDS_PATH, cardPath, PRINT_PATH } from '../model/paths.ts';
import { poolCards } from '../model/queries.ts';
import { readDesk } from '../model/read-desk.ts';
import { pauseCard, resumeCard } from './actions.ts';
import { type CardNotice, CardPage, type CardTrouble } from './CardPage.tsx';
import { CardsPage } from './CardsPage.tsx';
import { PrintPage } from './PrintPage.tsx';
import { chosenRows } from './rows.ts';
import { type CardRow, cardRows, cardsTable, countViews, neighboursOf, obstaclesOf } from './rules.ts';

const READS = { allow: 'member', teamLanguages: true, purpose: 'befriending' } as const;
const CARD_PAGE_PATH = `${CARDS_PATH}/:id{${UUID_PATTERN}}` as const;
const UUID = new RegExp(`^${UUID_PATTERN}$`);
const MAX_PRINTED = 100;

const consentsOf = (rows: readonly { members: { consent: string }[] }[]): string[] =>
  rows.flatMap(({ members }) => members.map(({ consent }) => consent));

/** All lines of the pool. Names are encrypted, so that a search or an order needs all of them; only who is shown was read. */
async function rowsOfPool(ctx: RequestContext<Owner>, tx: Tx, pool: Pool): Promise<CardRow[]> {
  const cards = await poolCards(tx, ctx.app, pool.listing);
  return cardRows(cards, () => ({ check: 'none', checkedOn: null }));
}

async function showCards(ctx: RequestContext<Owner>): Promise<Response> {
  const query = readTableQuery(ctx.query, cardsTable);
  const read = await readDesk(ctx, DESK_PATH, async (tx, pool) => {
    const rows = await rowsOfPool(ctx, tx, pool);
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

const NOTICES: readonly CardNotice[] = ['paused', 'resumed'];

async function showCard(
  ctx: RequestContext<Owner>,
  answer?: { notice?: CardNotice; trouble?: CardTrouble },
): Promise<Response> {
  const id = ctx.param('id');
  const query = readTableQuery(ctx.query, cardsTable);
  const read = await readDesk(ctx, `${CARDS_PATH}/:id`, async (tx, pool) => {
    const rows = await rowsOfPool(ctx, tx, pool);
    const row = rows.find(({ card }) => card.id === id);
    if (!row) return { value: undefined, consents: [] };
    const neighbours = neighboursOf(chosenRows(rows, query, ctx.language), id);
    const [pause] = await deskPauses(tx, ctx.app, [id]);
    return { value: { row, neighbours, pause, ...obstaclesOf(rows, row) }, consents: consentsOf([row]) };
  });
  if (!read?.value) return ctx.redirect(`${DESK_PATH}?gone`);
  return ctx.render(
    <CardPage
      page={{ ...read.page, path: `${CARDS_PATH}/${id}` }}
      token={ctx.formToken()}
      {...read.value}
      query={query}
      now={ctx.app.now()}
      notice={answer?.notice ?? NOTICES.find((notice) => ctx.query.get('done') === notice)}
      trouble={answer?.trouble}
    />,
    answer?.notice === 'changed' ? 409 : answer ? 422 : 200,
  );
}

/** Back to a card in the table from which somebody came, with what was done. */
const cardDone = (ctx: RequestContext, done: CardNotice): Response => {
  const query = readTableQuery(ctx.query, cardsTable);
  const href = tableHref(cardPath(ctx.param('id')), query, { page: query.page });
  return ctx.redirect(`${href}&done=${done}`);
};

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
