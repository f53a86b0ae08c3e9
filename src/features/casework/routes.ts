import type { Route } from '#core/http/route.ts';
import { casePageRoutes } from './case-page/routes.tsx';
import { caseloadRoutes } from './caseload/routes.tsx';
import { caseloadMenu } from './caseload/staff-menu.ts';
import { intakeRoutes } from './intake/routes.tsx';
import { intakeSourceRoutes } from './intake/source-routes.tsx';
import { offlineIntakeRoutes } from './offline-intake/routes.tsx';
import { ownPlanRoutes } from './own-plan/routes.tsx';
import { planRoutes } from './plan/routes.ts';
import { wayRoutes } from './way/routes.tsx';

/** The desks of a municipality. */
export const caseworkRoutes: Route[] = [
  ...caseloadRoutes,
  ...wayRoutes,
  ...intakeRoutes,
  ...intakeSourceRoutes,
  ...offlineIntakeRoutes,
  ...planRoutes,
  ...casePageRoutes,
  ...ownPlanRoutes,
];

export const caseworkStaffMenus = [caseloadMenu];
