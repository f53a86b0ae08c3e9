import { listRoutes } from './list-routes.ts';
import { profileRoutes } from './profile-routes.ts';
import { tabularRoutes } from './tabular-routes.ts';

/** All routes of the open data feed: HSDS 3.1, read-only, without a key. */
export const feedRoutes = [...listRoutes, ...profileRoutes, ...tabularRoutes];
