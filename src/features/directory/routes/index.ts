import { feedDoors } from '../hsds/index.ts';
import { claimRoutes } from './claim.tsx';
import { feedRoutes, sitemapRoute } from './feeds.tsx';
import { confirmationRoutes } from './fresh.tsx';
import { savedListRoutes } from './kept.tsx';
import { browseRoutes } from './look.tsx';
import { unmetNeedRoutes } from './missed.tsx';
import { offlinePackRoutes } from './offline.tsx';
import { openListingRoutes } from './open.tsx';
import { ownerPageRoutes } from './own.tsx';
import { registrationRoutes } from './register.tsx';
import { spreadsheetRoutes } from './spreadsheet.tsx';
import { translationRoutes } from './texts.tsx';
import { tileRoute } from './tiles.ts';
import { vouchRoutes } from './vouch.tsx';

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
  ...spreadsheetRoutes,
];

/** Pictures for the map with streets. */
export const directoryImageRoutes = [tileRoute];

/** Doors for other systems: the HSDS feed and the map of the site. */
export const directoryApiRoutes = [...feedDoors, sitemapRoute];
