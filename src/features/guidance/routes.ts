import { deskRoutes } from './desk/routes.tsx';
import { personRoutes } from './person/routes.tsx';

/** The desk of a guide. */
export const guidanceRoutes = [...deskRoutes, ...personRoutes];
