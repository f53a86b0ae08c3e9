import type { Route } from '#core/http/route.ts';
import { cardRoutes } from './card/routes.tsx';
import { circlesOwnSection } from './circles/OwnSection.tsx';
import { circleRoutes } from './circles/routes.tsx';
import { deskCardRoutes } from './desk/cards/routes.tsx';
import { deskLetterRoutes } from './desk/letters/routes.tsx';
import { deskPairRoutes } from './desk/pairs/routes.tsx';
import { reachRoutes } from './desk/reach/routes.tsx';
import { widerSection } from './desk/reach/wider-section.tsx';
import { deskRoundRoutes } from './desk/rounds/routes.tsx';
import { figureRoutes } from './figures/routes.tsx';
import { joiningRoutes } from './joining/routes.tsx';
import { letterRoutes } from './letters/routes.tsx';
import { pairsSection } from './pairs/own-section.tsx';
import { pairRoutes } from './pairs/routes.tsx';
import { proposalsSection } from './proposals/own-section.tsx';
import { proposalRoutes } from './proposals/routes.tsx';
import { safetyOwnSection } from './relay/own-section.tsx';
import { relayRoutes } from './relay/routes.tsx';
import { safetyRoutes } from './safety/routes.tsx';
import { settingsRoutes } from './settings/routes.tsx';
import { stayingSection } from './staying/own-section.tsx';
import { stayingRoutes } from './staying/routes.tsx';

export { reportsDeskMenu as befriendingDeskMenu } from './safety/desk-menu.ts';

/** Cards, proposals and pairs of whoever has a key card, and the desk of the organisation that brings them together. */
export const befriendingRoutes: Route[] = [
  ...cardRoutes({
    sections: [
      proposalsSection,
      pairsSection,
      circlesOwnSection,
      safetyOwnSection,
      widerSection,
      stayingSection,
    ],
  }),
  ...joiningRoutes,
  ...settingsRoutes,
  ...deskCardRoutes,
  ...reachRoutes,
  ...deskRoundRoutes,
  ...deskLetterRoutes,
  ...proposalRoutes,
  ...safetyRoutes,
  ...circleRoutes,
  ...pairRoutes,
  ...letterRoutes,
  ...relayRoutes,
  ...deskPairRoutes,
  ...figureRoutes,
  ...stayingRoutes,
];
