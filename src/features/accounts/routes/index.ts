import { peopleRoutes } from './people.tsx';
import { teamRoutes } from './team.tsx';

/** Opening and closing: one's own things, and what the team does. */
export const accountRoutes = [...peopleRoutes, ...teamRoutes];
