import { keyCardRoutes } from './key-card/routes.tsx';
import { sessionRoutes } from './sessions/routes.tsx';
import { teamSessionRoutes } from './team-sessions/routes.tsx';

/** Signing in and out: newcomers with their key card, the team with a link. */
export const accountRoutes = [...keyCardRoutes, ...sessionRoutes, ...teamSessionRoutes];
