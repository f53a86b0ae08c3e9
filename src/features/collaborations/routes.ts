import type { Route } from '#core/http/route.ts';
import { editorRoutes } from './editor/routes.tsx';
import { joiningRoutes } from './joining/routes.tsx';
import { partnerRoutes } from './partners/routes.tsx';
import { publicRoutes } from './public-page/routes.tsx';

/** Telling about a collaboration, reading about it, and saying "we do this too" or "we want this". */
export const collaborationRoutes: Route[] = [
  ...publicRoutes,
  ...partnerRoutes,
  ...joiningRoutes,
  ...editorRoutes,
];

export { collaborationsMenu } from './editor/menu.ts';
export { collaborationApiRoutes } from './public-page/routes.tsx';
