import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { hashToken } from '#core/private-links.ts';
import { toAmsterdam } from '#core/time/amsterdam.ts';
import { mergeFields } from '../edition/field-merge.ts';
import { findEditionFromPath } from '../edition/public-edition.ts';
import { findEdition } from '../edition/queries.ts';
import { breakOutsOf } from '../edition/rules.ts';
import { listPhotos } from '../photos/queries.ts';
import { EDITION_PATH } from '../registrations/team-route.ts';
import { AgreementPage } from './AgreementPage.tsx';
import {
  addOutcome,
  answerAgreement,
  changeOutcome,
  publishReport,
  removeOutcome,
  restoreOutcome,
} from './actions.ts';
import { answerValues, lineValues } from './line-fields.ts';
import { findAgreementByLink, findTableCardByLink, listOutcomes } from './queries.ts';
import { ReportPage } from './ReportPage.tsx';
import { TABLE_CARD_REFUSALS, TableCardPage } from './TableCardPage.tsx';
import { OUTCOME_KINDS, type OutcomeKind } from './types.ts';

/** What was typed on a card that is shown again, and what happened. */
interface CardOutcome {
  refusal?: string | undefined;
  /** The kind of a new line, or the id of the line, that was refused. */
  about?: string | undefined;
  /** What was added needs not be typed again. */
  added?: OutcomeKind | undefined;
}

async function showTableCard(
  ctx: RequestContext,
  { refusal: code, about, added }: CardOutcome = {},
): Promise<Response> {
  const tableCard = await ctx.readPublic(async (tx) => {
    const card = await findTableCardByLink(tx, hashToken(ctx.param('link')));
    const edition = card && (await findEdition(tx, { id: card.editionId }));
    const breakOut = edition && breakOutsOf(edition).find(({ id }) => id === card.breakOutId);
    return breakOut && { breakOut, outcomes: await listOutcomes(tx, { breakOut: breakOut.id }) };
  });
  if (!tableCard) return ctx.notFound();
  const refusal = TABLE_CARD_REFUSALS.find((known) => known === code);
  const { get } = ctx.form;
  const line = tableCard.outcomes.find(({ id }) => id === about);
  const merged = line && mergeFields(get(`seen-${line.id}`), lineValues(line), typedLine(ctx, line.id));
  return ctx.render(
    <TableCardPage
      page={ctx.page}
      {...tableCard}
      token={ctx.formToken()}
      formKey={refusal ? ctx.keptFormKey(TABLE_PATH) : ctx.newFormKey(TABLE_PATH)}
      link={ctx.param('link')}
      typed={(name) => (added !== undefined && isFieldOf(added, name) ? '' : get(name))}
      openLine={refusal && line && merged ? { id: line.id, ...merged } : undefined}
      refusal={refusal}
    />,
    refusal === 'changed-elsewhere' ? 409 : refusal ? 422 : 200,
  );
}

const TABLE_PATH = '/table/:link';

/** Whether a field of the card belongs to a new line of this kind. */
const isFieldOf = (kind: OutcomeKind, name: string): boolean =>
  name === `words-${kind}` || (kind === 'agreement' && ['owner', 'dueOn', 'email'].includes(name));

/** What was typed into the form of a line that is on the card. */
const typedLine = ({ form }: RequestContext, id: string) => ({
  words: form.get(`line-${id}`),
  owner: form.get(`owner-${id}`),
  dueOn: form.get(`dueOn-${id}`),
});

/** Whether somebody typed something for another new line: then the card is shown with it, and not left. */
const hasHalfWritten = (ctx: RequestContext, except?: OutcomeKind): boolean =>
  OUTCOME_KINDS.some((kind) => kind !== except && ctx.form.get(`words-${kind}`).trim());

/** After something was done to a card: back to it, or, with half-written lines on it, the card with those. */
const afterCard = (
  ctx: RequestContext,
  result: { ok: true } | { ok: false; refusal: string },
  about: string,
  added?: OutcomeKind,
): Response | Promise<Response> => {
  if (!result.ok) return showTableCard(ctx, { refusal: result.refusal, about });
  if (hasHalfWritten(ctx, added)) return showTableCard(ctx, { added });
  return ctx.redirect(`/table/${ctx.param('link')}${added ? `#${added}` : ''}`);
};

async function showAgreement(ctx: RequestContext, refusal?: 'changed-elsewhere'): Promise<Response> {
  const agreement = await ctx.readPublic((tx) => findAgreementByLink(tx, hashToken(ctx.param('link'))));
  if (!agreement) return ctx.notFound();
  const { get } = ctx.form;
  const typed = { state: get('state'), answer: get('answer') };
  const merged = refusal && mergeFields(get('seen'), answerValues(agreement), typed);
  return ctx.render(
    <AgreementPage
      page={ctx.page}
      agreement={agreement}
      token={ctx.formToken()}
      link={ctx.param('link')}
      saved={ctx.query.has('saved')}
      conflict={merged}
    />,
    refusal ? 409 : 200,
  );
}

/** Table cards that break-outs fill in, agreements that their owners answer, and the public report. */
export const outcomeRoutes: Route[] = [
  get(TABLE_PATH, { allow: 'anyone' }, (ctx) => showTableCard(ctx)),
  post(TABLE_PATH, { allow: 'anyone', action: addOutcome }, async (ctx, run) => {
    const { get } = ctx.form;
    // The enter key names no kind: then it is the one in which something was typed.
    const kind =
      OUTCOME_KINDS.find((known) => known === get('kind')) ??
      OUTCOME_KINDS.find((known) => get(`words-${known}`).trim()) ??
      'insight';
    const text = get(`words-${kind}`);
    const fields = { text, owner: get('owner'), email: get('email'), dueOn: get('dueOn') };
    const idempotencyKey = ctx.formKey(`${kind}:${text}`);
    const result = await run({ link: ctx.param('link'), idempotencyKey, kind, ...fields });
    return afterCard(ctx, result, kind, kind);
  }),
  post('/table/:link/keep', { allow: 'anyone', withoutAction: 'redisplay' }, (ctx) => showTableCard(ctx)),
  post('/table/:link/change', { allow: 'anyone', action: changeOutcome }, async (ctx, run) => {
    const id = ctx.form.get('change');
    const seen = ctx.form.get(`seen-${id}`);
    const result = await run({ link: ctx.param('link'), id, seen, fields: typedLine(ctx, id) });
    return afterCard(ctx, result, id);
  }),
  post('/table/:link/drop', { allow: 'anyone', action: removeOutcome }, async (ctx, run) => {
    const id = ctx.form.get('drop');
    return afterCard(ctx, await run({ link: ctx.param('link'), id }), id);
  }),
  post('/table/:link/restore', { allow: 'anyone', action: restoreOutcome }, async (ctx, run) => {
    const id = ctx.form.get('restore');
    return afterCard(ctx, await run({ link: ctx.param('link'), id }), id);
  }),
  get('/agreement/:link', { allow: 'anyone' }, (ctx) => showAgreement(ctx)),
  post('/agreement/:link', { allow: 'anyone', action: answerAgreement }, async (ctx, run) => {
    const { get } = ctx.form;
    const link = ctx.param('link');
    const fields = { state: get('state'), answer: get('answer') };
    const result = await run({ link, seen: get('seen'), fields });
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
