import type { ImageRoute, Route } from '#core/http/route.ts';
import { ballotRoutes } from './ballots/routes.ts';
import { helpingRoutes } from './helping/routes.tsx';
import { tabletRoutes } from './offline-tablet/routes.tsx';
import { paperRoutes } from './paper-ballots/routes.tsx';
import { statementSoundRoute } from './recordings/sound-routes.ts';
import { tablesDeskRoutes } from './tables-desk/routes.tsx';
import { votingRoutes } from './voting/routes.tsx';

/** Taking part, what came of it, helping, and the desks of who makes policy. */
export const voiceRoutes: Route[] = [
  ...ballotRoutes,
  ...votingRoutes,
  ...helpingRoutes,
  ...paperRoutes,
  ...tabletRoutes,
  ...tablesDeskRoutes,
];

/** Statements read aloud by a person. */
export const voiceSoundRoutes: ImageRoute[] = [statementSoundRoute];
