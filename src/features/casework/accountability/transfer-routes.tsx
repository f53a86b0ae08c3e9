import type { StaffMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { CASEWORK_PATH, casePath } from '../model/paths.ts';
import { findEvents } from '../model/queries.ts';
import { readCase } from '../model/read-case.ts';
import { REASON_PAGE } from './ask-reason.ts';
import { readCaseBehindReason } from './read-looks.ts';
import { readAskedTransfer, readTransfers } from './read-transfers.ts';
import { AnswerTransferPage, AskTransferPage, TransfersPage } from './TransferPages.tsx';
import { askTransfer, grantTransfer, refuseTransfer, withdrawAskedTransfer } from './transfer-actions.ts';
import { otherTenants, toGive, transfersOf } from './transfer-queries.ts';
import { TRANSFERS_PATH } from './transfer-rules.ts';

const ASK = `${CASEWORK_PATH}/:case{${UUID_PATTERN}}/transfer` as const;
const TRANSFER = `${TRANSFERS_PATH}/:transfer{${UUID_PATTERN}}` as const;
const READS = { allow: 'caseworker', purpose: 'case' } as const;
const NOTICES = ['granted', 'refused', 'answered'] as const;

async function renderAsk(ctx: RequestContext<StaffMember>, refusal = false): Promise<Response> {
  const { app, actor } = ctx;
  const page = `${CASEWORK_PATH}/:case/transfer`;
  const read = await readCase(ctx, { id: ctx.param('case'), page }, async (tx, file) => ({
    file,
    tenants: await otherTenants(tx),
    transfers: (await transfersOf(tx, app, actor)).filter(
      ({ side, caseId }) => side === 'asking' && caseId === file.id,
    ),
  }));
  if (!read) return ctx.notFound();
  return ctx.render(
    <AskTransferPage
      page={{ ...ctx.page, path: `${casePath(read.file.id)}/transfer` }}
      token={ctx.formToken()}
      once={ctx.keptFormKey(ASK)}
      typed={{ tenant: ctx.form.get('tenant'), number: ctx.form.get('number') }}
      refusal={refusal}
      asked={ctx.query.has('asked')}
      {...read}
    />,
    refusal ? 422 : 200,
  );
}

/** A request of another municipality. The own case that it is about is opened through its own gate, which may ask for a reason. */
async function renderAnswer(ctx: RequestContext<StaffMember>): Promise<Response> {
  const { app, actor } = ctx;
  const asked = await readAskedTransfer(ctx, ctx.param('transfer'));
  if (!asked) return ctx.notFound();
  const { transfer, caseId } = asked;
  if (caseId && (await readCaseBehindReason(app, actor, caseId)))
    return ctx.redirect(
      `${casePath(caseId)}${REASON_PAGE}?to=${encodeURIComponent(`${TRANSFERS_PATH}/${transfer.id}`)}`,
    );
  const own = caseId
    ? await readCase(ctx, { id: caseId, page: TRANSFERS_PATH }, async (tx, file) => ({
        file,
        given: toGive(await findEvents(tx, app, file.id)),
      }))
    : undefined;
  return ctx.render(
    <AnswerTransferPage
      page={{ ...ctx.page, path: `${TRANSFERS_PATH}/${transfer.id}` }}
      token={ctx.formToken()}
      transfer={transfer}
      own={own}
    />,
  );
}

/** Moving house: the new municipality asks, the old one gives or says why not. */
export const transferRoutes: Route[] = [
  get(ASK, READS, (ctx) => renderAsk(ctx)),
  post(ASK, { ...READS, action: askTransfer }, async (ctx, run) => {
    const id = ctx.param('case');
    const { form } = ctx;
    const asked = await run({
      form: ctx.formKey(),
      case: id,
      tenant: form.get('tenant'),
      number: form.get('number'),
    });
    if (asked.ok) return ctx.redirect(`${casePath(id)}/transfer?asked`);
    return asked.refusal === 'not-found' ? ctx.notFound() : renderAsk(ctx, true);
  }),
  get(TRANSFERS_PATH, READS, async (ctx) =>
    ctx.render(
      <TransfersPage
        page={{ ...ctx.page, path: TRANSFERS_PATH }}
        transfers={await readTransfers(ctx)}
        notice={NOTICES.find((notice) => ctx.query.has(notice))}
      />,
    ),
  ),
  get(TRANSFER, READS, renderAnswer),
  post(`${TRANSFER}/grant`, { ...READS, action: grantTransfer }, async (ctx, run) => {
    const granted = await run({ transfer: ctx.param('transfer') });
    if (granted.ok) return ctx.redirect(`${TRANSFERS_PATH}?granted`);
    if (granted.refusal === 'not-found') return ctx.notFound();
    if (granted.refusal === 'answered') return ctx.redirect(`${TRANSFERS_PATH}?answered`);
    return ctx.redirect(`${TRANSFERS_PATH}/${ctx.param('transfer')}`);
  }),
  post(`${TRANSFER}/refuse`, { ...READS, action: refuseTransfer }, async (ctx, run) => {
    const refused = await run({ transfer: ctx.param('transfer'), refusal: ctx.form.get('refusal') });
    return ctx.redirect(`${TRANSFERS_PATH}?${refused.ok ? 'refused' : 'answered'}`);
  }),
  post(`${TRANSFER}/withdraw`, { ...READS, action: withdrawAskedTransfer }, async (ctx, run) => {
    await run({ transfer: ctx.param('transfer') });
    return ctx.redirect(TRANSFERS_PATH);
  }),
];
