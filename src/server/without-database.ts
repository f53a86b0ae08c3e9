import type { Context } from 'hono';
import { visitor } from '#core/access/actor.ts';
import { inTime } from '#core/db/in-time.ts';
import { databaseTrouble } from '#core/db/trouble.ts';
import type { PageContext } from '#core/http/page-context.ts';
import { createRequestContext, type RequestInput } from '#core/http/request-context.ts';
import type { Route } from '#core/http/route.ts';
import type { InterfaceLanguage } from '#core/i18n/languages.ts';
import { directorySnapshot } from '#features/directory';
import { NO_STORE } from './cache-control.ts';
import { createKeptPages } from './kept-pages.ts';

/** How long a visitor of a public page waits for the database before the page is shown as it was. */
const MAX_WAIT_MS = 3_000;
/** The same while the database let an earlier visitor wait so long, and answered nobody since. */
const WAIT_WHILE_SLOW_MS = 300;

/** The line that says that a page is shown as it was; without `at` it is not known since when. */
export type StaleNotice = (page: PageContext, at?: Date) => string;

/** Public pages go on while the database does not answer: as they were shown last, or made of what is in memory. */
export function pagesWithoutDatabase(
  shared: Pick<RequestInput, 'app' | 'assets' | 'cookieName' | 'publicPath'>,
  staleNotice: StaleNotice,
) {
  const { app } = shared;
  const kept = createKeptPages();
  let waitMs = MAX_WAIT_MS;
  const addressOf = (c: Context): string => {
    const { pathname, search } = new URL(c.req.url);
    return pathname + search;
  };

  /** Keeps a page that every visitor without a cookie gets. */
  const keep = (c: Context, html: Buffer, revision?: number, compressed?: Buffer): void =>
    kept.keep(addressOf(c), html, app.now(), revision, compressed);

  /** Answers a request with `respond`, or from memory when the database fails it or lets it wait. */
  async function answer(
    c: Context,
    language: InterfaceLanguage,
    route: Route,
    respond: () => Promise<Response>,
  ): Promise<Response> {
    if (!route.cache) return respond();
    const responding = respond();
    try {
      const response = await inTime(responding, waitMs);
      waitMs = MAX_WAIT_MS;
      if (response.status === 404 || response.status === 410) kept.drop(addressOf(c));
      return route.cache === 'last-good' ? await keepLastGood(c, response) : response;
    } catch (fault) {
      if (!databaseTrouble(fault)) throw fault;
      waitMs = WAIT_WHILE_SLOW_MS;
      // It may still come, too late for this visitor; then the next one waits as long as ever.
      const restore = () => {
        waitMs = MAX_WAIT_MS;
      };
      responding.then(restore, () => {});
      return (await fromMemory(c, language, route)) ?? responding;
    }
  }

  async function keepLastGood(c: Context, response: Response): Promise<Response> {
    const isPage = response.status === 200 && response.headers.get('content-type')?.startsWith('text/html');
    if (!isPage || c.req.header('cookie') || response.headers.has('set-cookie')) return response;
    const html = Buffer.from(await response.clone().arrayBuffer());
    keep(c, html);
    return response;
  }

  async function fromMemory(c: Context, language: InterfaceLanguage, route: Route): Promise<Response | null> {
    const ctx = createRequestContext(c, route, { ...shared, actor: visitor, language, fromMemory: true });
    try {
      // A page of the directory never shows more than what is known: what was withdrawn since stays away.
      const revision = route.cache === 'public' ? (await directorySnapshot(app)).revision : undefined;
      const last = kept.find(addressOf(c), revision);
      if (last) return show(c, last.html, staleNotice(ctx.page, last.at));
      if (route.cache !== 'public') return null;
      const response = await inTime(Promise.resolve(route.handler(ctx, noAction)), MAX_WAIT_MS);
      if (response.status !== 200) return response.body ? response : null;
      return show(c, await response.text(), staleNotice(ctx.page));
    } catch (fault) {
      if (!databaseTrouble(fault)) throw fault;
      return null;
    }
  }

  return { answer, keep };
}

/** The page with the line at the beginning of what it shows. Words of people are escaped, so the first `<main>` is ours. */
const show = (c: Context, html: string, notice: string): Response =>
  c.html(
    html.replace(/<main[^>]*>/, (main) => main + notice),
    200,
    { 'cache-control': NO_STORE },
  );

const noAction = async (): Promise<never> => {
  throw new Error('a page from memory has no action');
};
