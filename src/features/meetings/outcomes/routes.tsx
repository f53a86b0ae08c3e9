import { newIdempotencyKey } from '#core/http/csrf.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { hashToken } from '#core/private-links.ts';
import { toAmsterdam } from '#core/time/amsterdam.ts';
import { findEdition } from '../edition/queries.ts';
import { breakOutsOf } from '../edition/rules.ts';
import { photosOf } from '../photos/queries.ts';
import { editionOf } from '../website/routes.tsx';
import { answerAgreement, publishReport, removeOutcome, writeOutcome } from './actions.ts';
import { agreementByLink, outcomesOf, tableByLink } from './queries.ts';
import { AgreementPage, ReportPage } from './ReportPage.tsx';
import { TablePage, type TypedOutcome } from './TableCardPage.tsx';
import { OUTCOME_KINDS } from './types.ts';

const REFUSALS = ['no-words', 'no-owner', 'changed-elsewhere'] as const;

async function showTable(ctx: RequestContext, refusal?: string, typed?: TypedOutcome): Promise<Response> {
  const found = await ctx.readPublic(async (tx) => {
    const table = await tableByLink(tx, hashToken(ctx.param('link')));
    if (!table) return undefined;
    const edition = await findEdition(tx, { id: table.editionId });
    const breakOut = edition && breakOutsOf(edition).find(({ id }) => id === table.breakOutId);
    return breakOut && { breakOut, lines: await outcomesOf(tx, { breakOut: breakOut.id }) };
  });
  if (!found) return ctx.notFound();
  const known = REFUSALS.find((each) => each === refusal);
  return ctx.render(
    <TablePage
      page={ctx.page}
      {...found}
      token={ctx.formToken()}
      idempotencyKey={newIdempotencyKey()}
      link={ctx.param('link')}
      typed={typed}
      refusal={known}
    />,
    known === 'changed-elsewhere' ? 409 : known ? 422 : 200,
  );
}

async function showAgreement(ctx: RequestContext, refusal?: 'changed-elsewhere'): Promise<Response> {
  const agreement = await ctx.readPublic((tx) => agreementByLink(tx, hashToken(ctx.param('link'))));
  if (!agreement) return ctx.notFound();
  return ctx.render(
    <AgreementPage
      page={ctx.page}
      agreement={agreement}
      token={ctx.formToken()}
      link={ctx.param('link')}
      saved={ctx.query.has('saved')}
      refusal={refusal}
    />,
    refusal ? 409 : 200,
  );
}

export const outcomeRoutes: Route[] = [
  get('/table/:link', { allow: 'anyone' }, (ctx) => showTable(ctx)),
  post('/table/:link', { allow: 'anyone', action: writeOutcome }, async (ctx, run) => {
    const { get } = ctx.form;
    const kind = OUTCOME_KINDS.find((known) => known === get('kind')) ?? 'insight';
    const typed = {
      kind,
      words: get('words'),
      owner: get('owner'),
      email: get('email'),
      dueOn: get('dueOn'),
    };
    const said = { link: ctx.param('link'), idempotencyKey: get('once'), ...typed };
    const done = await run(said);
    return done.ok ? ctx.redirect(`/table/${said.link}#${kind}`) : showTable(ctx, done.refusal, typed);
  }),
  post('/table/:link/drop', { allow: 'anyone', action: removeOutcome }, async (ctx, run) => {
    const said = {
      link: ctx.param('link'),
      id: ctx.form.get('id'),
      seen: Number(ctx.form.get('seen')),
    };
    const done = await run(said);
    return done.ok ? ctx.redirect(`/table/${said.link}`) : showTable(ctx, done.refusal);
  }),
  get('/agreement/:link', { allow: 'anyone' }, (ctx) => showAgreement(ctx)),
  post('/agreement/:link', { allow: 'anyone', action: answerAgreement }, async (ctx, run) => {
    const link = ctx.param('link');
    const { get } = ctx.form;
    const said = { link, state: get('state'), answer: get('answer'), seen: Number(get('seen')) };
    const done = await run(said);
    if (done.ok) return ctx.redirect(`/agreement/${link}?saved`);
    return done.refusal === 'changed-elsewhere' ? showAgreement(ctx, done.refusal) : ctx.notFound();
  }),
  get('/meetings/:slug/report', { allow: 'anyone' }, async (ctx) => {
    const edition = await editionOf(ctx);
    if (!edition?.counts) return ctx.notFound();
    const found = await ctx.readPublic(async (tx) => ({
      lines: await outcomesOf(tx, { edition: edition.id }),
      photos: await photosOf(tx, edition.id),
    }));
    const today = toAmsterdam(ctx.app.now()).day;
    return ctx.render(<ReportPage page={ctx.page} edition={edition} {...found} today={today} />);
  }),
  post(
    '/organise/:edition{[0-9a-f-]{36}}/report',
    { allow: 'organiser', action: publishReport },
    async (ctx, run) => {
      await run({ edition: ctx.param('edition') });
      return ctx.redirect(`/organise/${ctx.param('edition')}/hosts`);
    },
  ),
];
