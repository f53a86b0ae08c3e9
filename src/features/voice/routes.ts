import type { ImageRoute, Route } from '#core/http/route.ts';
import { ballotRoutes } from './ballots/routes.ts';
import { contributionRoutes } from './contributions/routes.tsx';
import { statementSoundRoute } from './recordings/sound-routes.ts';
import { votingRoutes } from './voting/routes.tsx';

/** Taking part, what came of it, helping, and the desks of who makes policy. */
export const voiceRoutes: Route[] = [...ballotRoutes, ...contributionRoutes, ...votingRoutes];

/** Statements read aloud by a person. */
export const voiceSoundRoutes: ImageRoute[] = [statementSoundRoute];
