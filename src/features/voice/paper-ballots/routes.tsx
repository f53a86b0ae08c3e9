import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { hashToken } from '#core/private-links.ts';
import { groupedCode, normaliseCode } from '../ballots/codes.ts';
import { BOOTH_PATH } from '../helping/BoothPage.tsx';
import { findTableByLink } from '../helping/queries.ts';
import { readAsVoice } from '../helping/read-as-voice.ts';
import { isHandedOn } from '../helping/routes.tsx';
import { isReady, tablePath } from '../helping/rules.ts';
import { HELP_PATH } from '../model/paths.ts';
import { findConversation, listStatements } from '../model/queries.ts';
import { countPapers } from './queries.ts';
import { entryFromForm } from './rules.ts';
import { TypedInPage, TypeInPage } from './TypeInPage.tsx';
import { typeIn } from './type-in.ts';

const PAPER_ROUTE = `${HELP_PATH}/:link/paper` as const;
const TYPIST = { allow: 'anyone', teamLanguages: true } as const;

/** What whoever types papers in needs; undefined when the link is not one for that. */
async function readPapers(ctx: RequestContext) {
  const read = await ctx.readPublic(async (tx) => {
    const table = await findTableByLink(tx, hashToken(ctx.param('link')));
    const conversation = table && (await findConversation(tx, { id: table.conversation }));
    if (!conversation || table.work !== 'typing') return undefined;
    const statements = await listStatements(tx, conversation.id);
    return { table, conversation, statements: statements.filter(({ state }) => state === 'shown') };
  });
  return read && { ...read, counts: await paperCounts(ctx, read.conversation.id) };
}

const paperCounts = (ctx: Pick<RequestContext, 'app'>, conversation: string) =>
  readAsVoice(ctx.app, (tx) => countPapers(tx, conversation));

/** Papers that are typed in, by two people each. */
export const paperRoutes: Route[] = [
  get(PAPER_ROUTE, TYPIST, async (ctx) => {
    if (isHandedOn(ctx)) return ctx.redirect(BOOTH_PATH);
    const read = await readPapers(ctx);
    if (!read) return ctx.notFound();
    const path = tablePath(ctx.param('link'));
    if (!isReady(read.table)) return ctx.redirect(`${path}?first-train`);
    return ctx.render(
      <TypeInPage
        page={{ ...ctx.page, query: '' }}
        {...read}
        table={`/${ctx.language}${path}`}
        token={ctx.formToken()}
        code=""
        entry={entryFromForm([], () => '')}
      />,
    );
  }),
  post(PAPER_ROUTE, { ...TYPIST, withoutAction: 'ballot' }, async (ctx) => {
    const read = await readPapers(ctx);
    if (!read || !isReady(read.table)) return ctx.notFound();
    const { conversation, statements } = read;
    const numbers = statements.map(({ number }) => number);
    const typed = ctx.form.get('code').slice(0, 60);
    const code = normaliseCode(typed);
    const entry = entryFromForm(numbers, ctx.form.get);
    const how = (['resolve', 'replace'] as const).find((known) => known === ctx.form.get('how'));
    const done = await typeIn(ctx.app, conversation, {
      table: read.table.id,
      code: typed,
      entry,
      numbers,
      how: how ?? 'type',
      network: ctx.clientNetwork,
    });
    const shown = {
      page: { ...ctx.page, query: '' },
      ...read,
      table: `/${ctx.language}${tablePath(ctx.param('link'))}`,
      token: ctx.formToken(),
      code: code ? groupedCode(code) : typed,
      entry,
    };
    if (!done.ok) return ctx.render(<TypeInPage {...shown} refusal={done.refusal} />, 422);
    const counts = await paperCounts(ctx, conversation.id);
    return ctx.render(
      <TypedInPage {...shown} counts={counts} typedIn={done.value} />,
      done.value.kind === 'differs' ? 409 : 200,
    );
  }),
];
