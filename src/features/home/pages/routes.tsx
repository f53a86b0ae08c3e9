import { renderSVG } from 'uqr';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, type Route } from '#core/http/route.ts';
import { OTHER_PAGE } from '#core/http/route-options.ts';
import { directorySnapshot } from '#features/directory';
import { fewOf, supplyOf } from '../rules.ts';
import { AboutPage, PrivacyPage } from './AboutPage.tsx';
import { DoPage } from './DoPage.tsx';
import { type Trouble, TroublePage } from './ErrorPage.tsx';
import { StartPage } from './StartPage.tsx';
import { WorkPage } from './WorkPage.tsx';

const DAY = 86_400_000;
const STATUS = {
  'not-found': 404,
  fault: 500,
  'too-big': 413,
  'other-site': 403,
  'stale-form': 403,
  'closed-door': 403,
  'team-door': 403,
} as const;

/** What a visitor sees when something is not as hoped; the words are in their language, and nothing typed is lost. */
export function errorPage(ctx: RequestContext, kind: Trouble, reference?: string): Response {
  const fields = ctx.form.entries().filter(([name]) => name !== 'token');
  const action = `/${ctx.language}${ctx.path}`;
  return ctx.render(
    <TroublePage
      page={{ ...ctx.page, path: '/', pattern: OTHER_PAGE, query: '' }}
      kind={kind}
      reference={reference}
      again={kind === 'stale-form' ? { action, token: ctx.formToken(), fields } : undefined}
    />,
    STATUS[kind],
  );
}

export const pageRoutes: Route[] = [
  get('/', { allow: 'anyone', shareable: true, cache: 'public' }, async (ctx) => {
    const { initiatives } = await directorySnapshot(ctx.app);
    const near = fewOf(initiatives, Math.floor(ctx.app.now().getTime() / DAY), 4);
    const demo = near.some((one) => one.demo);
    return ctx.render(<StartPage page={ctx.page} near={near} count={initiatives.length} demo={demo} />);
  }),
  get('/do', { allow: 'anyone', shareable: true, cache: 'public' }, async (ctx) => {
    const { initiatives } = await directorySnapshot(ctx.app);
    const wanted = initiatives.filter((one) => one.helpersWanted);
    return ctx.render(<DoPage page={ctx.page} wanted={wanted.slice(0, 8)} count={wanted.length} />);
  }),
  get('/work', { allow: 'anyone', shareable: true, cache: 'public' }, async (ctx) => {
    const { initiatives } = await directorySnapshot(ctx.app);
    const qr = renderSVG(`${ctx.app.publicUrl}/${ctx.language}`, { border: 2 });
    return ctx.render(<WorkPage page={ctx.page} supply={supplyOf(initiatives)} qr={qr} />);
  }),
  get('/about', { allow: 'anyone', shareable: true, cache: 'public' }, (ctx) =>
    ctx.render(<AboutPage page={ctx.page} />),
  ),
  get('/privacy', { allow: 'anyone', shareable: true, cache: 'public' }, (ctx) =>
    ctx.render(<PrivacyPage page={ctx.page} />),
  ),
];
