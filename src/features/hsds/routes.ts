/** The open data feed. */
export { feedRoutes as hsdsApiRoutes } from './export/routes.ts';
