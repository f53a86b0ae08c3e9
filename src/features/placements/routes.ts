import { askingRoutes } from './asking/routes.tsx';
import { inboxRoutes } from './inbox/routes.tsx';
import { ownRequestRoutes } from './own-requests/routes.tsx';

/** Asking for a place, one's own requests, and the inbox of an initiative. */
export const placementRoutes = [...askingRoutes, ...ownRequestRoutes, ...inboxRoutes];
