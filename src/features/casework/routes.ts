import type { Route } from '#core/http/route.ts';
import { casePageRoutes } from './case-page/routes.tsx';
import { caseloadRoutes } from './caseload/routes.tsx';
import { caseloadMenu } from './caseload/staff-menu.ts';
import { duoRoutes } from './duo/routes.tsx';
import { letterRoutes } from './letters/routes.tsx';
import { ownPlanRoutes } from './own-plan/routes.tsx';
import { wayRoutes } from './way/routes.tsx';

/** The desks of a municipality. */
export const caseworkRoutes: Route[] = [
  ...caseloadRoutes,
  ...wayRoutes,
  ...duoRoutes,
  ...letterRoutes,
  ...casePageRoutes,
  ...ownPlanRoutes,
];

export const caseworkStaffMenus = [caseloadMenu];
