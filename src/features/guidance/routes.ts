import { deskRoutes } from './desk/routes.tsx';
import { personRoutes } from './person/routes.tsx';
import { togetherRoutes } from './together/routes.tsx';

/** The desk of a guide, and stories that are begun at it. */
export const guidanceRoutes = [...deskRoutes, ...togetherRoutes, ...personRoutes];
