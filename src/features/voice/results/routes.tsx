import type { RequestContext } from '#core/http/request-context.ts';
import { get, type Route } from '#core/http/route.ts';
import { findConversation, listStatements } from '../model/queries.ts';
import { phaseOf } from '../model/rules.ts';
import { findPublication } from '../publication/queries.ts';
import { RESULTS_ROUTE } from './paths.ts';
import { ResultsPage } from './ResultsPage.tsx';

/** What is published of the conversation of a route; undefined when there is none, or it did not begin. */
export const readResults = (ctx: Pick<RequestContext, 'readPublic' | 'param' | 'app'>) =>
  ctx.readPublic(async (tx) => {
    const conversation = await findConversation(tx, { slug: ctx.param('slug') });
    if (!conversation) return undefined;
    const phase = phaseOf(conversation, ctx.app.now());
    if (phase !== 'open' && phase !== 'closed') return undefined;
    return {
      conversation,
      phase,
      statements: await listStatements(tx, conversation.id),
      publication: await findPublication(tx, conversation.id),
    };
  });

/** What people say in a conversation, for everybody. */
export const resultRoutes: Route[] = [
  get(RESULTS_ROUTE, { allow: 'anyone', shareable: true, cache: 'last-good' }, async (ctx) => {
    const results = await readResults(ctx);
    return results ? ctx.render(<ResultsPage page={ctx.page} {...results} />) : ctx.notFound();
  }),
];
