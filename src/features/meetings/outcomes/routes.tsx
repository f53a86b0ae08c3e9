import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { hashToken } from '#core/private-links.ts';
import { toAmsterdam } from '#core/time/amsterdam.ts';
import { findEditionFromPath } from '../edition/public-edition.ts';
import { findEdition } from '../edition/queries.ts';
import { breakOutsOf } from '../edition/rules.ts';
import { listPhotos } from '../photos/queries.ts';
import { EDITION_PATH } from '../registrations/team-route.ts';
import { AgreementPage } from './AgreementPage.tsx';
import { addOutcome, answerAgreement, publishReport, removeOutcome } from './actions.ts';
import { findAgreementByLink, findTableCardByLink, listOutcomes } from './queries.ts';
import { ReportPage } from './ReportPage.tsx';
import { type OutcomeFormValues, TABLE_CARD_REFUSALS, TableCardPage } from './TableCardPage.tsx';
import { OUTCOME_KINDS } from './types.ts';

async function showTableCard(
  ctx: RequestContext,
  refusalCode?: string,
  values?: OutcomeFormValues,
): Promise<Response> {
  const tableCard = await ctx.readPublic(async (tx) => {
    const card = await findTableCardByLink(tx, hashToken(ctx.param('link')));
    const edition = card && (await findEdition(tx, { id: card.editionId }));
    const breakOut = edition && breakOutsOf(edition).find(({ id }) => id === card.breakOutId);
    return breakOut && { breakOut, outcomes: await listOutcomes(tx, { breakOut: breakOut.id }) };
  });
  if (!tableCard) return ctx.notFound();
  const refusal = TABLE_CARD_REFUSALS.find((known) => known === refusalCode);
  return ctx.render(
    <TableCardPage
      page={ctx.page}
      {...tableCard}
      token={ctx.formToken()}
      formKey={ctx.keptFormKey('/table/:link')}
      link={ctx.param('link')}
      values={values}
      refusal={refusal}
    />,
    refusal === 'changed-elsewhere' ? 409 : refusal ? 422 : 200,
  );
}

async function showAgreement(ctx: RequestContext, refusal?: 'changed-elsewhere'): Promise<Response> {
  const agreement = await ctx.readPublic((tx) => findAgreementByLink(tx, hashToken(ctx.param('link'))));
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

/** Table cards that break-outs fill in, agreements that their owners answer, and the public report. */
export const outcomeRoutes: Route[] = [
  get('/table/:link', { allow: 'anyone' }, (ctx) => showTableCard(ctx)),
  post('/table/:link', { allow: 'anyone', action: addOutcome }, async (ctx, run) => {
    const { get } = ctx.form;
    const link = ctx.param('link');
    const values = {
      kind: OUTCOME_KINDS.find((known) => known === get('kind')) ?? 'insight',
      text: get('words'),
      owner: get('owner'),
      email: get('email'),
      dueOn: get('dueOn'),
    };
    const result = await run({ link, idempotencyKey: ctx.formKey(values.kind), ...values });
    return result.ok
      ? ctx.redirect(`/table/${link}#${values.kind}`)
      : showTableCard(ctx, result.refusal, values);
  }),
  post('/table/:link/drop', { allow: 'anyone', action: removeOutcome }, async (ctx, run) => {
    const link = ctx.param('link');
    const result = await run({
      link,
      id: ctx.form.get('id'),
      expectedVersion: Number(ctx.form.get('seen')),
    });
    return result.ok ? ctx.redirect(`/table/${link}`) : showTableCard(ctx, result.refusal);
  }),
  get('/agreement/:link', { allow: 'anyone' }, (ctx) => showAgreement(ctx)),
  post('/agreement/:link', { allow: 'anyone', action: answerAgreement }, async (ctx, run) => {
    const { get } = ctx.form;
    const link = ctx.param('link');
    const result = await run({
      link,
      state: get('state'),
      answer: get('answer'),
      expectedVersion: Number(get('seen')),
    });
    if (result.ok) return ctx.redirect(`/agreement/${link}?saved`);
    return result.refusal === 'changed-elsewhere' ? showAgreement(ctx, result.refusal) : ctx.notFound();
  }),
  get('/meetings/:slug/report', { allow: 'anyone', cache: 'last-good' }, async (ctx) => {
    const edition = await findEditionFromPath(ctx);
    if (!edition?.counts) return ctx.notFound();
    const report = await ctx.readPublic(async (tx) => ({
      outcomes: await listOutcomes(tx, { edition: edition.id }),
      photos: await listPhotos(tx, edition.id),
    }));
    const today = toAmsterdam(ctx.app.now()).day;
    return ctx.render(<ReportPage page={ctx.page} edition={edition} {...report} today={today} />);
  }),
  post(`${EDITION_PATH}/report`, { allow: 'organiser', action: publishReport }, async (ctx, run) => {
    const edition = ctx.param('edition');
    await run({ edition });
    return ctx.redirect(`/organise/${edition}/hosts`);
  }),
];
