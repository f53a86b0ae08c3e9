import { printRoutes } from './check-in/print-routes.tsx';
import { checkInRoutes } from './check-in/routes.tsx';
import { hostRoutes } from './hosts/routes.tsx';
import { deskRoutes } from './organiser-desk/desk-registration-routes.tsx';
import { organiserRoutes } from './organiser-desk/routes.tsx';
import { outcomeRoutes } from './outcomes/routes.tsx';
import { ownPageRoutes } from './own-page/routes.tsx';
import { photoRoutes } from './photos/routes.tsx';
import { programmeEditorRoutes } from './programme-editor/routes.tsx';
import { registrationRoutes } from './registration-form/routes.tsx';
import { stallRoutes } from './stalls/routes.tsx';
import { volunteerRoutes } from './volunteers/routes.tsx';
import { feedRoutes } from './website/feed-routes.tsx';
import { websiteRoutes } from './website/routes.tsx';

/** HTTP routes of meetings: website, registration, own page, organising, the day itself, outcomes. */
export const meetingRoutes = [
  ...feedRoutes,
  ...websiteRoutes,
  ...registrationRoutes,
  ...ownPageRoutes,
  ...organiserRoutes,
  ...deskRoutes,
  ...checkInRoutes,
  ...hostRoutes,
  ...outcomeRoutes,
  ...printRoutes,
  ...programmeEditorRoutes,
  ...stallRoutes,
  ...volunteerRoutes,
  ...photoRoutes,
];
