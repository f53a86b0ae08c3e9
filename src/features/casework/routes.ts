import type { Route } from '#core/http/route.ts';
import { casePageRoutes } from './case-page/routes.tsx';
import { caseloadRoutes } from './caseload/routes.tsx';
import { caseloadMenu } from './caseload/staff-menu.ts';
import { ownPlanRoutes } from './own-plan/routes.tsx';
import { wayRoutes } from './way/routes.tsx';

/** The desks of a municipality. */
export const caseworkRoutes: Route[] = [...caseloadRoutes, ...wayRoutes, ...casePageRoutes, ...ownPlanRoutes];

export const caseworkStaffMenus = [caseloadMenu];
