import { askRoutes } from './ask.tsx';
import { inboxRoutes } from './inbox.tsx';

/** Where one knocks for contact: asking and reading the answer; the team's inbox. */
export const contactRoutes = [...askRoutes, ...inboxRoutes];
