import { keyCardRoutes } from './key-card/routes.tsx';
import { sessionRoutes } from './sessions/routes.tsx';
import { teamLinkRoutes } from './team-links/routes.tsx';

/** Signing in and out: newcomers with their key card, the team with a link. */
export const accountRoutes = [...keyCardRoutes, ...sessionRoutes, ...teamLinkRoutes];
