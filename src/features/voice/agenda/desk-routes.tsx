import { renderSVG } from 'uqr';
import type { StaffMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { readTableQuery } from '#core/http/table-query.ts';
import { interfaceLanguages } from '#core/i18n/languages.ts';
import { amsterdamDate, daysAfter } from '#core/time/amsterdam.ts';
import { actingMunicipalities, signalQuestions } from '#features/signals';
import { PANEL_PATH, POLICY_AGENDA_PATH } from '../model/paths.ts';
import { listConversations } from '../model/queries.ts';
import { readAsPolicy } from '../model/read-desk.ts';
import { AGENDA_TABLE, AgendaPage } from './AgendaPage.tsx';
import {
  acceptProposal,
  closePanel,
  declineProposal,
  forwardProposal,
  makePanel,
  mergeProposal,
  proposeSignal,
  translateProposal,
} from './actions.ts';
import { PanelLinksPage, type PanelRefusal, PanelsPage } from './PanelsPage.tsx';
import {
  PROPOSAL_REFUSALS,
  ProposalDeskPage,
  type ProposalRefusal,
  proposalField,
} from './ProposalDeskPage.tsx';
import { listPanels, listProposals } from './queries.ts';
import { PANEL_SEATS } from './rules.ts';

const PROPOSAL = `${POLICY_AGENDA_PATH}/:id{${UUID_PATTERN}}` as const;
const PANELS = `${POLICY_AGENDA_PATH}/panels` as const;
const POLICY = { allow: 'policy', teamLanguages: true } as const;
const PANEL_DAYS = 14;

type Ctx = RequestContext<StaffMember>;

async function showAgenda(ctx: Ctx): Promise<Response> {
  const tenant = ctx.actor.tenant.id;
  const view = await readAsPolicy(ctx, async (tx) => {
    const proposals = await listProposals(tx, { tenant });
    const known = new Set(proposals.map(({ sourceRef }) => sourceRef));
    return {
      proposals,
      signals: (await signalQuestions(tx, { tenant })).filter(
        ({ id, answers, takenUpBy }) => answers.length === 0 && takenUpBy === null && !known.has(id),
      ),
    };
  });
  return ctx.render(
    <AgendaPage
      page={{ ...ctx.page, path: POLICY_AGENDA_PATH }}
      {...view}
      query={readTableQuery(ctx.query, AGENDA_TABLE)}
      token={ctx.formToken()}
      done={(['declined', 'accepted', 'added'] as const).find((name) => ctx.query.has(name))}
    />,
  );
}

async function showProposal(ctx: Ctx, refusal?: ProposalRefusal): Promise<Response> {
  const tenant = ctx.actor.tenant.id;
  const now = ctx.app.now();
  const view = await readAsPolicy(ctx, async (tx) => ({
    proposals: await listProposals(tx, { tenant }),
    panels: await listPanels(tx),
    conversations: (await listConversations(tx, { tenant })).filter(({ closesAt }) => closesAt > now),
  }));
  const proposal = view.proposals.find(({ id }) => id === ctx.param('id'));
  if (!proposal) return ctx.notFound();
  return ctx.render(
    <ProposalDeskPage
      page={{ ...ctx.page, path: `${POLICY_AGENDA_PATH}/${proposal.id}` }}
      proposal={proposal}
      {...view}
      now={now}
      token={ctx.formToken()}
      typedReason={ctx.form.get('reason').slice(0, 2_000)}
      refusal={refusal}
      done={(['saved', 'merged'] as const).find((name) => ctx.query.has(name))}
    />,
    refusal === 'changed-elsewhere' ? 409 : refusal ? 422 : 200,
  );
}

const stepOf = (ctx: Ctx) => ({ id: ctx.param('id'), expectedVersion: Number(ctx.form.get('version')) });

const afterStep = (
  ctx: Ctx,
  result: { ok: true } | { ok: false; refusal: string },
  to: string,
): Response | Promise<Response> => {
  if (result.ok) return ctx.redirect(to);
  const known = PROPOSAL_REFUSALS.find((name) => name === result.refusal);
  return known ? showProposal(ctx, known) : ctx.notFound();
};

const ownPath = (ctx: Ctx) => `${POLICY_AGENDA_PATH}/${ctx.param('id')}`;

async function showPanels(ctx: Ctx, refusal?: PanelRefusal): Promise<Response> {
  const { get: field } = ctx.form;
  const view = await readAsPolicy(ctx, async (tx) => ({
    panels: await listPanels(tx),
    municipalities: await actingMunicipalities(tx),
  }));
  return ctx.render(
    <PanelsPage
      page={{ ...ctx.page, path: PANELS }}
      {...view}
      typed={{
        name: field('name').slice(0, 200),
        seats: field('seats').slice(0, 6) || String(PANEL_SEATS.usual),
        municipality: field('municipality'),
        closesOn: field('closesOn').slice(0, 20) || amsterdamDate(daysAfter(ctx.app.now(), PANEL_DAYS)),
        closesTime: field('closesTime').slice(0, 10) || '20:00',
      }}
      now={ctx.app.now()}
      token={ctx.formToken()}
      formKey={ctx.keptFormKey(PANELS)}
      refusal={refusal}
    />,
    refusal ? 422 : 200,
  );
}

/** What is proposed, for who makes policy: putting it to a panel, and deciding with it. */
export const agendaDeskRoutes: Route[] = [
  get(POLICY_AGENDA_PATH, POLICY, (ctx) => showAgenda(ctx)),
  post(`${POLICY_AGENDA_PATH}/signal`, { ...POLICY, action: proposeSignal }, async (ctx, run) => {
    const added = await run({ question: ctx.form.get('question') });
    return added.ok ? ctx.redirect(`${POLICY_AGENDA_PATH}?added`) : ctx.notFound();
  }),
  get(PROPOSAL, POLICY, (ctx) => showProposal(ctx)),
  post(`${PROPOSAL}/words`, { ...POLICY, action: translateProposal }, async (ctx, run) => {
    const words = Object.fromEntries(
      interfaceLanguages.map(({ code }) => [code, ctx.form.get(proposalField(code))]),
    );
    return afterStep(ctx, await run({ ...stepOf(ctx), words }), `${ownPath(ctx)}?saved`);
  }),
  post(`${PROPOSAL}/merge`, { ...POLICY, action: mergeProposal }, async (ctx, run) =>
    afterStep(ctx, await run({ ...stepOf(ctx), into: ctx.form.get('into') }), `${ownPath(ctx)}?merged`),
  ),
  post(`${PROPOSAL}/panel`, { ...POLICY, action: forwardProposal }, async (ctx, run) =>
    afterStep(ctx, await run({ ...stepOf(ctx), panel: ctx.form.get('panel') }), `${ownPath(ctx)}?saved`),
  ),
  post(`${PROPOSAL}/accept`, { ...POLICY, action: acceptProposal }, async (ctx, run) =>
    afterStep(ctx, await run({ ...stepOf(ctx), to: ctx.form.get('to') }), `${POLICY_AGENDA_PATH}?accepted`),
  ),
  post(`${PROPOSAL}/decline`, { ...POLICY, action: declineProposal }, async (ctx, run) =>
    afterStep(
      ctx,
      await run({ ...stepOf(ctx), reason: ctx.form.get('reason') }),
      `${POLICY_AGENDA_PATH}?declined`,
    ),
  ),
  get(PANELS, POLICY, (ctx) => showPanels(ctx)),
  post(PANELS, { ...POLICY, action: makePanel }, async (ctx, run) => {
    const { get: field } = ctx.form;
    const made = await run({
      idempotencyKey: ctx.formKey(),
      name: field('name'),
      municipality: field('municipality'),
      seats: Number(field('seats')),
      closesOn: field('closesOn'),
      closesTime: field('closesTime'),
    });
    if (!made.ok) {
      if (made.refusal === 'not-found') return ctx.notFound();
      const known = (['no-name', 'no-dates'] as const).find((name) => name === made.refusal);
      return showPanels(ctx, known ?? 'no-seats');
    }
    const links = made.value.links.map((token) => {
      const url = `${ctx.app.publicUrl}/${ctx.language}${PANEL_PATH}/${token}`;
      return { url, qrSvg: renderSVG(url, { border: 2 }) };
    });
    return ctx.render(<PanelLinksPage page={{ ...ctx.page, path: PANELS }} links={links} />);
  }),
  post(`${PANELS}/:id{${UUID_PATTERN}}/close`, { ...POLICY, action: closePanel }, async (ctx, run) => {
    const closed = await run({ id: ctx.param('id') });
    return closed.ok ? ctx.redirect(PANELS) : ctx.notFound();
  }),
];
