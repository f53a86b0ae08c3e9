import { peopleRoutes } from './routes/people.tsx';
import { teamRoutes } from './routes/team.tsx';

/** Opening and closing: one's own things, and what the team does. */
export const accountRoutes = [...peopleRoutes, ...teamRoutes];
