import { helpingRoutes } from './helping/routes.tsx';
import { municipalityRoutes } from './municipalities/routes.tsx';
import { pageRoutes } from './pages/routes.tsx';
import { translationReportRoutes } from './translation-reports/routes.tsx';

export { errorPage, staleNotice } from './pages/error-response.tsx';

/** The pages of the site as a whole, and reports about its translations. */
export const homeRoutes = [
  ...pageRoutes,
  ...municipalityRoutes,
  ...helpingRoutes,
  ...translationReportRoutes,
];
