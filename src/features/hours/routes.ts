import { bookletRoutes } from './booklet/routes.tsx';
import { signingRoutes } from './signing/routes.tsx';

/** The booklet of a newcomer, and signing by an initiative. */
export const hoursRoutes = [...bookletRoutes, ...signingRoutes];
