import { notificationRoutes } from './notifications/routes.tsx';
import { placePageRoutes } from './place-page/routes.tsx';
import { sharingRoutes } from './sharing/routes.tsx';
import { weekRoutes } from './week/routes.tsx';

/** A newcomer's week, the same week on paper or shared by a link, and what a place is for them. */
export const suggestionRoutes = [...weekRoutes, ...notificationRoutes, ...sharingRoutes, ...placePageRoutes];
