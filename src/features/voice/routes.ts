import type { ImageRoute, Route } from '#core/http/route.ts';
import { statementSoundRoute } from './recordings/sound-routes.ts';
import { votingRoutes } from './voting/routes.tsx';

/** Taking part, what came of it, helping, and the desks of who makes policy. */
export const voiceRoutes: Route[] = [...votingRoutes];

/** Statements read aloud by a person. */
export const voiceSoundRoutes: ImageRoute[] = [statementSoundRoute];
