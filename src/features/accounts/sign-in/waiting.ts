import type { RequestContext } from '#core/http/request-context.ts';
import { CODE_PATH, SIGN_IN_SECONDS, writeWaiting } from './rules.ts';

/** Keeps in this browser that it asked for a letter, and shows the page on which its code is typed. */
export function keepSignInWaiting(ctx: RequestContext, browser: string): Response {
  ctx.setCookie(writeWaiting({ browser, link: '' }), SIGN_IN_SECONDS, 'account-sign-in');
  return ctx.redirect(CODE_PATH);
}
