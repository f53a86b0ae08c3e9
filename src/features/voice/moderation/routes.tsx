import type { StaffMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { readTableQuery } from '#core/http/table-query.ts';
import { type CreationLimit, withinCreationLimit } from '#core/rate-limit.ts';
import { CONVERSATION_ROUTE, conversationPath, POLICY_VOICE_PATH, reportPath } from '../model/paths.ts';
import { findConversation, listStatements } from '../model/queries.ts';
import { readAsPolicy } from '../model/read-desk.ts';
import type { Conversation } from '../model/rules.ts';
import {
  hideStatement,
  keepHidden,
  makeAppeal,
  reportStatement,
  restoreStatement,
  showStatement,
} from './actions.ts';
import { type AppealRefusal, LogPage } from './LogPage.tsx';
import { MODERATION_TABLE, ModerationPage } from './ModerationPage.tsx';
import { countReports, listAppeals, listLog, publicReports, whoHid } from './queries.ts';
import { ReportStatementPage } from './ReportPage.tsx';
import type { DecisionRefusal } from './rules.ts';
import { StatementDecisionPage } from './StatementDecisionPage.tsx';

/** A class in one building may ask at once; over the whole site as many as a team can still look through. */
const APPEAL_LIMIT: CreationLimit = {
  subject: 'voice:appeal',
  perNetwork: [20, 3_600],
  overall: [200, 3_600],
};
const REPORT_LIMIT: CreationLimit = {
  subject: 'voice:report',
  perNetwork: [60, 3_600],
  overall: [1_000, 3_600],
};

const LOG_ROUTE = `${CONVERSATION_ROUTE}/log` as const;
const REPORT_ROUTE = `${CONVERSATION_ROUTE}/report/:statement{${UUID_PATTERN}}` as const;
const DESK_ROUTE = `${POLICY_VOICE_PATH}/:id{${UUID_PATTERN}}/moderation` as const;
const DECISION_ROUTE = `${DESK_ROUTE}/:statement{${UUID_PATTERN}}` as const;
const POLICY = { allow: 'policy', teamLanguages: true } as const;

/** The conversation of the address, when everybody may see it. */
const publicConversation = async (ctx: RequestContext): Promise<Conversation | undefined> => {
  const conversation = await ctx.readPublic((tx) => findConversation(tx, { slug: ctx.param('slug') }));
  return conversation?.published ? conversation : undefined;
};

async function showLog(
  ctx: RequestContext,
  appeal?: { statement: string; words: string; refusal?: AppealRefusal },
): Promise<Response> {
  const conversation = await publicConversation(ctx);
  if (!conversation) return ctx.notFound();
  const view = await ctx.readPublic(async (tx) => ({
    statements: await listStatements(tx, conversation.id),
    lines: await listLog(tx, conversation.id),
    reports: await publicReports(tx, conversation.id),
  }));
  return ctx.render(
    <LogPage
      page={{ ...ctx.page, path: `${conversationPath(conversation.slug)}/log` }}
      conversation={conversation}
      {...view}
      token={ctx.formToken()}
      formKey={ctx.keptFormKey(LOG_ROUTE)}
      appeal={appeal ?? (ctx.query.has('asked') ? { statement: '', words: '' } : undefined)}
    />,
    appeal?.refusal === 'too-often' ? 429 : appeal?.refusal ? 422 : 200,
  );
}

async function showReport(ctx: RequestContext, refusal?: 'too-often'): Promise<Response> {
  const conversation = await publicConversation(ctx);
  if (!conversation) return ctx.notFound();
  const statement = (await ctx.readPublic((tx) => listStatements(tx, conversation.id))).find(
    ({ id, state }) => id === ctx.param('statement') && state !== 'hidden',
  );
  if (!statement) return ctx.notFound();
  return ctx.render(
    <ReportStatementPage
      page={{ ...ctx.page, path: reportPath(conversation.slug, statement.id) }}
      conversation={conversation}
      statement={statement}
      token={ctx.formToken()}
      formKey={ctx.newFormKey(REPORT_ROUTE)}
      state={refusal ?? (ctx.query.has('sent') ? 'sent' : undefined)}
    />,
    refusal ? 429 : 200,
  );
}

async function readModeration(ctx: RequestContext<StaffMember>) {
  return readAsPolicy(ctx, async (tx) => {
    const conversation = await findConversation(tx, { id: ctx.param('id') });
    if (conversation?.tenant !== ctx.actor.tenant.id) return undefined;
    return {
      conversation,
      statements: await listStatements(tx, conversation.id),
      appeals: await listAppeals(tx, ctx.app, conversation.id),
      reports: await countReports(tx, conversation.id),
    };
  });
}

async function showDecision(ctx: RequestContext<StaffMember>, refusal?: DecisionRefusal): Promise<Response> {
  const view = await readModeration(ctx);
  const statement = view?.statements.find(({ id }) => id === ctx.param('statement'));
  if (!view || !statement) return ctx.notFound();
  const hider = await readAsPolicy(ctx, (tx) => whoHid(tx, statement.id));
  return ctx.render(
    <StatementDecisionPage
      page={{
        ...ctx.page,
        path: `${POLICY_VOICE_PATH}/${view.conversation.id}/moderation/${statement.id}`,
      }}
      conversation={view.conversation}
      statement={statement}
      appeals={view.appeals.filter((appeal) => appeal.statement === statement.id)}
      reports={view.reports.get(statement.id) ?? 0}
      hidByReader={hider === ctx.actor.account}
      token={ctx.formToken()}
      typed={{ reason: ctx.form.get('reason'), words: ctx.form.get('words').slice(0, 2_000) }}
      refusal={refusal}
    />,
    refusal === 'changed-elsewhere' ? 409 : refusal ? 422 : 200,
  );
}

const stepOf = (ctx: RequestContext<StaffMember>) => ({
  conversation: ctx.param('id'),
  statement: ctx.param('statement'),
  expectedVersion: Number(ctx.form.get('version')),
});

/** After a step: back to the list with what was done, or the page again with what was typed. */
const afterStep = (
  ctx: RequestContext<StaffMember>,
  result: { ok: true } | { ok: false; refusal: string },
  done: 'shown' | 'hidden' | 'restored' | 'kept',
): Response | Promise<Response> => {
  if (result.ok)
    return ctx.redirect(
      `${POLICY_VOICE_PATH}/${ctx.param('id')}/moderation?${done}=${ctx.param('statement')}`,
    );
  const { refusal } = result;
  if (refusal === 'not-found' || refusal === 'not-signed-in') return ctx.notFound();
  const known = (
    ['changed-elsewhere', 'not-confirmed', 'no-words', 'too-long', 'own-decision'] as const
  ).find((name) => name === refusal);
  return showDecision(ctx, known ?? 'no-reason');
};

/** The public log, reports and appeals; and for who makes policy the statements that somebody must look at. */
export const moderationRoutes: Route[] = [
  get(LOG_ROUTE, { allow: 'anyone' }, (ctx) => showLog(ctx)),
  post(LOG_ROUTE, { allow: 'anyone', action: makeAppeal }, async (ctx, run) => {
    const conversation = await publicConversation(ctx);
    if (!conversation) return ctx.notFound();
    const statement = ctx.form.get('statement');
    const words = ctx.form.get('words');
    const made = await withinCreationLimit(ctx.app, APPEAL_LIMIT, ctx, () =>
      run({
        idempotencyKey: ctx.formKey(statement),
        conversation: conversation.id,
        statement,
        words,
        language: ctx.language,
      }),
    );
    if (made.ok) return ctx.redirect(`${conversationPath(conversation.slug)}/log?asked`);
    const refusal = (['no-words', 'too-long', 'not-hidden', 'too-often'] as const).find(
      (known) => known === made.refusal,
    );
    return refusal ? showLog(ctx, { statement, words: words.slice(0, 2_000), refusal }) : ctx.notFound();
  }),
  get(REPORT_ROUTE, { allow: 'anyone' }, (ctx) => showReport(ctx)),
  post(REPORT_ROUTE, { allow: 'anyone', action: reportStatement }, async (ctx, run) => {
    const conversation = await publicConversation(ctx);
    if (!conversation) return ctx.notFound();
    const statement = ctx.param('statement');
    const made = await withinCreationLimit(ctx.app, REPORT_LIMIT, ctx, () =>
      run({
        idempotencyKey: ctx.formKey(),
        conversation: conversation.id,
        statement,
        reason: ctx.form.get('reason'),
      }),
    );
    if (made.ok) return ctx.redirect(`${reportPath(conversation.slug, statement)}?sent`);
    return made.refusal === 'too-often' ? showReport(ctx, 'too-often') : ctx.notFound();
  }),
  get(DESK_ROUTE, POLICY, async (ctx) => {
    const view = await readModeration(ctx);
    if (!view) return ctx.notFound();
    const done = (['shown', 'hidden', 'restored', 'kept'] as const).find((name) => ctx.query.has(name));
    const statement = view.statements.find(({ id }) => done && id === ctx.query.get(done));
    return ctx.render(
      <ModerationPage
        page={{ ...ctx.page, path: `${POLICY_VOICE_PATH}/${view.conversation.id}/moderation` }}
        {...view}
        query={readTableQuery(ctx.query, MODERATION_TABLE)}
        token={ctx.formToken()}
        done={done && statement ? { what: done, statement } : undefined}
      />,
    );
  }),
  get(DECISION_ROUTE, POLICY, (ctx) => showDecision(ctx)),
  post(`${DECISION_ROUTE}/show`, { ...POLICY, action: showStatement }, async (ctx, run) =>
    afterStep(ctx, await run(stepOf(ctx)), 'shown'),
  ),
  post(`${DECISION_ROUTE}/hide`, { ...POLICY, action: hideStatement }, async (ctx, run) => {
    const { get: field } = ctx.form;
    const said = { reason: field('reason'), words: field('words'), language: ctx.language };
    return afterStep(ctx, await run({ ...stepOf(ctx), ...said }), 'hidden');
  }),
  post(`${DECISION_ROUTE}/restore`, { ...POLICY, action: restoreStatement }, async (ctx, run) =>
    afterStep(ctx, await run({ ...stepOf(ctx), language: ctx.language }), 'restored'),
  ),
  post(`${DECISION_ROUTE}/keep`, { ...POLICY, action: keepHidden }, async (ctx, run) =>
    afterStep(
      ctx,
      await run({ ...stepOf(ctx), words: ctx.form.get('words'), language: ctx.language }),
      'kept',
    ),
  ),
];
