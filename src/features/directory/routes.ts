import { claimRoutes } from './routes/claim.tsx';
import { feedRoutes, sitemapRoute } from './routes/feeds.tsx';
import { confirmationRoutes } from './routes/fresh.tsx';
import { savedListRoutes } from './routes/kept.tsx';
import { browseRoutes } from './routes/look.tsx';
import { unmetNeedRoutes } from './routes/missed.tsx';
import { offlinePackRoutes } from './routes/offline.tsx';
import { openListingRoutes } from './routes/open.tsx';
import { ownerPageRoutes } from './routes/own.tsx';
import { registrationRoutes } from './routes/register.tsx';
import { translationRoutes } from './routes/texts.tsx';
import { tileRoute } from './routes/tiles.ts';
import { vouchRoutes } from './routes/vouch.tsx';

/** Where one knocks for the directory: looking, telling of one's own initiative, vouching. */
export const directoryRoutes = [
  ...unmetNeedRoutes,
  ...feedRoutes,
  ...browseRoutes,
  ...openListingRoutes,
  ...registrationRoutes,
  ...ownerPageRoutes,
  ...translationRoutes,
  ...vouchRoutes,
  ...confirmationRoutes,
  ...claimRoutes,
  ...savedListRoutes,
  ...offlinePackRoutes,
];

/** Pictures for the map with streets. */
export const directoryImageRoutes = [tileRoute];

/** Routes for other systems: the site map. */
export const directoryApiRoutes = [sitemapRoute];
