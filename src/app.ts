import type { Hono } from 'hono';
import type { AppContext } from '#core/context.ts';
import type { CompressedBody } from '#core/http/page-cache.ts';
import type { Assets } from '#core/http/page-context.ts';
import type { Route } from '#core/http/route.ts';
import { accountRoutes, staffMenu, teamSessionDeskMenu } from './features/accounts/routes.ts';
import { poolNotice } from './features/befriending/index.ts';
import { befriendingDeskMenu, befriendingRoutes } from './features/befriending/routes.ts';
import { caseworkRoutes, caseworkStaffMenus } from './features/casework/routes.ts';
import {
  collaborationApiRoutes,
  collaborationRoutes,
  collaborationsMenu,
} from './features/collaborations/routes.ts';
import { consentRoutes } from './features/consents/routes.ts';
import { contactDeskMenu, contactRoutes } from './features/contact/routes.ts';
import {
  directoryApiRoutes,
  directoryDeskMenu,
  directoryImageRoutes,
  directoryRoutes,
} from './features/directory/routes.ts';
import { guidanceRoutes } from './features/guidance/routes.ts';
import { errorPage, homeRoutes, staleNotice } from './features/home/routes.ts';
import { hoursApiRoutes, hoursRoutes } from './features/hours/routes.ts';
import { hsdsApiRoutes } from './features/hsds/routes.ts';
import { ideaRoutes } from './features/ideas/routes.ts';
import { meetingDeskMenu, meetingRoutes } from './features/meetings/routes.ts';
import { myDataRoutes } from './features/my-data/routes.ts';
import { placementRoutes } from './features/placements/routes.ts';
import { signalRoutes, signalsMenu } from './features/signals/routes.ts';
import { spreadsheetDeskMenu, spreadsheetRoutes } from './features/spreadsheet-import/routes.ts';
import { storyRoutes } from './features/story/routes.ts';
import { otherPlaces } from './features/suggestions/index.ts';
import { suggestionRoutes } from './features/suggestions/routes.ts';
import { proposeOutcomes } from './features/voice/index.ts';
import {
  bottlenecksMenu,
  voiceApiRoutes,
  voiceMenu,
  voiceRoutes,
  voiceSoundRoutes,
} from './features/voice/routes.ts';
import { createWebsite } from './server/website.ts';

/** Every route of the website, by feature. */
export const routesByFeature: { feature: string; routes: Route[] }[] = [
  { feature: 'home', routes: homeRoutes },
  { feature: 'accounts', routes: accountRoutes },
  { feature: 'directory', routes: directoryRoutes },
  { feature: 'spreadsheet-import', routes: spreadsheetRoutes },
  { feature: 'story', routes: storyRoutes },
  { feature: 'consents', routes: consentRoutes },
  { feature: 'ideas', routes: ideaRoutes },
  { feature: 'placements', routes: placementRoutes({ otherPlaces, initiativeNotice: poolNotice }) },
  { feature: 'hours', routes: hoursRoutes },
  { feature: 'suggestions', routes: suggestionRoutes },
  { feature: 'guidance', routes: guidanceRoutes },
  { feature: 'my-data', routes: myDataRoutes },
  { feature: 'signals', routes: signalRoutes },
  { feature: 'casework', routes: caseworkRoutes },
  { feature: 'meetings', routes: meetingRoutes({ proposeOutcomes }) },
  { feature: 'contact', routes: contactRoutes },
  { feature: 'voice', routes: voiceRoutes },
  { feature: 'collaborations', routes: collaborationRoutes },
  { feature: 'befriending', routes: befriendingRoutes },
];

/** The menu of the team's desks, in order. */
const deskMenus = [
  meetingDeskMenu,
  contactDeskMenu,
  directoryDeskMenu,
  spreadsheetDeskMenu,
  befriendingDeskMenu,
  teamSessionDeskMenu,
];

/** The menu of a municipality's desks, in order. */
const staffMenus = [
  ...caseworkStaffMenus,
  signalsMenu,
  voiceMenu,
  bottlenecksMenu,
  collaborationsMenu,
  staffMenu,
];

export interface AppDependencies {
  app: AppContext;
  assets: Assets;
  /** The built files by path. */
  files: Map<string, CompressedBody>;
}

/** The whole application as one function from request to response: nothing here listens to a port. */
export const createApp = (dependencies: AppDependencies): Hono =>
  createWebsite({
    ...dependencies,
    routes: routesByFeature.flatMap(({ routes }) => routes),
    apiRoutes: [
      ...hsdsApiRoutes,
      ...directoryApiRoutes,
      ...hoursApiRoutes,
      ...collaborationApiRoutes,
      ...voiceApiRoutes,
    ],
    imageRoutes: [...directoryImageRoutes, ...voiceSoundRoutes],
    deskMenus,
    staffMenus,
    errorPage,
    staleNotice,
  });
