import type { ErrorKind } from '#core/http/error-kind.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { OTHER_PAGE } from '#core/http/route-options.ts';
import { ErrorPage } from './ErrorPage.tsx';

const STATUS: Record<ErrorKind, 403 | 404 | 413 | 500> = {
  'not-found': 404,
  fault: 500,
  'too-big': 413,
  'other-site': 403,
  'stale-form': 403,
  'sign-in-needed': 403,
  'team-link-needed': 403,
};

/** The response to a request that failed, in the visitor's language; nothing that was typed is lost. */
export function errorPage(ctx: RequestContext, kind: ErrorKind, reference?: string): Response {
  const fields = ctx.form.entries().filter(([name]) => name !== 'token');
  const action = `/${ctx.language}${ctx.path}`;
  return ctx.render(
    <ErrorPage
      page={{ ...ctx.page, path: '/', pattern: OTHER_PAGE, query: '' }}
      kind={kind}
      reference={reference}
      resubmit={kind === 'stale-form' ? { action, token: ctx.formToken(), fields } : undefined}
    />,
    STATUS[kind],
  );
}
