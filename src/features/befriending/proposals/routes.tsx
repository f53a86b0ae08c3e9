import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { PAIRS_PATH, PROPOSALS_PATH } from '../model/paths.ts';
import { otherSides } from '../model/queries.ts';
import { answerProposal, remindOthers, undoNo } from './actions.ts';
import { PROPOSAL_NOTICES, ProposalsPage } from './ProposalsPage.tsx';
import { ownProposals } from './queries.ts';

const PERSONAL = { allow: 'newcomer', purpose: 'own-befriending' } as const;
const PROPOSAL_PATH = `${PROPOSALS_PATH}/:id{${UUID_PATTERN}}` as const;

export const proposalRoutes: Route[] = [
  get(PROPOSALS_PATH, PERSONAL, async (ctx) => {
    const now = ctx.app.now();
    const read = await ctx.readOwn(async (tx, person) => ({
      proposals: await ownProposals(tx, person, now),
      others: await otherSides(tx, ctx.app),
    }));
    return ctx.render(
      <ProposalsPage
        page={ctx.page}
        token={ctx.formToken()}
        {...read}
        now={now}
        notice={PROPOSAL_NOTICES.find((notice) => ctx.query.has(notice))}
      />,
    );
  }),
  post(PROPOSAL_PATH, { allow: 'newcomer', action: answerProposal }, async (ctx, run) => {
    const answer = ctx.form.get('answer');
    const answered = await run({ proposal: ctx.param('id'), answer });
    if (!answered.ok) return ctx.redirect(PROPOSALS_PATH);
    const { taken, pair } = answered.value;
    if (taken === 'paired' && pair) return ctx.redirect(`${PAIRS_PATH}/${pair}?both`);
    // After a "no" the page itself says how to take it back.
    const notice = taken === 'kept' ? (answer === 'no' ? '' : `?${answer}`) : `?${taken}`;
    return ctx.redirect(`${PROPOSALS_PATH}${notice}`);
  }),
  post(`${PROPOSAL_PATH}/undo`, { allow: 'newcomer', action: undoNo }, async (ctx, run) => {
    const undone = await run({ proposal: ctx.param('id') });
    return ctx.redirect(`${PROPOSALS_PATH}?${undone.ok ? 'back' : 'gone'}`);
  }),
  post(`${PROPOSAL_PATH}/reminder`, { allow: 'newcomer', action: remindOthers }, async (ctx, run) => {
    const asked = await run({ proposal: ctx.param('id') });
    return ctx.redirect(`${PROPOSALS_PATH}?${asked.ok ? 'reminded' : 'gone'}`);
  }),
];
