import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { hashToken } from '#core/private-links.ts';
import { townOf } from '../model/publish.ts';
import { findListing } from '../model/queries.ts';
import { previewOf } from '../model/rules.ts';
import { roomIn, typedRoom } from '../owner-page/routes.tsx';
import { answerFresh, stopFresh } from './actions.ts';
import { FreshDonePage, FreshPage } from './ConfirmationPage.tsx';
import { openQuestion } from './queries.ts';

const done = (ctx: RequestContext, what: 'thanks' | 'no-mail' | 'over'): Response =>
  ctx.render(<FreshDonePage page={ctx.page} what={what} />, what === 'over' ? 404 : 200);

async function ask(ctx: RequestContext, refused = false): Promise<Response> {
  const now = ctx.app.now();
  const listing = await ctx.readPublic(async (tx) => {
    const question = await openQuestion(tx, hashToken(ctx.param('link')), now);
    return question && findListing(tx, { id: question.listing });
  });
  if (!listing) return done(ctx, 'over');
  const at = `/fresh/${ctx.param('link')}`;
  const preview = previewOf(listing.form, townOf(listing.form), now);
  return ctx.render(
    <FreshPage
      page={{ ...ctx.page, path: at }}
      preview={preview}
      token={ctx.formToken()}
      at={`/${ctx.language}${at}`}
      typed={refused ? typedRoom(ctx, preview, 'answer') : undefined}
    />,
    refused ? 422 : 200,
  );
}

export const confirmationRoutes: Route[] = [
  get('/fresh/:link', { allow: 'anyone', teamLanguages: true }, (ctx) =>
    ctx.query.has('done') ? done(ctx, 'thanks') : ask(ctx),
  ),
  post('/fresh/:link', { allow: 'anyone', teamLanguages: true, action: answerFresh }, async (ctx, run) => {
    const said = { link: ctx.param('link'), answer: ctx.form.get('answer'), ...roomIn(ctx) };
    const answered = await run(said);
    if (answered.ok) return ctx.redirect(`/fresh/${said.link}?done`);
    return answered.refusal === 'not-right' ? ask(ctx, true) : done(ctx, 'over');
  }),
  post(
    '/fresh/:link/stop',
    { allow: 'anyone', teamLanguages: true, oneClickUnsubscribe: true, action: stopFresh },
    async (ctx, run) => {
      const stopped = await run({ link: ctx.param('link') });
      return done(ctx, stopped.ok ? 'no-mail' : 'over');
    },
  ),
];
