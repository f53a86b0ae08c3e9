import { accessLogRoutes } from './access-log/routes.tsx';
import { recipientRoutes } from './recipient/routes.tsx';
import { sharingRoutes } from './sharing/routes.tsx';

/** Who may read a story, for the person; what is shown to somebody, for who reads it; who looked. */
export const consentRoutes = [...accessLogRoutes, ...sharingRoutes, ...recipientRoutes];
