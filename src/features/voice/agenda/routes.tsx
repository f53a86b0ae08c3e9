import { actByPrivateLink } from '#core/db/rls-context.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { hashToken, privateLinkToken } from '#core/private-links.ts';
import { type CreationLimit, withinCreationLimit } from '#core/rate-limit.ts';
import { EDITION_PATH } from '#features/meetings';
import { PANEL_PATH, PROPOSAL_PATH, PROPOSE_PATH } from '../model/paths.ts';
import { addToPanel, answerPanel, PROPOSAL_LINK, propose, proposeOutcome, voterOf } from './actions.ts';
import { OwnProposalPage } from './OwnProposalPage.tsx';
import { PanelPage } from './PanelPage.tsx';
import { ProposePage, type ProposeRefusal } from './ProposePage.tsx';
import {
  actAsVoice,
  findOwnPanel,
  findOwnProposal,
  listProposals,
  openMunicipalities,
  ownPanelAnswers,
} from './queries.ts';

/** A class in one building may propose at once; over the whole site as many as desks can still look through. */
const PROPOSE_LIMIT: CreationLimit = {
  subject: 'voice:propose',
  perNetwork: [40, 3_600],
  overall: [400, 3_600],
};
const SHOWN_DECISIONS = 20;

const OWN_ROUTE = `${PROPOSAL_PATH}/:link` as const;
const PANEL_ROUTE = `${PANEL_PATH}/:link` as const;

async function showPropose(ctx: RequestContext, refusal?: ProposeRefusal): Promise<Response> {
  const view = await ctx.readPublic(async (tx) => ({
    municipalities: await openMunicipalities(tx),
    decided: await listProposals(tx, { decided: true, limit: SHOWN_DECISIONS }),
  }));
  return ctx.render(
    <ProposePage
      page={{ ...ctx.page, path: PROPOSE_PATH }}
      {...view}
      typed={{
        words: ctx.form.get('words').slice(0, 2_000),
        municipality: ctx.form.get('municipality'),
        as: ctx.form.get('as') || (ctx.query.get('as') ?? ''),
      }}
      token={ctx.formToken()}
      formKey={ctx.keptFormKey(PROPOSE_PATH)}
      refusal={refusal}
    />,
    refusal === 'too-often' ? 429 : refusal ? 422 : 200,
  );
}

type PanelPageRefusal = Parameters<typeof PanelPage>[0]['refusal'];

async function showPanel(ctx: RequestContext, refusal?: PanelPageRefusal): Promise<Response> {
  const link = ctx.param('link');
  const view = await ctx.readPublic(async (tx) => {
    await actByPrivateLink(tx, hashToken(link));
    const panel = await findOwnPanel(tx);
    if (!panel) return undefined;
    const proposals = (await listProposals(tx, { panel: panel.id })).filter(
      ({ mergedInto }) => mergedInto === null,
    );
    await actAsVoice(tx);
    const answers = await ownPanelAnswers(tx, panel.id, voterOf(ctx.app, panel.id, link));
    return { panel, proposals, answers };
  });
  if (!view) return ctx.notFound();
  return ctx.render(
    <PanelPage
      page={{ ...ctx.page, path: `${PANEL_PATH}/${link}` }}
      {...view}
      link={link}
      token={ctx.formToken()}
      formKey={ctx.keptFormKey(`${PANEL_ROUTE}/add`)}
      typed={ctx.form.get('words').slice(0, 2_000)}
      refusal={refusal}
      isOpen={view.panel.countedAt === null && view.panel.closesAt > ctx.app.now()}
      said={ctx.query.has('said')}
    />,
    refusal ? 422 : 200,
  );
}

const PANEL_REFUSALS = ['no-words', 'too-long', 'closed', 'full'] as const;

/** Proposing what must be asked, and the panel of newcomers. */
export const agendaRoutes: Route[] = [
  get(PROPOSE_PATH, { allow: 'anyone', shareable: true }, (ctx) => showPropose(ctx)),
  post(PROPOSE_PATH, { allow: 'anyone', action: propose }, async (ctx, run) => {
    const { get: field } = ctx.form;
    const made = await withinCreationLimit(ctx.app, PROPOSE_LIMIT, ctx, () =>
      run({
        idempotencyKey: ctx.formKey(),
        municipality: field('municipality'),
        words: field('words'),
        as: field('as'),
        language: ctx.language,
      }),
    );
    if (made.ok)
      return ctx.redirect(`${PROPOSAL_PATH}/${privateLinkToken(ctx.app, PROPOSAL_LINK, made.value)}?new`);
    const known = (['no-words', 'too-long', 'no-municipality', 'too-often'] as const).find(
      (name) => name === made.refusal,
    );
    return showPropose(ctx, known ?? 'no-words');
  }),
  get(OWN_ROUTE, { allow: 'anyone' }, async (ctx) => {
    const link = ctx.param('link');
    const proposal = await ctx.readPublic(async (tx) => {
      await actByPrivateLink(tx, hashToken(link));
      return findOwnProposal(tx, hashToken(link));
    });
    if (!proposal) return ctx.notFound();
    return ctx.render(
      <OwnProposalPage
        page={{ ...ctx.page, path: `${PROPOSAL_PATH}/${link}` }}
        proposal={proposal}
        url={`${ctx.app.publicUrl}/${ctx.language}${PROPOSAL_PATH}/${link}`}
        isNew={ctx.query.has('new')}
      />,
    );
  }),
  post(`${EDITION_PATH}/agenda`, { allow: 'organiser', action: proposeOutcome }, async (ctx, run) => {
    const edition = ctx.param('edition');
    const proposed = await run({ edition, outcome: ctx.form.get('outcome') });
    if (proposed.ok) return ctx.redirect(`/organise/${edition}/hosts#outcomes`);
    return proposed.refusal === 'no-municipality'
      ? ctx.redirect(`/organise/${edition}/hosts?no-municipality#outcomes`)
      : ctx.notFound();
  }),
  get(PANEL_ROUTE, { allow: 'anyone' }, (ctx) => showPanel(ctx)),
  post(PANEL_ROUTE, { allow: 'anyone', action: answerPanel }, async (ctx, run) => {
    const link = ctx.param('link');
    const proposal = ctx.form.get('proposal');
    const said = await run({ link, proposal, answer: ctx.form.get('answer') });
    if (said.ok) return ctx.redirect(`${PANEL_PATH}/${link}?said#p-${encodeURIComponent(proposal)}`);
    return said.refusal === 'closed' ? showPanel(ctx, said.refusal) : ctx.notFound();
  }),
  post(`${PANEL_ROUTE}/add`, { allow: 'anyone', action: addToPanel }, async (ctx, run) => {
    const link = ctx.param('link');
    const { get: field } = ctx.form;
    const added = await run({
      idempotencyKey: ctx.formKey(),
      link,
      words: field('words'),
      language: ctx.language,
    });
    if (added.ok) return ctx.redirect(`${PANEL_PATH}/${link}`);
    const known = PANEL_REFUSALS.find((name) => name === added.refusal);
    return known ? showPanel(ctx, known) : ctx.notFound();
  }),
];
