import type { Hono } from 'hono';
import type { AppContext } from '#core/context.ts';
import type { CompressedBody } from '#core/http/page-cache.ts';
import type { Assets } from '#core/http/page-context.ts';
import type { Route } from '#core/http/route.ts';
import { accountRoutes } from '#features/accounts';
import { contactRoutes } from '#features/contact';
import { directoryApiRoutes, directoryImageRoutes, directoryRoutes } from '#features/directory';
import { errorPage, homeRoutes } from '#features/home';
import { meetingRoutes } from '#features/meetings';
import { storyRoutes } from '#features/story';
import { suggestionRoutes } from '#features/suggestions';
import { createWebsite } from './server/website.ts';

/** Every route of the website, by feature. */
export const routesByFeature: { feature: string; routes: Route[] }[] = [
  { feature: 'home', routes: homeRoutes },
  { feature: 'accounts', routes: accountRoutes },
  { feature: 'directory', routes: directoryRoutes },
  { feature: 'story', routes: storyRoutes },
  { feature: 'suggestions', routes: suggestionRoutes },
  { feature: 'meetings', routes: meetingRoutes },
  { feature: 'contact', routes: contactRoutes },
];

export interface AppDependencies {
  app: AppContext;
  assets: Assets;
  /** The built files by path. */
  files: Map<string, CompressedBody>;
}

/** The whole application as one function from request to response: nothing here listens to a port. */
export const createApp = (dependencies: AppDependencies): Hono =>
  createWebsite({
    ...dependencies,
    routes: routesByFeature.flatMap(({ routes }) => routes),
    apiRoutes: directoryApiRoutes,
    imageRoutes: directoryImageRoutes,
    errorPage,
  });
