import { ownIdeaRoutes } from './own-ideas/routes.tsx';

/** What a newcomer does with ideas of guides. */
export const ideaRoutes = [...ownIdeaRoutes];
