import { inboxRoutes } from './inbox/routes.tsx';
import { questionRoutes } from './questions/routes.tsx';

/** Asking a question and reading its answer; the team's inbox. */
export const contactRoutes = [...questionRoutes, ...inboxRoutes];
export { contactDeskMenu } from './inbox/desk-menu.ts';
