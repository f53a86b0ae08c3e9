import type { ActionDescription } from '../access/action.ts';
import type { Actor, ActorFor, Permission, Purpose } from '../access/actor.ts';
import type { AppContext } from '../context.ts';
import type { RequestContext } from './request-context.ts';

type Reply = Response | Promise<Response>;

/** What a route calls an action with, whatever that action is. */
export interface AnyAction {
  // biome-ignore lint/suspicious/noExplicitAny: an action's own types come back through `RunOf`
  (app: AppContext, actor: Actor, input: unknown): Promise<any>;
  spec: ActionDescription;
}

/** The action of a route, bound to this request: takes the raw input, answers with the action's result. */
type RunOf<A> = A extends (app: AppContext, actor: Actor, input: unknown) => infer R
  ? (input: unknown) => R
  : never;

/** What a route declares about itself; `test/architecture` checks the combinations. */
export interface RouteOptions<P extends Permission = Permission, A = AnyAction | undefined> {
  /** Who may come here. The handler's `ctx.actor` has the type that belongs to it. */
  allow: P;
  /** Shows a person's own data, for this purpose; every such read is written to the access log. */
  purpose?: Purpose;
  /** The action that the route carries out; every `post` has one, except those with `redisplay`. */
  action?: A;
  /** Only renders a form again with what was typed, for instance in another language. */
  redisplay?: true;
  /** Offers only the languages of the team, also when anybody may come. */
  teamLanguages?: true;
  /** Public and the same for everybody: the address may be passed on, for instance in a question about the page. */
  shareable?: true;
  /** A mail program may post here by itself (RFC 8058): the private link in the address is the proof. */
  oneClickUnsubscribe?: true;
  /**
   * `origin-only`: a form of our own pages may post here without a token, for it only counts something, holds nobody's
   * words and acts for nobody. Whoever posts is a visitor, and of the form only `page` arrives: a route pattern or `other`.
   */
  csrf?: 'origin-only';
  /** The largest request body in bytes, where a form may hold a file. */
  maxBytes?: number;
  /** `public`: the same answer for every visitor until the directory changes, so it may be kept in memory. */
  cache?: 'public';
}

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
  /** The answer changes only with the directory: it gets an ETag. */
  handler: (request: ApiRequest) => Reply;
}

/** A route to images for our own pages: no language, cookie or form, the same for everybody, closed to other sites. */
export interface ImageRoute {
  path: `/${string}`;
  handler: (request: ApiRequest) => Reply;
}

export interface ApiRequest {
  app: AppContext;
  query: URLSearchParams;
  param: (name: string) => string;
}

/** Stands for a page that matches no route pattern. */
export const OTHER_PAGE = 'other';

/** A path as a kind of page: `/initiatives/:id{[0-9a-f-]{36}}` is `/initiatives/:id`. */
export const routePattern = (path: string): string => path.replace(/(:\w+)\{[^/]*\}/g, '$1');

/** @returns a function that gives back a path when it belongs to one of the shareable routes, and else an empty string */
export function publicPathMatcher(routes: readonly Route[]): (path: string) => string {
  const patterns = routes
    .filter(({ shareable }) => shareable)
    .map(({ path }) => new RegExp(`^${routePattern(path).replace(/:\w+/g, '[0-9a-z-]{1,60}')}$`));
  return (path) => (patterns.some((pattern) => pattern.test(path)) ? path : '');
}
