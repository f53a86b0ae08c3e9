import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { type CreationLimit, withinCreationLimit } from '#core/rate-limit.ts';
import { directorySnapshot } from '../../catalogue/snapshot.ts';
import { claimableInitiative } from '../model/claim-queries.ts';
import { OWNER_PATH } from '../owner-sessions/rules.ts';
import { keepOwnerSession } from '../owner-sessions/session-cookie.ts';
import { claimInitiative } from './actions.ts';
import { ClaimPage } from './ClaimPage.tsx';

/** Claims: an umbrella organisation that claims its own initiatives one after the other; each may send an e-mail. */
const CLAIM_LIMIT: CreationLimit = { subject: 'claim', perNetwork: [10, 3_600], overall: [200, 3_600] };

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
      const earlier = ctx.cookie('owner');
      const claimed = await withinCreationLimit(app, CLAIM_LIMIT, { clientNetwork }, () =>
        run({ initiative, idempotencyKey: ctx.formKey(), language, earlier }),
      );
      if (!claimed.ok) return claimed.refusal === 'too-often' ? showClaim(ctx, 'too-often') : ctx.notFound();
      if (!claimed.value) return ctx.redirect(`/initiatives/${initiative}/claim?mailed`);
      keepOwnerSession(ctx, claimed.value);
      return ctx.redirect(`${OWNER_PATH}/change`);
    },
  ),
];
