import { inboxRoutes } from './inbox/routes.tsx';
import { initiativeQuestionRoutes } from './initiative-questions/routes.tsx';
import { questionRoutes } from './questions/routes.tsx';
import { templateRoutes } from './templates/routes.tsx';

/** Asking a question and reading its answer, of the team or of an initiative; the team's inbox and its templates. */
export const contactRoutes = [
  ...questionRoutes,
  ...initiativeQuestionRoutes,
  ...templateRoutes,
  ...inboxRoutes,
];
export { contactDeskMenu } from './inbox/desk-menu.ts';
