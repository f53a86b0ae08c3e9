import { askRoutes } from './routes/ask.tsx';
import { inboxRoutes } from './routes/inbox.tsx';

/** Where one knocks for contact: asking and reading the answer; the team's inbox. */
export const contactRoutes = [...askRoutes, ...inboxRoutes];
