import type { Route } from '#core/http/route.ts';
import { decisionRoutes } from './decision/routes.tsx';
import { editorRoutes } from './editor/routes.tsx';
import { freeRoutes } from './free/routes.tsx';
import { ownPlanTextRoutes } from './own/routes.tsx';
import { schoolRoutes } from './schools/routes.tsx';

/** The pages of the plan. */
export const planRoutes: Route[] = [
  ...schoolRoutes,
  ...decisionRoutes,
  ...freeRoutes,
  ...editorRoutes,
  ...ownPlanTextRoutes,
];
