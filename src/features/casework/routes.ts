import type { Route } from '#core/http/route.ts';
import { askReasonFirst } from './accountability/ask-reason.ts';
import { accountabilityRoutes } from './accountability/routes.tsx';
import { accountabilityMenu } from './accountability/staff-menu.ts';
import { transferRoutes } from './accountability/transfer-routes.tsx';
import { caseCalendarRoutes } from './calendar-feed/routes.tsx';
import { casePageRoutes } from './case-page/routes.tsx';
import { caseloadRoutes } from './caseload/routes.tsx';
import { caseloadMenu } from './caseload/staff-menu.ts';
import { clockRoutes } from './clock/routes.tsx';
import { duoRoutes } from './duo/routes.tsx';
import { intakeRoutes } from './intake/routes.tsx';
import { intakeSourceRoutes } from './intake/source-routes.tsx';
import { learningRoutes } from './learning/routes.tsx';
import { letterRoutes } from './letters/routes.tsx';
import { offlineIntakeRoutes } from './offline-intake/routes.tsx';
import { tabletMenu } from './offline-intake/staff-menu.ts';
import { ownPlanRoutes } from './own-plan/routes.tsx';
import { planRoutes } from './plan/routes.ts';
import { wayRoutes } from './way/routes.tsx';

/** The desks of a municipality. */
export const caseworkRoutes: Route[] = askReasonFirst([
  ...accountabilityRoutes,
  ...transferRoutes,
  ...caseloadRoutes,
  ...clockRoutes,
  ...caseCalendarRoutes,
  ...wayRoutes,
  ...intakeRoutes,
  ...intakeSourceRoutes,
  ...offlineIntakeRoutes,
  ...planRoutes,
  ...casePageRoutes,
  ...duoRoutes,
  ...letterRoutes,
  ...learningRoutes,
  ...ownPlanRoutes,
]);

export const caseworkStaffMenus = [caseloadMenu, tabletMenu, accountabilityMenu];
