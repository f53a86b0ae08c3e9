import { renderSVG } from 'uqr';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { isBlind } from '../ballots/admission.ts';
import { blindPublicKey } from '../blind-tokens/conversation-keys.ts';
import { CONVERSATION_ROUTE, conversationPath, VOICE_PATH } from '../model/paths.ts';
import { findConversation, listConversations } from '../model/queries.ts';
import { type Conversation, phaseOf } from '../model/rules.ts';
import { type LandingNotice, LandingPage } from './LandingPage.tsx';
import { ListPage } from './ListPage.tsx';
import { PosterPage } from './PosterPage.tsx';
import { POSTER_ROUTE, VOTE_ROUTE } from './paths.ts';
import { showStep } from './show-step.tsx';
import { takeStep } from './take-step.ts';
import { voterOf } from './voter.ts';

const NOTICES: readonly LandingNotice[] = [
  'not-open',
  'wrong-code',
  'used',
  'too-often',
  'no-cookie',
  'not-understood',
  'forgotten',
];

async function conversationOf(ctx: RequestContext): Promise<Conversation | undefined> {
  const found = await ctx.readPublic((tx) => findConversation(tx, { slug: ctx.param('slug') }));
  return found?.published ? found : undefined;
}

async function showLanding(
  ctx: RequestContext,
  conversation: Conversation,
  notice: LandingNotice | undefined,
  status: 200 | 422 = 200,
): Promise<Response> {
  const blindKey = isBlind(conversation) ? await blindPublicKey(ctx.app, conversation.id) : undefined;
  return ctx.render(
    <LandingPage
      page={{ ...ctx.page, path: conversationPath(conversation.slug), query: '' }}
      conversation={conversation}
      phase={phaseOf(conversation, ctx.app.now())}
      token={ctx.formToken()}
      hasBegun={voterOf(ctx, conversation.id) !== undefined}
      typedCode={ctx.form.get('code').slice(0, 40)}
      blindKey={blindKey}
      notice={notice}
    />,
    status,
  );
}

/** Conversations for everybody: which there are, what one is about, and taking part in it. */
export const votingRoutes: Route[] = [
  get(VOICE_PATH, { allow: 'anyone', shareable: true, cache: 'last-good' }, async (ctx) =>
    ctx.render(
      <ListPage
        page={ctx.page}
        conversations={(await ctx.readPublic((tx) => listConversations(tx))).filter(
          ({ published }) => published,
        )}
        now={ctx.app.now()}
      />,
    ),
  ),
  get(CONVERSATION_ROUTE, { allow: 'anyone', shareable: true }, async (ctx) => {
    const conversation = await conversationOf(ctx);
    if (!conversation) return ctx.notFound();
    return showLanding(
      ctx,
      conversation,
      NOTICES.find((name) => ctx.query.has(name)),
    );
  }),
  get(POSTER_ROUTE, { allow: 'anyone', shareable: true }, async (ctx) => {
    const conversation = await conversationOf(ctx);
    if (!conversation) return ctx.notFound();
    // Without a language: each browser is led to its own.
    const address = `${ctx.app.publicUrl}${conversationPath(conversation.slug)}`;
    return ctx.render(
      <PosterPage
        page={ctx.page}
        conversation={conversation}
        address={address}
        qrSvg={renderSVG(address, { border: 2 })}
      />,
    );
  }),
  get(VOTE_ROUTE, { allow: 'anyone' }, async (ctx) => {
    const conversation = await conversationOf(ctx);
    return conversation ? showStep(ctx, conversation) : ctx.notFound();
  }),
  post(VOTE_ROUTE, { allow: 'anyone', withoutAction: 'ballot' }, async (ctx) => {
    const conversation = await conversationOf(ctx);
    if (!conversation) return ctx.notFound();
    const taken = await takeStep(ctx, conversation);
    // A code with a mistake in it is shown again, so that it can be looked over.
    if (taken.kind === 'retype') return showLanding(ctx, conversation, taken.notice, 422);
    return ctx.redirect(taken.to);
  }),
];
