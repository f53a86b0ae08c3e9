import type { Route } from '#core/http/route.ts';
import { cardRoutes } from './card/routes.tsx';
import { circleRoutes } from './circles/routes.tsx';
import { deskCardRoutes } from './desk/cards/routes.tsx';
import { reachRoutes } from './desk/reach/routes.tsx';
import { joiningRoutes } from './joining/routes.tsx';
import { settingsRoutes } from './settings/routes.tsx';

/** Cards, proposals and pairs of whoever has a key card, and the desk of the organisation that brings them together. */
export const befriendingRoutes: Route[] = [
  ...circleRoutes,
  ...deskCardRoutes,
  ...reachRoutes,
  ...joiningRoutes,
  ...settingsRoutes,
  ...cardRoutes({ sections: [] }),
];
