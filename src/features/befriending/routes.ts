import type { Route } from '#core/http/route.ts';
import { deskCardRoutes } from './desk/cards/routes.tsx';
import { reachRoutes } from './desk/reach/routes.tsx';
import { letterRoutes } from './letters/routes.tsx';
import { pairRoutes } from './pairs/routes.tsx';
import { proposalRoutes } from './proposals/routes.tsx';

/** Cards, proposals and pairs of whoever has a key card, and the desk of the organisation that brings them together. */
export const befriendingRoutes: Route[] = [
  ...proposalRoutes,
  ...pairRoutes,
  ...letterRoutes,
  ...deskCardRoutes,
  ...reachRoutes,
];
