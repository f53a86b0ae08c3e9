import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { hashToken } from '#core/private-links.ts';
import { townOf } from '../model/publish.ts';
import { findListing } from '../model/queries.ts';
import { previewInitiative } from '../model/rules.ts';
import { availabilityInput, rejectedAvailability } from '../owner-page/routes.tsx';
import { answerConfirmation, stopConfirmationEmails } from './actions.ts';
import { ConfirmationDonePage, ConfirmationPage } from './ConfirmationPage.tsx';
import { openConfirmationRequest } from './queries.ts';

const done = (ctx: RequestContext, what: 'thanks' | 'no-mail' | 'over'): Response =>
  ctx.render(<ConfirmationDonePage page={ctx.page} what={what} />, what === 'over' ? 404 : 200);

async function ask(ctx: RequestContext, refused = false): Promise<Response> {
  const now = ctx.app.now();
  const listing = await ctx.readPublic(async (tx) => {
    const question = await openConfirmationRequest(tx, hashToken(ctx.param('link')), now);
    return question && findListing(tx, { id: question.listing });
  });
  if (!listing) return done(ctx, 'over');
  const at = `/fresh/${ctx.param('link')}`;
  const preview = previewInitiative(listing.form, townOf(listing.form), now);
  return ctx.render(
    <ConfirmationPage
      page={{ ...ctx.page, path: at }}
      preview={preview}
      token={ctx.formToken()}
      at={`/${ctx.language}${at}`}
      typed={refused ? rejectedAvailability(ctx, preview, 'answer') : undefined}
    />,
    refused ? 422 : 200,
  );
}

export const confirmationRoutes: Route[] = [
  get('/fresh/:link', { allow: 'anyone', teamLanguages: true }, (ctx) =>
    ctx.query.has('done') ? done(ctx, 'thanks') : ask(ctx),
  ),
  post(
    '/fresh/:link',
    { allow: 'anyone', teamLanguages: true, action: answerConfirmation },
    async (ctx, run) => {
      const said = { link: ctx.param('link'), answer: ctx.form.get('answer'), ...availabilityInput(ctx) };
      const answered = await run(said);
      if (answered.ok) return ctx.redirect(`/fresh/${said.link}?done`);
      return answered.refusal === 'not-right' ? ask(ctx, true) : done(ctx, 'over');
    },
  ),
  post(
    '/fresh/:link/stop',
    { allow: 'anyone', teamLanguages: true, oneClickUnsubscribe: true, action: stopConfirmationEmails },
    async (ctx, run) => {
      const stopped = await run({ link: ctx.param('link') });
      return done(ctx, stopped.ok ? 'no-mail' : 'over');
    },
  ),
];
