import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { withinRateLimit } from '#core/rate-limit.ts';
import { directorySnapshot } from '../../catalogue/snapshot.ts';
import { claimableInitiative } from '../model/claim-queries.ts';
import { OWNER_PATH } from '../owner-sessions/rules.ts';
import { keepOwnerSession } from '../owner-sessions/session-cookie.ts';
import { claimInitiative } from './actions.ts';
import { ClaimPage } from './ClaimPage.tsx';

const CLAIM_RATE_LIMIT = { perNetwork: [10, 3600], overall: [200, 3600] } as const;
/** Per initiative: a claim sends its organisation an email. */
const CLAIM_EMAIL_RATE_LIMIT = { perNetwork: [3, 86_400] } as const;

/** As much of an email address as its owner needs to recognise it. */
const emailHint = (email: string): string => email.replace(/^(.).*?@/, '$1…@');

async function showClaim(ctx: RequestContext, notice?: 'mailed' | 'too-often'): Promise<Response> {
  const id = ctx.param('id');
  const initiative = (await directorySnapshot(ctx.app)).byId.get(id);
  const claimable = initiative && (await ctx.readPublic((tx) => claimableInitiative(tx, id)));
  if (!initiative || !claimable) return ctx.notFound();
  return ctx.render(
    <ClaimPage
      page={ctx.page}
      initiative={initiative}
      emailHint={claimable.email && emailHint(claimable.email)}
      token={ctx.formToken()}
      formKey={ctx.keptFormKey()}
      notice={notice}
    />,
    notice === 'too-often' ? 429 : 200,
  );
}

export const claimRoutes: Route[] = [
  get('/initiatives/:id/claim', { allow: 'anyone', teamLanguages: true }, (ctx) =>
    showClaim(ctx, ctx.query.has('mailed') ? 'mailed' : undefined),
  ),
  post(
    '/initiatives/:id/claim',
    { allow: 'anyone', teamLanguages: true, action: claimInitiative },
    async (ctx, run) => {
      const { app, clientNetwork, language } = ctx;
      const initiative = ctx.param('id');
      const allowed =
        (await withinRateLimit(app, 'claim', clientNetwork, CLAIM_RATE_LIMIT)) &&
        (await withinRateLimit(app, 'claim.letters', initiative, CLAIM_EMAIL_RATE_LIMIT));
      if (!allowed) return showClaim(ctx, 'too-often');
      const earlier = ctx.cookie('owner');
      const claimed = await run({ initiative, idempotencyKey: ctx.formKey(), language, earlier });
      if (!claimed.ok) return ctx.notFound();
      if (!claimed.value) return ctx.redirect(`/initiatives/${initiative}/claim?mailed`);
      keepOwnerSession(ctx, claimed.value);
      return ctx.redirect(`${OWNER_PATH}/change`);
    },
  ),
];
