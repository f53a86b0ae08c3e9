import { overviewRoutes } from './overview/routes.tsx';
import { storyQuestionRoutes } from './questions/routes.tsx';

/** Beginning, reading and deleting a story; answering its questions. */
export const storyRoutes = [...overviewRoutes, ...storyQuestionRoutes];
