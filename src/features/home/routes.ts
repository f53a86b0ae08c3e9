import { pageRoutes } from './pages/routes.tsx';
import { languageRoutes } from './translation-reports/routes.tsx';

export { errorPage } from './pages/routes.tsx';

/** Where one knocks for pages of the whole house. */
export const homeRoutes = [...pageRoutes, ...languageRoutes];
