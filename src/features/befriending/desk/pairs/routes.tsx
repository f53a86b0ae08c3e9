import type { Owner } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { readTableQuery, sortRows, tablePage } from '#core/http/table-query.ts';
import { type FollowedPair, followUpOf } from '../../pairs/follow-up-queries.ts';
import { nameOfCard } from '../cards/rules.ts';
import { NoPoolPage } from '../model/NoPoolPage.tsx';
import { PAIRS_DESK_PATH, pairDeskPath } from '../model/paths.ts';
import { consentsOf, poolCards } from '../model/queries.ts';
import { readDesk } from '../model/read-desk.ts';
import { endPairForThem } from './actions.ts';
import { type EndError, PairDeskPage } from './PairDeskPage.tsx';
import { PairsDeskPage } from './PairsDeskPage.tsx';
import { byUrgency, isInPairView, PAIR_VIEWS, type PairView, pairsTable } from './rules.ts';

const READS = { allow: 'member', teamLanguages: true, purpose: 'befriending' } as const;
const PAIR_PATH = `${PAIRS_DESK_PATH}/:id{${UUID_PATTERN}}` as const;

const cardsOf = (pairs: readonly FollowedPair[]): string[] => [
  ...new Set(pairs.flatMap(({ newcomerCard, residentCard }) => [newcomerCard, residentCard])),
];

async function showPairs(ctx: RequestContext<Owner>): Promise<Response> {
  const { app } = ctx;
  const now = app.now();
  const query = readTableQuery(ctx.query, pairsTable);
  const read = await readDesk(ctx, PAIRS_DESK_PATH, async (tx, pool) => {
    const all = await followUpOf(tx, app, pool.listing);
    const view = (query.filters.show ?? 'now') as PairView;
    const found = all.filter((pair) => isInPairView(pair, view, now)).sort(byUrgency(now));
    const ordered =
      query.sort === 'since'
        ? sortRows(found, query, ctx.language, ({ since }) => since)
        : query.descending
          ? found.reverse()
          : found;
    const pairs = tablePage(ordered, query);
    const rows = await poolCards(tx, app, pool.listing, cardsOf(pairs.rows));
    const countOf = (one: PairView) => all.filter((pair) => isInPairView(pair, one, now)).length;
    return {
      value: {
        pairs,
        names: new Map(rows.map((row) => [row.card.id, nameOfCard(row)])),
        counts: Object.fromEntries(PAIR_VIEWS.map((one) => [one, countOf(one)])) as Record<PairView, number>,
      },
      consents: consentsOf(rows),
    };
  });
  if (!read) return ctx.render(<NoPoolPage page={ctx.page} actor={ctx.actor} />);
  return ctx.render(
    <PairsDeskPage page={read.page} query={query} {...read.value} now={now} gone={ctx.query.has('gone')} />,
  );
}

async function showPair(
  ctx: RequestContext<Owner>,
  sent?: { reason: string; words: string; error: EndError },
): Promise<Response> {
  const { app } = ctx;
  const id = ctx.param('id');
  const read = await readDesk(ctx, `${PAIRS_DESK_PATH}/:id`, async (tx, pool) => {
    const pair = (await followUpOf(tx, app, pool.listing)).find((followed) => followed.id === id);
    if (!pair) return { value: undefined, consents: [] };
    const rows = await poolCards(tx, app, pool.listing, cardsOf([pair]));
    return {
      value: { pair, names: new Map(rows.map((row) => [row.card.id, nameOfCard(row)])) },
      consents: consentsOf(rows),
    };
  });
  if (!read?.value) return ctx.redirect(`${PAIRS_DESK_PATH}?gone`);
  return ctx.render(
    <PairDeskPage
      page={{ ...read.page, path: pairDeskPath(id) }}
      token={ctx.formToken()}
      {...read.value}
      now={app.now()}
      ended={ctx.query.has('ended')}
      sent={sent}
    />,
    sent ? (sent.error === 'changed' ? 409 : 422) : 200,
  );
}

/** Who meets: how it goes, what was said about safety, and helping to end well. */
export const deskPairRoutes: Route[] = [
  get(PAIRS_DESK_PATH, READS, showPairs),
  get(PAIR_PATH, READS, (ctx) => showPair(ctx)),
  post(`${PAIR_PATH}/end`, { ...READS, action: endPairForThem }, async (ctx, run) => {
    const [reason, words] = [ctx.form.get('reason'), ctx.form.get('words')];
    const ended = await run({ pair: ctx.param('id'), reason, words });
    if (ended.ok) return ctx.redirect(`${pairDeskPath(ctx.param('id'))}?ended`);
    const { refusal } = ended;
    return showPair(ctx, {
      reason,
      words,
      error: refusal === 'no-reason' || refusal === 'too-long' ? refusal : 'changed',
    });
  }),
];
