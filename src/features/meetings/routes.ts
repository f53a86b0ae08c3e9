import { admissionRoutes } from './admission/routes.tsx';
import { announcementRoutes } from './announcements/routes.tsx';
import { changeRoutes } from './changes/routes.tsx';
import { checkInRoutes } from './check-in/routes.tsx';
import { hostRoutes } from './hosts/routes.tsx';
import { letterRoutes } from './letters/routes.tsx';
import { needsRoutes } from './needs/routes.tsx';
import { newMeetingRoutes } from './new-meeting/routes.tsx';
import { deskRegistrationRoutes } from './organiser-desk/desk-registration-routes.tsx';
import { organiserDeskRoutes } from './organiser-desk/routes.tsx';
import type { ProposeOutcomes } from './outcomes/propose-outcomes.ts';
import { outcomeRoutes } from './outcomes/routes.tsx';
import { lostLinkRoutes } from './own-page/lost-link-routes.tsx';
import { ownPageRoutes } from './own-page/routes.tsx';
import { peopleRoutes } from './people/routes.tsx';
import { permissionRoutes } from './permission-page/routes.tsx';
import { photoRoutes } from './photos/routes.tsx';
import { programmeEditorRoutes } from './programme-editor/routes.tsx';
import { registrationRoutes } from './registration-form/routes.tsx';
import { seatingRoutes } from './seating/routes.tsx';
import { stallRoutes } from './stalls/routes.tsx';
import { volunteerRoutes } from './volunteers/routes.tsx';
import { editionFeedRoutes } from './website/feed-routes.tsx';
import { websiteRoutes } from './website/routes.tsx';

/**
 * HTTP routes of meetings: website, registration, own page, organising, the day itself, outcomes.
 * @param above where an outcome goes that is more than this feature knows
 */
export const meetingRoutes = (above: { proposeOutcomes: ProposeOutcomes }) => [
  ...editionFeedRoutes,
  ...websiteRoutes,
  ...registrationRoutes,
  ...ownPageRoutes,
  ...admissionRoutes,
  ...newMeetingRoutes,
  ...lostLinkRoutes,
  ...organiserDeskRoutes,
  ...seatingRoutes,
  ...needsRoutes,
  ...deskRegistrationRoutes,
  ...checkInRoutes,
  ...peopleRoutes,
  ...hostRoutes(above.proposeOutcomes),
  ...outcomeRoutes,
  ...programmeEditorRoutes,
  ...announcementRoutes,
  ...letterRoutes,
  ...changeRoutes,
  ...stallRoutes,
  ...volunteerRoutes,
  ...photoRoutes,
  ...permissionRoutes,
];

export { meetingDeskMenu } from './organiser-desk/desk-menu.ts';
