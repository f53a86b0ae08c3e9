import type { Owner } from '#core/access/actor.ts';
import type { Tx } from '#core/db/connection.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { readTableQuery, tablePage } from '#core/http/table-query.ts';
import { DESK_PATH } from '../../model/paths.ts';
import type { Pool } from '../../model/rules.ts';
import { NoPoolPage } from '../model/NoPoolPage.tsx';
import { CARDS_PATH, PRINT_PATH } from '../model/paths.ts';
import { poolCards } from '../model/queries.ts';
import { readDesk } from '../model/read-desk.ts';
import { CardPage } from './CardPage.tsx';
import { CardsPage } from './CardsPage.tsx';
import { PrintPage } from './PrintPage.tsx';
import { chosenRows } from './rows.ts';
import { type CardRow, cardRows, cardsTable, countViews, neighboursOf } from './rules.ts';

const READS = { allow: 'member', teamLanguages: true, purpose: 'befriending' } as const;
const CARD_PAGE_PATH = `${CARDS_PATH}/:id{${UUID_PATTERN}}` as const;
const UUID = new RegExp(`^${UUID_PATTERN}$`);
const MAX_PRINTED = 100;

const consentsOf = (rows: readonly { members: { consent: string }[] }[]): string[] =>
  rows.flatMap(({ members }) => members.map(({ consent }) => consent));

/** All lines of the pool. Names are encrypted, so that a search or an order needs all of them; only who is shown was read. */
async function rowsOfPool(ctx: RequestContext<Owner>, tx: Tx, pool: Pool): Promise<CardRow[]> {
  const cards = await poolCards(tx, ctx.app, pool.listing);
  return cardRows(
    cards,
    () => true,
    () => ({ check: 'none', checkedOn: null }),
  );
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

async function showCard(ctx: RequestContext<Owner>): Promise<Response> {
  const id = ctx.param('id');
  const query = readTableQuery(ctx.query, cardsTable);
  const read = await readDesk(ctx, `${CARDS_PATH}/:id`, async (tx, pool) => {
    const rows = await rowsOfPool(ctx, tx, pool);
    const row = rows.find(({ card }) => card.id === id);
    if (!row) return { value: undefined, consents: [] };
    const neighbours = neighboursOf(chosenRows(rows, query, ctx.language), id);
    return { value: { row, neighbours }, consents: consentsOf([row]) };
  });
  if (!read?.value) return ctx.redirect(`${DESK_PATH}?gone`);
  return ctx.render(
    <CardPage
      page={{ ...read.page, path: `${CARDS_PATH}/${id}` }}
      token={ctx.formToken()}
      {...read.value}
      query={query}
      now={ctx.app.now()}
    />,
  );
}

/** The pool of an organisation: the list, one card, and cards on paper. */
export const deskCardRoutes: Route[] = [
  get(DESK_PATH, READS, showCards),
  get(CARD_PAGE_PATH, READS, showCard),
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
