import { newIdempotencyKey } from '#core/http/csrf.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { withinRateLimit } from '#core/rate-limit.ts';
import { directorySnapshot } from '../../catalogue/snapshot.ts';
import { claimableInitiative } from '../model/claim-queries.ts';
import { claimInitiative } from './actions.ts';
import { ClaimPage } from './ClaimPage.tsx';

/** A letter to an organisation is a disturbance too: a few a day for each initiative. */
const TRIES = { perNetwork: [10, 3600], overall: [200, 3600] } as const;
const LETTERS = { perNetwork: [3, 86_400] } as const;

/** As much of an address as its owner needs to know it again. */
const hintOf = (email: string): string => email.replace(/^(.).*?@/, '$1…@');

async function show(ctx: RequestContext, said?: 'mailed' | 'too-often'): Promise<Response> {
  const id = ctx.param('id');
  const initiative = (await directorySnapshot(ctx.app)).byId.get(id);
  const known = initiative && (await ctx.readPublic((tx) => claimableInitiative(tx, id)));
  if (!initiative || !known) return ctx.notFound();
  return ctx.render(
    <ClaimPage
      page={ctx.page}
      initiative={initiative}
      hint={known.email && hintOf(known.email)}
      token={ctx.formToken()}
      idempotencyKey={newIdempotencyKey()}
      said={said}
    />,
    said === 'too-often' ? 429 : 200,
  );
}

export const claimRoutes: Route[] = [
  get('/initiatives/:id/claim', { allow: 'anyone', teamLanguages: true }, (ctx) =>
    show(ctx, ctx.query.has('mailed') ? 'mailed' : undefined),
  ),
  post(
    '/initiatives/:id/claim',
    { allow: 'anyone', teamLanguages: true, action: claimInitiative },
    async (ctx, run) => {
      const { app, clientNetwork, language, form } = ctx;
      const initiative = ctx.param('id');
      const free =
        (await withinRateLimit(app, 'claim', clientNetwork, TRIES)) &&
        (await withinRateLimit(app, 'claim.letters', initiative, LETTERS));
      if (!free) return show(ctx, 'too-often');
      const said = { initiative, idempotencyKey: form.get('once'), language };
      const begun = await run(said);
      if (!begun.ok) return ctx.notFound();
      return ctx.redirect(
        begun.value ? `/register/${begun.value}/change` : `/initiatives/${initiative}/claim?mailed`,
      );
    },
  ),
];
