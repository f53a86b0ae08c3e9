import { feedRoutes, sitemapRoute } from './browse/feed-routes.tsx';
import { browseRoutes } from './browse/routes.tsx';
import { claimRoutes } from './listings/claims/routes.tsx';
import { confirmationRoutes } from './listings/confirmation/routes.tsx';
import { listingDeskRoutes } from './listings/desk/routes.tsx';
import { memberPageRoutes } from './listings/member-pages/routes.tsx';
import { ownerPageRoutes } from './listings/owner-page/routes.tsx';
import { ownerSessionRoutes } from './listings/owner-sessions/routes.tsx';
import { initiativePhotoRoute, photoRoutes } from './listings/photo/routes.tsx';
import { openListingRoutes } from './listings/recovery-card/routes.tsx';
import { registrationRoutes } from './listings/registration/routes.tsx';
import { translationRoutes } from './listings/translation-editor/routes.tsx';
import { vouchRoutes } from './listings/vouching/routes.tsx';
import { tileRoute } from './map/routes.ts';
import { offlinePackRoutes } from './offline/routes.tsx';
import { savedListRoutes } from './saved-list/routes.tsx';
import { unmetNeedRoutes } from './unmet-needs/routes.tsx';

/** Pages of the directory: searching, saving, registering and keeping a listing, vouching, claiming. */
export const directoryRoutes = [
  ...unmetNeedRoutes,
  ...feedRoutes,
  ...browseRoutes,
  ...openListingRoutes,
  ...registrationRoutes,
  ...ownerPageRoutes,
  ...photoRoutes,
  ...memberPageRoutes,
  ...ownerSessionRoutes,
  ...translationRoutes,
  ...vouchRoutes,
  ...listingDeskRoutes,
  ...confirmationRoutes,
  ...claimRoutes,
  ...savedListRoutes,
  ...offlinePackRoutes,
];

/** Tiles for the street map, and photos of initiatives. */
export const directoryImageRoutes = [tileRoute, initiativePhotoRoute];

/** Routes for other systems: the sitemap. */
export const directoryApiRoutes = [sitemapRoute];

export { directoryDeskMenu } from './listings/desk/desk-menu.ts';
