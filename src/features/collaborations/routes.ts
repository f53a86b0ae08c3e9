import type { Route } from '#core/http/route.ts';

/** Telling about a collaboration, reading about it, and saying "we do this too" or "we want this". */
export const collaborationRoutes: Route[] = [];
