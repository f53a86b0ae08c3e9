import { policyDeskRoutes } from './policy-desk/routes.tsx';
import { publicSignalRoutes } from './public-page/routes.tsx';
import { sendingRoutes } from './sending/routes.tsx';

/** Saying what stands in the way, answering for it, and what everybody reads of both. */
export const signalRoutes = [...sendingRoutes, ...policyDeskRoutes, ...publicSignalRoutes];
export { signalsMenu } from './policy-desk/menu.ts';
