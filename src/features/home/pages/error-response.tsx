import type { ErrorKind } from '#core/http/error-kind.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { OTHER_PAGE } from '#core/http/route-options.ts';
import { ErrorPage } from './ErrorPage.tsx';

const STATUS: Record<ErrorKind, 400 | 403 | 404 | 413 | 500> = {
  'not-found': 404,
  fault: 500,
  'too-big': 413,
  'broken-form': 400,
  'other-site': 403,
  'stale-form': 403,
  'sign-in-needed': 403,
  'team-link-needed': 403,
};

/** After these a form can be sent once more when its session or team link was opened again, in another tab. */
const SESSION_NEEDED: readonly ErrorKind[] = ['sign-in-needed', 'team-link-needed'];

/** The response to a request that failed, in the visitor's language; nothing that was typed is lost. */
export function errorPage(ctx: RequestContext, kind: ErrorKind, reference?: string): Response {
  const fields = ctx.form.entries().filter(([name]) => name !== 'token');
  const isOfferedAgain =
    kind === 'stale-form' || (SESSION_NEEDED.includes(kind) && ctx.form.entries().length > 0);
  const action = `/${ctx.language}${ctx.path}`;
  return ctx.render(
    <ErrorPage
      page={{ ...ctx.page, path: '/', pattern: OTHER_PAGE, query: '' }}
      kind={kind}
      reference={reference}
      resubmit={isOfferedAgain ? { action, token: ctx.formToken(), fields } : undefined}
    />,
    STATUS[kind],
  );
}
