import { peopleRoutes } from './key-card/routes.tsx';
import { teamRoutes } from './team-links/routes.tsx';

/** Opening and closing: one's own things, and what the team does. */
export const accountRoutes = [...peopleRoutes, ...teamRoutes];
