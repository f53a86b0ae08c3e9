import type { Actor, ActorFor, Permission } from '../access/actor.ts';
import type { AppContext } from '../context.ts';
import type { RequestContext } from './request-context.ts';
import { type AnyAction, type RouteOptions, routePattern } from './route-options.ts';

type Reply = Response | Promise<Response>;

/** The action of a route, bound to this request: takes the raw input, answers with the action's result. */
type RunOf<A> = A extends (app: AppContext, actor: Actor, input: unknown) => infer R
  ? (input: unknown) => R
  : never;

/** One route of the website: method, path, permissions and handler. */
export interface Route extends RouteOptions {
  method: 'get' | 'post';
  path: `/${string}`;
  handler: (ctx: RequestContext, run: (input: unknown) => Promise<unknown>) => Reply;
}

type Handler<P extends Permission, A> = (ctx: RequestContext<ActorFor<P>>, run: RunOf<A>) => Reply;

/**
 * The server calls a handler only after it has checked `allow`, so an actor of that type is what it gets: this is the one
 * place where the type of the actor is narrowed.
 */
const defineRoute = (
  method: Route['method'],
  path: Route['path'],
  options: RouteOptions,
  // biome-ignore lint/suspicious/noExplicitAny: `get` and `post` give the handler its exact type
  handler: (ctx: any, run: any) => Reply,
): Route => ({ method, path, ...options, handler });

/** A page: `get('/story', { allow: 'newcomer', purpose: 'own-story' }, async (ctx) => …)`. */
export const get = <const P extends Permission>(
  path: Route['path'],
  options: RouteOptions<P, undefined>,
  handler: (ctx: RequestContext<ActorFor<P>>) => Reply,
): Route => defineRoute('get', path, options, handler);

/** A form: `post('/story/forget', { allow: 'newcomer', action: forgetStory }, async (ctx, run) => …)`. */
export const post = <const P extends Permission, A extends AnyAction | undefined = undefined>(
  path: Route['path'],
  options: RouteOptions<P, A>,
  handler: Handler<P, A>,
): Route => defineRoute('post', path, options, handler);

/** A route for other systems: public data, without language, cookie or form. Anybody may ask, from any site. */
export interface PublicApiRoute {
  path: `/${string}`;
  /** The query may also be posted as JSON, so that it stands in no access log of a proxy. */
  acceptsPost?: boolean;
  /** What the answer changes with besides the directory. */
  revision?: (request: ApiRequest) => Promise<string>;
  /** The answer changes only with the directory and its own revision: it gets an ETag. */
  handler: (request: ApiRequest) => Reply;
}

/** A route to images and sounds for our own pages: no language, cookie or form, the same for everybody, closed to other sites. */
export interface ImageRoute {
  path: `/${string}`;
  handler: (request: ImageRequest) => Reply;
}

export interface ImageRequest extends ApiRequest {
  /** The part that the browser asks for (RFC 9110, §14); empty for all of it. */
  range: string;
}

export interface ApiRequest {
  app: AppContext;
  query: URLSearchParams;
  param: (name: string) => string;
}

/** @returns a function that gives back a path when it belongs to one of the shareable routes, and else an empty string */
export function publicPathMatcher(routes: readonly Route[]): (path: string) => string {
  const patterns = routes
    .filter(({ shareable }) => shareable)
    .map(({ path }) => new RegExp(`^${routePattern(path).replace(/:\w+/g, '[0-9a-z-]{1,60}')}$`));
  return (path) => (patterns.some((pattern) => pattern.test(path)) ? path : '');
}
