import { post, type Route } from '#core/http/route.ts';
import { CONVERSATION_ROUTE } from '../model/paths.ts';
import { findConversation } from '../model/queries.ts';
import { signBlindly } from './admission.ts';

/** A refusal is told again every time: nothing between us and the browser keeps it. */
const NO_STORE = { headers: { 'cache-control': 'no-store' } };

/** For the script of `blind-tokens/client/blind-admission.ts` alone: signs a ballot key that the server does not see. */
export const ballotRoutes: Route[] = [
  post(`${CONVERSATION_ROUTE}/blind-signature`, { allow: 'anyone', withoutAction: 'ballot' }, async (ctx) => {
    const conversation = await ctx.readPublic((tx) => findConversation(tx, { slug: ctx.param('slug') }));
    if (!conversation) return ctx.notFound();
    const answer = await signBlindly(ctx.app, conversation, {
      admission: ctx.form.get('admission'),
      blinded: ctx.form.get('blinded'),
      network: ctx.clientNetwork,
    });
    return Response.json(answer.ok ? { signature: answer.value } : { refusal: answer.refusal }, NO_STORE);
  }),
];
