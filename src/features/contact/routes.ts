import { inboxRoutes } from './inbox/routes.tsx';
import { askRoutes } from './questions/routes.tsx';

/** Where one knocks for contact: asking and reading the answer; the team's inbox. */
export const contactRoutes = [...askRoutes, ...inboxRoutes];
