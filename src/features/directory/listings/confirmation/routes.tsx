import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { hashToken } from '#core/private-links.ts';
import { townOf } from '../model/meant-town.ts';
import { findListing } from '../model/queries.ts';
import { previewInitiative } from '../model/rules.ts';
import { answerConfirmation, stopConfirmationEmails } from './actions.ts';
import { availabilityInput, rejectedAvailability } from './availability-input.ts';
import { ConfirmationDonePage, ConfirmationPage } from './ConfirmationPage.tsx';
import { openConfirmationRequest } from './queries.ts';

const showDone = (ctx: RequestContext, message: 'thanks' | 'no-mail' | 'over'): Response =>
  ctx.render(<ConfirmationDonePage page={ctx.page} message={message} />, message === 'over' ? 404 : 200);

async function showRequest(ctx: RequestContext, rejected = false): Promise<Response> {
  const now = ctx.app.now();
  const listing = await ctx.readPublic(async (tx) => {
    const request = await openConfirmationRequest(tx, hashToken(ctx.param('link')), now);
    return request && findListing(tx, { id: request.listingId });
  });
  if (!listing) return showDone(ctx, 'over');
  const path = `/fresh/${ctx.param('link')}`;
  const preview = previewInitiative(listing.form, townOf(listing.form), now);
  return ctx.render(
    <ConfirmationPage
      page={{ ...ctx.page, path }}
      preview={preview}
      form={listing.form}
      token={ctx.formToken()}
      formAction={`/${ctx.language}${path}`}
      rejected={rejected ? rejectedAvailability(ctx, preview, 'answer') : undefined}
    />,
    rejected ? 422 : 200,
  );
}

export const confirmationRoutes: Route[] = [
  get('/fresh/:link', { allow: 'anyone', teamLanguages: true }, (ctx) =>
    ctx.query.has('done') ? showDone(ctx, 'thanks') : showRequest(ctx),
  ),
  post(
    '/fresh/:link',
    { allow: 'anyone', teamLanguages: true, action: answerConfirmation },
    async (ctx, run) => {
      const link = ctx.param('link');
      const answered = await run({ link, answer: ctx.form.get('answer'), ...availabilityInput(ctx) });
      if (answered.ok) return ctx.redirect(`/fresh/${link}?done`);
      return answered.refusal === 'not-right' ? showRequest(ctx, true) : showDone(ctx, 'over');
    },
  ),
  post(
    '/fresh/:link/stop',
    { allow: 'anyone', teamLanguages: true, oneClickUnsubscribe: true, action: stopConfirmationEmails },
    async (ctx, run) => {
      const stopped = await run({ link: ctx.param('link') });
      return showDone(ctx, stopped.ok ? 'no-mail' : 'over');
    },
  ),
];
