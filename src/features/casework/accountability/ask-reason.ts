import { can, isForStaff } from '#core/access/actor.ts';
import type { Route } from '#core/http/route.ts';
import { CASEWORK_PATH, casePath } from '../model/paths.ts';
import { readCaseBehindReason } from './read-looks.ts';

/** Where the reason itself is asked for. */
export const REASON_PAGE = '/reason';

const isCasePage = ({ method, path, allow }: Route): boolean =>
  method === 'get' &&
  path.startsWith(`${CASEWORK_PATH}/:case{`) &&
  isForStaff(allow) &&
  !path.endsWith(REASON_PAGE);

/**
 * Asks for a reason before a page about a case of a colleague or a closed one opens. What this leaves out the gate `readCase` keeps
 * closed: there such a page does not exist.
 */
export const askReasonFirst = (routes: readonly Route[]): Route[] =>
  routes.map((route) =>
    isCasePage(route)
      ? {
          ...route,
          handler: async (ctx, run) => {
            const { app, actor } = ctx;
            const id = ctx.param('case');
            if (!can(actor, 'caseworker') || !(await readCaseBehindReason(app, actor, id)))
              return route.handler(ctx, run);
            const query = ctx.query.size > 0 ? `?${ctx.query}` : '';
            return ctx.redirect(
              `${casePath(id)}${REASON_PAGE}?to=${encodeURIComponent(`${ctx.path}${query}`)}`,
            );
          },
        }
      : route,
  );
