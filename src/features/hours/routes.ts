import { bookletRoutes } from './booklet/routes.tsx';
import { signingRoutes } from './signing/routes.tsx';
import { statementRoutes } from './statements/routes.tsx';

export { hoursApiRoutes } from './statements/routes.tsx';

/** The booklet of a newcomer, signing by an initiative, and statements that anybody can check. */
export const hoursRoutes = [...bookletRoutes, ...signingRoutes, ...statementRoutes];
