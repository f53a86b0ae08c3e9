import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { type CreationLimit, withinCreationLimit } from '#core/rate-limit.ts';
import { findEditionFromPath } from '../edition/public-edition.ts';
import type { Edition } from '../edition/types.ts';
import { LostLinkPage, type LostLinkState } from './LostLinkPage.tsx';
import { sendLostLink } from './lost-link-actions.ts';

const LOST_LINK_PATH = '/meetings/:slug/lost-link';

/** A family at one address asks a few times; a reception centre shares a network. Nobody's mailbox fills up. */
const LOST_LINK_LIMIT: CreationLimit = {
  subject: 'meetings:lost-link',
  perNetwork: [30, 3_600],
  perRecipient: [3, 3_600],
  overall: [600, 3_600],
};

const show = (ctx: RequestContext, edition: Edition, email = '', state?: LostLinkState): Response =>
  ctx.render(
    <LostLinkPage
      page={{ ...ctx.page, path: `/meetings/${edition.slug}/lost-link` }}
      edition={edition}
      email={email}
      state={state}
      token={ctx.formToken()}
    />,
    state === 'too-often' ? 429 : state === 'no-address' ? 422 : 200,
  );

/** Whoever lost the link of their own page gets it by e-mail. */
export const lostLinkRoutes: Route[] = [
  get(LOST_LINK_PATH, { allow: 'anyone' }, async (ctx) => {
    const edition = await findEditionFromPath(ctx);
    return edition ? show(ctx, edition) : ctx.notFound();
  }),
  post(LOST_LINK_PATH, { allow: 'anyone', action: sendLostLink }, async (ctx, run) => {
    const edition = await findEditionFromPath(ctx);
    if (!edition) return ctx.notFound();
    const email = ctx.form.get('email').trim();
    const by = { clientNetwork: ctx.clientNetwork, recipient: email };
    const sent = await withinCreationLimit(ctx.app, LOST_LINK_LIMIT, by, () =>
      run({ edition: edition.id, email }),
    );
    if (sent.ok) return show(ctx, edition, '', 'done');
    if (sent.refusal === 'not-found') return ctx.notFound();
    return show(ctx, edition, email, sent.refusal === 'too-often' ? 'too-often' : 'no-address');
  }),
];
