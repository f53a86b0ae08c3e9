import { languageRoutes } from './languages.tsx';
import { pageRoutes } from './pages.tsx';

export { errorPage } from './pages.tsx';

/** Where one knocks for pages of the whole house. */
export const homeRoutes = [...pageRoutes, ...languageRoutes];
