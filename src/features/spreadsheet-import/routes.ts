export { spreadsheetDeskMenu } from './desk/desk-menu.ts';
export { spreadsheetRoutes } from './desk/routes.tsx';
