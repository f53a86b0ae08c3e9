import type { Route } from '#core/http/route.ts';
import { ballotRoutes } from './ballots/routes.ts';

/** Taking part, what came of it, helping, and the desks of who makes policy. */
export const voiceRoutes: Route[] = [...ballotRoutes];
