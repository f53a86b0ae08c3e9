import type { RequestContext } from '#core/http/request-context.ts';
import type { OpenedOwnerSession } from './session.ts';

/** Keeps a session that was opened in the cookie of this browser. The link that opened it is not needed any more. */
export function keepOwnerSession(ctx: RequestContext, { token, seconds }: OpenedOwnerSession): void {
  ctx.setCookie('', 0, 'owner-link');
  ctx.setCookie(token, seconds, 'owner');
}
