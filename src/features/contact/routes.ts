import { inboxRoutes } from './inbox/routes.tsx';
import { questionRoutes } from './questions/routes.tsx';
import { templateRoutes } from './templates/routes.tsx';

/** Asking a question and reading its answer; the team's inbox and its templates. */
export const contactRoutes = [...questionRoutes, ...templateRoutes, ...inboxRoutes];
export { contactDeskMenu } from './inbox/desk-menu.ts';
