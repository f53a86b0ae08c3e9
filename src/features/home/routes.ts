import { languageRoutes } from './routes/languages.tsx';
import { pageRoutes } from './routes/pages.tsx';

export { errorPage } from './routes/pages.tsx';

/** Where one knocks for pages of the whole house. */
export const homeRoutes = [...pageRoutes, ...languageRoutes];
