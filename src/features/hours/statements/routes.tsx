import { isDeepStrictEqual } from 'node:util';
import { renderSVG } from 'uqr';
import type { Newcomer } from '#core/access/actor.ts';
import { readPublic } from '#core/access/logged-read.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, type PublicApiRoute, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { countAttempt, countedHash } from '#core/rate-limit.ts';
import { publicKeys, verifiedJson } from '../model/signing-key-queries.ts';
import { ownStatement, type SignedStatement, statementByCode } from '../model/statement-queries.ts';
import { readCode } from '../model/statement-rules.ts';
import { endStatement, newStatement } from './actions.ts';
import { fitsInPdf, statementPdf } from './pdf.ts';
import { MAX_STATEMENT_BYTES, readStatementFile, statementFile, VERIFY_LIMIT, VERIFY_PATH } from './rules.ts';
import { StatementPage } from './StatementPage.tsx';
import { type VerifyOutcome, VerifyPage } from './VerifyPage.tsx';

const STATEMENT_PATH = `/hours/statements/:id{${UUID_PATTERN}}` as const;

const readStatement = (ctx: RequestContext<Newcomer>) =>
  ctx.readOwn((tx) => ownStatement(tx, ctx.app, ctx.param('id')));

/** Where a statement is checked; in Dutch, for whom it is given to. */
const addressOf = ({ app }: RequestContext, { content }: SignedStatement): string =>
  `${app.publicUrl}/nl${VERIFY_PATH}/${content.code}`;

const download = (body: BodyInit, type: string, name: string): Response =>
  new Response(body, {
    headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
  });

/** May this network look at one more? */
const mayVerify = ({ app, clientNetwork }: RequestContext): Promise<boolean> =>
  countAttempt(app.db, `hours:verify:${countedHash(app, clientNetwork.network)}`, ...VERIFY_LIMIT, app.now());

const outcomeOf = (statement: SignedStatement | undefined): VerifyOutcome =>
  !statement
    ? { verdict: 'unknown' }
    : statement.state === 'revoked'
      ? { verdict: 'revoked' }
      : { verdict: statement.state, content: statement.content };

async function byCode(ctx: RequestContext, typed: string): Promise<VerifyOutcome> {
  const code = readCode(typed);
  if (!code) return { verdict: 'unknown' };
  return outcomeOf(await ctx.readPublic((tx) => statementByCode(tx, ctx.app, code)));
}

/** A file is ours when our key signed exactly what it says; whether it still stands is asked by its code. */
async function byFile(ctx: RequestContext, text: string): Promise<VerifyOutcome> {
  const file = readStatementFile(text);
  if (!file) return { verdict: 'unknown' };
  const signed = await ctx.readPublic((tx) => verifiedJson(tx, file.signature));
  if (!isDeepStrictEqual(signed, file.statement)) return { verdict: 'unknown' };
  const outcome = await byCode(ctx, file.statement.code);
  // Signed by us, and not with us any more: whoever it is about erased it.
  return outcome.verdict === 'unknown' ? { verdict: 'revoked' } : outcome;
}

const showVerify = (ctx: RequestContext, outcome?: VerifyOutcome): Response =>
  ctx.render(
    <VerifyPage page={ctx.page} token={ctx.formToken()} outcome={outcome} />,
    outcome?.verdict === 'often' ? 429 : 200,
  );

export const statementRoutes: Route[] = [
  post('/hours/statements', { allow: 'newcomer', action: newStatement }, async (ctx, run) => {
    const made = await run({ source: ctx.formKey(), name: ctx.form.get('name') });
    return ctx.redirect(made.ok ? `/hours/statements/${made.value}` : '/hours?changed');
  }),
  get(STATEMENT_PATH, { allow: 'newcomer', purpose: 'own-hours' }, async (ctx) => {
    const statement = await readStatement(ctx);
    if (!statement) return ctx.notFound();
    const address = addressOf(ctx, statement);
    return ctx.render(
      <StatementPage
        page={ctx.page}
        token={ctx.formToken()}
        id={ctx.param('id')}
        statement={statement}
        qrSvg={renderSVG(address)}
        address={`${ctx.app.publicUrl}/nl${VERIFY_PATH}`}
        pdf={fitsInPdf(statement.content)}
      />,
    );
  }),
  get(`${STATEMENT_PATH}/statement.json`, { allow: 'newcomer', purpose: 'own-hours' }, async (ctx) => {
    const statement = await readStatement(ctx);
    if (!statement || statement.state === 'revoked') return ctx.notFound();
    return download(statementFile(statement.content, statement.signature), 'application/json', 'uren.json');
  }),
  get(`${STATEMENT_PATH}/statement.pdf`, { allow: 'newcomer', purpose: 'own-hours' }, async (ctx) => {
    const statement = await readStatement(ctx);
    if (!statement || statement.state === 'revoked' || !fitsInPdf(statement.content)) return ctx.notFound();
    const pdf = statementPdf(statement.content, addressOf(ctx, statement));
    return download(new Uint8Array(pdf), 'application/pdf', 'uren.pdf');
  }),
  post(`${STATEMENT_PATH}/revoke`, { allow: 'newcomer', action: endStatement }, async (ctx, run) => {
    const ended = await run({ statement: ctx.param('id') });
    return ctx.redirect(ended.ok ? `/hours/statements/${ctx.param('id')}` : '/hours?changed');
  }),
  get(VERIFY_PATH, { allow: 'anyone' }, (ctx) => showVerify(ctx)),
  post(
    VERIFY_PATH,
    { allow: 'anyone', withoutAction: 'redisplay', maxBytes: MAX_STATEMENT_BYTES },
    async (ctx) => {
      if (!(await mayVerify(ctx))) return showVerify(ctx, { verdict: 'often' });
      const file = ctx.form.file('file');
      return showVerify(
        ctx,
        file && file.size > 0
          ? await byFile(ctx, await file.text())
          : await byCode(ctx, ctx.form.get('code')),
      );
    },
  ),
  get(`${VERIFY_PATH}/:code`, { allow: 'anyone' }, async (ctx) =>
    showVerify(ctx, (await mayVerify(ctx)) ? await byCode(ctx, ctx.param('code')) : { verdict: 'often' }),
  ),
];

/** The public keys, for whoever checks a file without us. */
export const hoursApiRoutes: PublicApiRoute[] = [
  {
    path: '/.well-known/jwks.json',
    handler: async ({ app }) => Response.json({ keys: await readPublic(app, publicKeys) }),
  },
];
