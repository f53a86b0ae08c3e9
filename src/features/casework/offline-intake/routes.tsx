import type { StaffMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { seeOverruled } from '../intake/actions.ts';
import { closeTablet, importTabletFile, syncTablet } from './actions.ts';
import { OfflinePage } from './OfflinePage.tsx';
import type { TabletReply } from './protocol.ts';
import { MAX_CARRIED_CASES } from './protocol.ts';
import { readCarried, readOffers, readTablets } from './read-tablet.ts';
import { OFFLINE_PATH, TABLETS_PATH } from './rules.ts';
import { type TabletsNotice, TabletsPage } from './TabletsPage.tsx';

const READS = { allow: 'caseworker', purpose: 'case' } as const;
const LISTS = { allow: 'caseworker', purpose: 'caseload' } as const;
const NO_STORE = { headers: { 'cache-control': 'no-store' } };
const UUID = new RegExp(`^${UUID_PATTERN}$`);
const MAX_FILE_BYTES = 4_000_000;
/** A file with what a form needs around it. */
const MAX_IMPORT_BYTES = MAX_FILE_BYTES + 100_000;
/** A hundred answers in words of another script, as a form sends them. */
const MAX_REPORT_BYTES = 2_000_000;

type StaffContext = RequestContext<StaffMember>;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function showTablets(ctx: StaffContext, notice?: TabletsNotice): Promise<Response> {
  const problem = notice && !['imported', 'closed', 'seen'].includes(notice.kind);
  return ctx.render(
    <TabletsPage
      page={{ ...ctx.page, path: TABLETS_PATH }}
      token={ctx.formToken()}
      read={await readTablets(ctx)}
      isLead={ctx.actor.tenant.roles.includes('lead')}
      notice={notice}
    />,
    problem ? 422 : 200,
  );
}

/** The intake on a tablet without network, and the list of tablets. */
export const offlineIntakeRoutes: Route[] = [
  get(OFFLINE_PATH, LISTS, (ctx) =>
    ctx.render(
      <OfflinePage
        page={ctx.page}
        token={ctx.formToken()}
        me={{ name: ctx.actor.name, account: ctx.actor.account }}
        today={amsterdamDate(ctx.app.now())}
        unsentCookie={ctx.cookieNameOf('unsent')}
        script={ctx.page.assets['offline-intake.js'] ?? ''}
      />,
    ),
  ),
  get(`${OFFLINE_PATH}/cases`, LISTS, async (ctx) =>
    Response.json({ token: ctx.formToken(), cases: await readOffers(ctx) }, NO_STORE),
  ),
  post(
    `${OFFLINE_PATH}/sync`,
    { ...READS, action: syncTablet, maxBytes: MAX_REPORT_BYTES },
    async (ctx, run) => {
      const report = Object(parseJson(ctx.form.get('report'))) as Record<string, unknown>;
      const { fetch: wanted, ...rest } = report;
      const done = await run(rest);
      if (!done.ok)
        return Response.json(
          { refusal: done.refusal },
          { ...NO_STORE, status: done.refusal === 'other-account' ? 409 : 422 },
        );
      const { isClosed, gone, ...told } = done.value;
      const asked = Array.isArray(wanted) && !isClosed ? wanted : [];
      const ids = asked.filter((id): id is string => typeof id === 'string' && UUID.test(id));
      const cases = await Promise.all(ids.slice(0, MAX_CARRIED_CASES).map((id) => readCarried(ctx, id)));
      const reply: TabletReply = {
        ...told,
        gone,
        isClosed,
        cases: cases.filter((found) => found !== undefined),
        token: ctx.formToken(),
      };
      return Response.json(reply, NO_STORE);
    },
  ),
  get(TABLETS_PATH, LISTS, (ctx) => showTablets(ctx)),
  post(
    `${TABLETS_PATH}/import`,
    { ...LISTS, action: importTabletFile, maxBytes: MAX_IMPORT_BYTES },
    async (ctx, run) => {
      const file = ctx.form.file('file');
      const text = file && file.size <= MAX_FILE_BYTES ? await file.text() : '';
      const done = await run({ file: parseJson(text) });
      if (done.ok) return showTablets(ctx, { kind: 'imported', ...done.value });
      if (done.refusal === 'closed') return showTablets(ctx, { kind: 'closed-tablet' });
      const known = (['unknown-tablet', 'damaged'] as const).find((refusal) => refusal === done.refusal);
      return showTablets(ctx, { kind: known ?? 'not-a-file' });
    },
  ),
  post(`${TABLETS_PATH}/seen`, { ...LISTS, action: seeOverruled }, async (ctx, run) => {
    await run({ answer: ctx.form.get('answer') });
    return showTablets(ctx, { kind: 'seen' });
  }),
  post(
    `${TABLETS_PATH}/:device{${UUID_PATTERN}}/close`,
    { ...LISTS, allow: 'lead', action: closeTablet },
    async (ctx, run) => {
      const done = await run({ device: ctx.param('device') });
      return showTablets(ctx, { kind: done.ok ? 'closed' : 'closed-already' });
    },
  ),
];
