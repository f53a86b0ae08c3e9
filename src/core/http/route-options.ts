import type { ActionDescription } from '../access/action.ts';
import { type Actor, isForStaff, isForTeam, type Permission, type Purpose } from '../access/actor.ts';
import type { AppContext } from '../context.ts';

/** What a route calls an action with, whatever that action is. */
export interface AnyAction {
  // biome-ignore lint/suspicious/noExplicitAny: an action's own types come back through `RunOf`
  (app: AppContext, actor: Actor, input: unknown): Promise<any>;
  spec: ActionDescription;
}

/** What a route declares about itself; `test/architecture` checks the combinations. */
export interface RouteOptions<P extends Permission = Permission, A = AnyAction | undefined> {
  /** Who may come here. The handler's `ctx.actor` has the type that belongs to it. */
  allow: P;
  /** Shows a person's own data, for this purpose; every such read is written to the access log. */
  purpose?: Purpose;
  /** The action that the route carries out; every `post` has one or says what it does without. */
  action?: A;
  /**
   * What a `post` without an action does: it only renders a form again with what was typed (`redisplay`), it changes a
   * cookie of this browser and nothing on the server (`cookie`), or it casts a ballot or lets somebody take part (`ballot`), of
   * which the audit log must hold no line: with its time it would say who voted what (docs/decisions/0066).
   */
  withoutAction?: 'redisplay' | 'cookie' | 'ballot';
  /** Offers only the languages of the team, also when anybody may come. */
  teamLanguages?: true;
  /** Public and the same for everybody: the address may be passed on, for instance in a question about the page. */
  shareable?: true;
  /** A mail program may post here by itself (RFC 8058): the private link in the address is the proof. */
  oneClickUnsubscribe?: true;
  /**
   * `origin-only`: a form of our own pages may post here without a token, for it only counts something or keeps a public
   * place in a cookie of this browser, holds nobody's words and acts for nobody. Whoever posts is a visitor, and of the form
   * only `page` arrives: a route pattern or `other`.
   */
  csrf?: 'origin-only';
  /** The largest request body in bytes, where a form may hold a file. */
  maxBytes?: number;
  /**
   * The same address as a public page, for whoever has a story: it is shown to a newcomer with a session, the public page to
   * everybody else. So the address can be passed on, and the public page stays the same for every visitor.
   */
  personal?: true;
  /**
   * `public`: the same answer for every visitor until the directory changes, so it may be kept in memory. `last-good`: the
   * same answer for every visitor at one moment, read anew each time. Both are shown as they were while the database does not
   * answer.
   */
  cache?: 'public' | 'last-good';
}

/** Does this route offer only the languages of the team? */
export const inTeamLanguages = ({
  allow,
  teamLanguages,
}: Pick<RouteOptions, 'allow' | 'teamLanguages'>): boolean =>
  teamLanguages === true || isForTeam(allow) || isForStaff(allow);

/** Stands for a page that matches no route pattern. */
export const OTHER_PAGE = 'other';

/** An id in a path: `/inbox/:id{${UUID_PATTERN}}`. What looks otherwise is at no address, so PostgreSQL never sees it. */
export const UUID_PATTERN = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** A path as a kind of page: `/inbox/:id{…}` is `/inbox/:id`. */
export const routePattern = (path: string): string => path.replace(/(:\w+)\{[^/]*\}/g, '$1');
