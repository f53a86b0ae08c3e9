import type { Route } from '#core/http/route.ts';
import { exchangeRoutes } from './exchange/routes.tsx';
import { resultRoutes } from './results/routes.tsx';

/** Taking part, what came of it, helping, and the desks of who makes policy. */
export const voiceRoutes: Route[] = [...resultRoutes, ...exchangeRoutes];

export { voiceApiRoutes } from './exchange/routes.tsx';
