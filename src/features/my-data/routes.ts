import { overviewRoutes } from './overview/routes.tsx';

/** Everything that is kept about a newcomer, for that newcomer. */
export const myDataRoutes = [...overviewRoutes];
