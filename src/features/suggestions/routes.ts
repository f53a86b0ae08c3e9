import { sharingRoutes } from './sharing/routes.tsx';
import { weekRoutes } from './week/routes.tsx';

/** A newcomer's week, and the same week on paper or shared by a link. */
export const suggestionRoutes = [...weekRoutes, ...sharingRoutes];
