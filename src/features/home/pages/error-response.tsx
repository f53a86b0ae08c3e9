import { renderToString } from 'preact-render-to-string';
import type { ErrorKind } from '#core/http/error-kind.ts';
import type { PageContext } from '#core/http/page-context.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { OTHER_PAGE } from '#core/http/route-options.ts';
import { formatDate } from '#core/i18n/formats.ts';
import { Notice } from '#ui';
import { messagesIn } from '../messages.ts';
import { ErrorPage } from './ErrorPage.tsx';

const STATUS: Record<ErrorKind, 400 | 403 | 404 | 413 | 500 | 503> = {
  'not-found': 404,
  fault: 500,
  unreachable: 503,
  'read-only': 503,
  'too-big': 413,
  'broken-form': 400,
  'other-site': 403,
  'stale-form': 403,
  'sign-in-needed': 403,
  'owner-link-needed': 403,
  'owner-only': 403,
  'account-needed': 403,
  'team-link-needed': 403,
};

/** After these a form can be sent once more when its session or team link was opened again, in another tab. */
const SESSION_NEEDED: readonly ErrorKind[] = ['sign-in-needed', 'team-link-needed'];

/** After so many seconds a browser asks by itself for a page that the database failed. */
const RELOAD_AFTER_SECONDS = 20;

/** The response to a request that failed, in the visitor's language; nothing that was typed is lost. */
export function errorPage(ctx: RequestContext, kind: ErrorKind, reference?: string): Response {
  const fields = ctx.form.entries().filter(([name]) => name !== 'token');
  const address = `/${ctx.language}${ctx.path === '/' ? '' : ctx.path}${ctx.page.query}`;
  const response = ctx.render(
    <ErrorPage
      page={{ ...ctx.page, path: '/', pattern: OTHER_PAGE, query: '' }}
      kind={kind}
      address={address}
      reference={reference}
      resubmit={resubmission(ctx, kind, address, fields)}
    />,
    STATUS[kind],
  );
  if (STATUS[kind] === 503 && !fields.length) response.headers.set('refresh', String(RELOAD_AFTER_SECONDS));
  return response;
}

function resubmission(ctx: RequestContext, kind: ErrorKind, action: string, fields: [string, string][]) {
  if (kind === 'stale-form' || (SESSION_NEEDED.includes(kind) && ctx.form.entries().length))
    return { action, token: ctx.formToken(), fields };
  const failed = kind === 'fault' || STATUS[kind] === 503;
  // Perhaps nobody could look up whose form it is, so it keeps its own token; one that is too old by then gets its own page.
  return failed && fields.length ? { action, token: ctx.form.get('token'), fields } : undefined;
}

/** The line on a page that is shown as it was at a moment, while the database does not answer. */
export const staleNotice = (page: PageContext, at?: Date): string => {
  const t = messagesIn(page.language);
  const text = at
    ? t('trouble.as-it-was', { moment: formatDate(at, page.language, 'moment') })
    : t('trouble.as-known-last');
  return renderToString(
    <Notice kind="problem" role="status">
      {text}
    </Notice>,
  );
};
