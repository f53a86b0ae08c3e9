import { can } from '#core/access/actor.ts';
import { FOLLOWED_LINK_SECONDS } from '#core/access/session.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { findListingByOwnerLink } from '../model/queries.ts';
import type { Listing } from '../model/types.ts';
import { closeOwnerSession, openOwnerLink } from './actions.ts';
import { OpenOwnerLinkPage } from './OpenOwnerLinkPage.tsx';
import { OWNER_PATH, ownerPageBelow } from './rules.ts';
import { authenticateOwner } from './session.ts';
import { keepOwnerSession } from './session-cookie.ts';

/** A private link is as long as `privateLinkToken` makes it, so that no page of ours is taken for one. */
const LINK_PATH = '/register/:link{[\\w-]{43}}';
const OPEN_PATH = '/register/device';

const listingOf = (ctx: RequestContext, link: string): Promise<Listing | undefined> =>
  ctx.readPublic((tx) => findListingByOwnerLink(tx, ctx.app, link));

/**
 * A private link leaves the address at once and waits in a cookie for one tap: it stands in no history, log or referrer of a
 * page, and a mail scanner that merely follows it opens nothing. Where it is open already, it leads on.
 */
async function followLink(ctx: RequestContext): Promise<Response> {
  const link = ctx.param('link');
  const page = ownerPageBelow(ctx.path.split(link)[1] ?? '');
  const listing = await listingOf(ctx, link);
  if (!listing) return ctx.notFound();
  const here = await authenticateOwner(ctx.app, ctx.cookie('owner'));
  if (can(here, 'owner') && here.owned === listing.id) return ctx.redirect(OWNER_PATH + page);
  ctx.setCookie(link, FOLLOWED_LINK_SECONDS, 'owner-link');
  return ctx.redirect(OPEN_PATH + (page && `?to=${page}`));
}

export const ownerSessionRoutes: Route[] = [
  get(OPEN_PATH, { allow: 'anyone', teamLanguages: true }, async (ctx) => {
    const link = ctx.cookie('owner-link');
    const listing = link ? await listingOf(ctx, link) : undefined;
    if (!listing) return ctx.redirect('/register/open?again');
    return ctx.render(
      <OpenOwnerLinkPage
        page={ctx.page}
        token={ctx.formToken()}
        name={listing.form.name}
        to={ownerPageBelow(ctx.query.get('to') ?? '')}
      />,
    );
  }),
  post(OPEN_PATH, { allow: 'anyone', teamLanguages: true, action: openOwnerLink }, async (ctx, run) => {
    const opened = await run({
      link: ctx.cookie('owner-link'),
      ownDevice: ctx.form.get('device') === 'own',
      earlier: ctx.cookie('owner'),
    });
    if (!opened.ok) return ctx.redirect('/register/open?again');
    keepOwnerSession(ctx, opened.value);
    return ctx.redirect(OWNER_PATH + ownerPageBelow(ctx.form.get('to')));
  }),
  post(
    `${OWNER_PATH}/close`,
    { allow: 'member', teamLanguages: true, action: closeOwnerSession },
    async (ctx, run) => {
      await run({});
      ctx.clearDevice('owner');
      return ctx.redirect('/register/open?closed');
    },
  ),
  get(LINK_PATH, { allow: 'anyone', teamLanguages: true }, followLink),
  // Addresses as they were before: somebody may have kept them.
  get(`${LINK_PATH}/:page{.+}`, { allow: 'anyone', teamLanguages: true }, followLink),
];
