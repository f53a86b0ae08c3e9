import type { Owner } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { DESK_PATH } from '../../model/paths.ts';
import { previewRound } from '../../rounds/hold-round.ts';
import { roundsOf } from '../../rounds/queries.ts';
import { rowsOfPool } from '../cards/read-rows.ts';
import { NoPoolPage } from '../model/NoPoolPage.tsx';
import { CARDS_PATH, cardPath, NEXT_ROUND_PATH, ROUNDS_PATH } from '../model/paths.ts';
import { consentsOf, poolCards } from '../model/queries.ts';
import { readDesk } from '../model/read-desk.ts';
import { proposeTwo, sendRound, setNightly } from './actions.ts';
import { NextRoundPage } from './NextRoundPage.tsx';
import { type HandProposalRefusal, ProposePage } from './ProposePage.tsx';
import { possibleFor } from './possible.ts';
import { RoundsPage } from './RoundsPage.tsx';

const READS = { allow: 'member', teamLanguages: true, purpose: 'befriending' } as const;
const PROPOSE_PATH = `${CARDS_PATH}/:id{${UUID_PATTERN}}/propose` as const;

/** Computes what a round would propose now and shows it; whoever is named on it finds a line in their access log. */
async function showNextRound(ctx: RequestContext<Owner>, nothingChosen = false): Promise<Response> {
  const { app, actor } = ctx;
  const computed = await previewRound(app, actor.owned);
  const read =
    computed &&
    (await readDesk(ctx, NEXT_ROUND_PATH, async (tx, pool) => {
      const named = computed.proposals.flatMap(({ newcomer, resident }) => [newcomer, resident]);
      const rows = await poolCards(tx, app, pool.listing, [...new Set(named)]);
      const { rows: all } = await rowsOfPool(tx, app, pool);
      const withoutCheck = all.filter(
        ({ card, check }) => card.state === 'active' && (check === 'missing' || check === 'over'),
      ).length;
      return {
        value: { cards: new Map(rows.map((row) => [row.card.id, row])), withoutCheck },
        consents: consentsOf(rows),
      };
    }));
  if (!computed || !read) return ctx.render(<NoPoolPage page={ctx.page} actor={actor} />);
  return ctx.render(
    <NextRoundPage
      page={{ ...read.page, path: NEXT_ROUND_PATH }}
      token={ctx.formToken()}
      once={ctx.keptFormKey()}
      computed={computed}
      {...read.value}
      nothingChosen={nothingChosen}
    />,
    nothingChosen ? 422 : 200,
  );
}

async function showPropose(
  ctx: RequestContext<Owner>,
  sent?: { other: string; reason: string; refusal: HandProposalRefusal },
): Promise<Response> {
  const { app } = ctx;
  const id = ctx.param('id');
  const read = await readDesk(ctx, `${CARDS_PATH}/:id/propose`, async (tx, pool) => {
    const rows = await poolCards(tx, app, pool.listing);
    const row = rows.find(({ card }) => card.id === id);
    if (!row) return { value: undefined, consents: [] };
    const possible = possibleFor(row, rows);
    return {
      value: { row, possible },
      consents: consentsOf([row, ...possible.map((one) => one.row)]),
    };
  });
  if (!read?.value) return ctx.redirect(`${DESK_PATH}?gone`);
  return ctx.render(
    <ProposePage
      page={{ ...read.page, path: `${cardPath(id)}/propose` }}
      token={ctx.formToken()}
      {...read.value}
      now={app.now()}
      sent={sent}
    />,
    sent ? (sent.refusal === 'no-reason' || sent.refusal === 'too-long' ? 422 : 409) : 200,
  );
}

const REFUSALS: readonly HandProposalRefusal[] = [
  'nobody',
  'no-reason',
  'too-long',
  'check',
  'not-now',
  'language',
  'hours',
  'distance',
  'company',
  'forms',
  'minors',
];

/** Rounds of proposals: what the next one would propose, how the last ones went, and proposing by hand. */
export const deskRoundRoutes: Route[] = [
  get(ROUNDS_PATH, READS, async (ctx) => {
    const read = await readDesk(ctx, ROUNDS_PATH, async (tx, pool) => ({
      value: await roundsOf(tx, pool.listing),
      consents: [],
    }));
    if (!read) return ctx.render(<NoPoolPage page={ctx.page} actor={ctx.actor} />);
    const sent = ctx.query.get('sent');
    return ctx.render(
      <RoundsPage
        page={read.page}
        token={ctx.formToken()}
        actor={ctx.actor}
        pool={read.pool}
        rounds={read.value}
        sent={sent === null ? undefined : Number(sent) || 0}
        saved={ctx.query.has('saved')}
      />,
    );
  }),
  post(`${ROUNDS_PATH}/nightly`, { ...READS, allow: 'owner', action: setNightly }, async (ctx, run) => {
    await run({ nightly: ctx.form.get('nightly') });
    return ctx.redirect(`${ROUNDS_PATH}?saved`);
  }),
  get(NEXT_ROUND_PATH, READS, (ctx) => showNextRound(ctx)),
  post(NEXT_ROUND_PATH, { ...READS, action: sendRound }, async (ctx, run) => {
    const pairs = ctx.form.getAll('pair');
    if (pairs.length === 0) return showNextRound(ctx, true);
    const held = await run({ idempotencyKey: ctx.formKey(), pairs });
    return held.ok ? ctx.redirect(`${ROUNDS_PATH}?sent=${held.value.proposed}`) : ctx.redirect(ROUNDS_PATH);
  }),
  get(PROPOSE_PATH, READS, (ctx) => showPropose(ctx)),
  post(PROPOSE_PATH, { ...READS, action: proposeTwo }, async (ctx, run) => {
    const [other, reason] = [ctx.form.get('other'), ctx.form.get('reason')];
    const card = ctx.param('id');
    const proposed = await run({ card, other, reason });
    if (proposed.ok) return ctx.redirect(`${cardPath(card)}?done=proposed`);
    const refusal = REFUSALS.find((known) => known === proposed.refusal) ?? 'gone';
    return showPropose(ctx, { other, reason, refusal });
  }),
];
