import type { Route } from '#core/http/route.ts';
import { intakeRoutes } from './intake/routes.tsx';
import { intakeSourceRoutes } from './intake/source-routes.tsx';

/** The pages of the guide's desk. */
export const caseworkRoutes: Route[] = [...intakeRoutes, ...intakeSourceRoutes];
