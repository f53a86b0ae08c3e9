import { askingRoutes, type InitiativeNotice } from './asking/routes.tsx';
import { calendarFeedRoutes } from './calendar-feed/routes.ts';
import { inboxRoutes } from './inbox/routes.tsx';
import { letterRoutes } from './letters/routes.tsx';
import type { FindOtherPlaces } from './own-requests/other-places.ts';
import { ownRequestRoutes } from './own-requests/routes.tsx';
import { peopleRoutes } from './people/routes.tsx';
import { settingsRoutes } from './settings/routes.tsx';

/**
 * Asking for a place, one's own requests, and the pages of an initiative: its inbox, who comes, and how it answers.
 * @param above what features above this one find for these pages
 */
export const placementRoutes = (above: {
  otherPlaces: FindOtherPlaces;
  initiativeNotice: InitiativeNotice;
}) => [
  ...askingRoutes(above.initiativeNotice),
  ...ownRequestRoutes(above.otherPlaces),
  ...settingsRoutes,
  ...peopleRoutes,
  ...calendarFeedRoutes,
  ...inboxRoutes,
  ...letterRoutes,
];
