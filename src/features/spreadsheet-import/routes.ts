export { spreadsheetRoutes } from './desk/routes.tsx';
