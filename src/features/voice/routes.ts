import type { Route } from '#core/http/route.ts';

/** Taking part, what came of it, helping, and the desks of who makes policy. */
export const voiceRoutes: Route[] = [];
