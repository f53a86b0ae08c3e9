import { accessLogRoutes } from './access-log/routes.tsx';

/** Who looked at a story. */
export const consentRoutes = [...accessLogRoutes];
