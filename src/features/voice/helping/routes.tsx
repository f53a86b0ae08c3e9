import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { hashToken } from '#core/private-links.ts';
import { toCsv } from '#core/text/csv.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { teamMessagesIn } from '../messages.ts';
import { HELP_PATH } from '../model/paths.ts';
import { findConversation } from '../model/queries.ts';
import { phaseOf } from '../model/rules.ts';
import { keepTraining, removeHours, writeHours } from './actions.ts';
import { BOOTH_PATH } from './BoothPage.tsx';
import { boothRoutes, keepBooth } from './booth-routes.tsx';
import { BOOTH_MODES, openBooth, stopCodeOf, waitingBooth } from './booth-state.ts';
import { ExplainPage } from './ExplainPage.tsx';
import { findTableByLink, listHours } from './queries.ts';
import { asClock, isReady, tablePath } from './rules.ts';
import { HOURS_REFUSALS, type TableNotice, TablePage } from './TablePage.tsx';

const LINK_ROUTE = `${HELP_PATH}/:link` as const;
const HOURS_ROUTE = `${LINK_ROUTE}/hours` as const;
const KEY_PERSON = { allow: 'anyone', teamLanguages: true } as const;
const NOTICES = ['trained', 'not-whole', 'written', 'removed', 'first-train'] as const;

const readTable = (ctx: RequestContext) =>
  ctx.readPublic(async (tx) => {
    const table = await findTableByLink(tx, hashToken(ctx.param('link')));
    const conversation = table && (await findConversation(tx, { id: table.conversation }));
    return table && conversation && { table, conversation, hours: await listHours(tx, table.id) };
  });

/** Whether this device is one that people hand on: then it shows nothing of a table. */
export const isHandedOn = (ctx: RequestContext): boolean =>
  openBooth(ctx.app, ctx.cookie('voice-booth'), ctx.app.now()) !== undefined;

async function showTable(ctx: RequestContext, refusal?: (typeof HOURS_REFUSALS)[number]): Promise<Response> {
  if (isHandedOn(ctx)) return ctx.redirect(BOOTH_PATH);
  const read = await readTable(ctx);
  if (!read) return ctx.notFound();
  const { get } = ctx.form;
  const today = amsterdamDate(ctx.app.now());
  const link = ctx.param('link');
  return ctx.render(
    <TablePage
      page={{ ...ctx.page, path: tablePath(link), query: '' }}
      {...read}
      phase={phaseOf(read.conversation, ctx.app.now())}
      link={link}
      stopCode={stopCodeOf(ctx.app, read.table.id)}
      token={ctx.formToken()}
      formKey={refusal ? ctx.keptFormKey(HOURS_ROUTE) : ctx.newFormKey(HOURS_ROUTE)}
      typed={{
        workedOn: refusal ? get('workedOn').slice(0, 20) : today,
        hours: get('hours').slice(0, 20),
        words: get('words').slice(0, 2_000),
      }}
      refusal={refusal}
      notice={NOTICES.find((known): known is TableNotice & typeof known => ctx.query.has(known))}
    />,
    refusal ? 422 : 200,
  );
}

/** Begins on this device: from here on it shows no page of the table, and never an answer of somebody before. */
async function beginBooth(ctx: RequestContext): Promise<Response> {
  const read = await readTable(ctx);
  if (!read) return ctx.notFound();
  const { table, conversation } = read;
  if (!isReady(table) || table.work !== 'helping')
    return ctx.redirect(`${tablePath(ctx.param('link'))}?first-train`);
  const mode = BOOTH_MODES.find((known) => known === ctx.form.get('as')) ?? 'shared';
  keepBooth(ctx, waitingBooth({ table: table.id, conversation: conversation.id, mode }, ctx.app.now()));
  return ctx.redirect(mode === 'tablet' ? `${BOOTH_PATH}/tablet` : BOOTH_PATH);
}

/** The pages of a key person, and devices that people hand on. */
export const helpingRoutes: Route[] = [
  get(LINK_ROUTE, KEY_PERSON, (ctx) => showTable(ctx)),
  post(`${LINK_ROUTE}/training`, { ...KEY_PERSON, action: keepTraining }, async (ctx, run) => {
    const link = ctx.param('link');
    const kept = await run({
      link,
      trained: ctx.form.getAll('trained'),
      promised: ctx.form.get('promised') === 'yes',
    });
    if (!kept.ok) return ctx.notFound();
    return ctx.redirect(`${tablePath(link)}?${kept.value.ready ? 'trained' : 'not-whole'}`);
  }),
  post(`${LINK_ROUTE}/begin`, { ...KEY_PERSON, withoutAction: 'cookie' }, beginBooth),
  post(HOURS_ROUTE, { ...KEY_PERSON, action: writeHours }, async (ctx, run) => {
    const { get } = ctx.form;
    const link = ctx.param('link');
    const written = await run({
      link,
      idempotencyKey: ctx.formKey(),
      workedOn: get('workedOn'),
      hours: get('hours'),
      words: get('words'),
    });
    if (written.ok) return ctx.redirect(`${tablePath(link)}?written#hours`);
    const refusal = HOURS_REFUSALS.find((known) => known === written.refusal);
    return refusal ? showTable(ctx, refusal) : ctx.notFound();
  }),
  post(`${HOURS_ROUTE}/remove`, { ...KEY_PERSON, action: removeHours }, async (ctx, run) => {
    const link = ctx.param('link');
    const removed = await run({ link, id: ctx.form.get('id') });
    return removed.ok ? ctx.redirect(`${tablePath(link)}?removed#hours`) : ctx.notFound();
  }),
  get(`${LINK_ROUTE}/hours.csv`, KEY_PERSON, async (ctx) => {
    const read = isHandedOn(ctx) ? undefined : await readTable(ctx);
    if (!read) return ctx.notFound();
    const t = teamMessagesIn(ctx.language);
    const head = [t('helping.hours.day'), t('helping.hours.hours'), t('helping.hours.words')];
    const rows = read.hours.map(({ workedOn, minutes, words }) => [workedOn, asClock(minutes), words]);
    return new Response(toCsv([head, ...rows]), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="hours.csv"',
      },
    });
  }),
  get(`${LINK_ROUTE}/explain`, KEY_PERSON, async (ctx) => {
    const read = isHandedOn(ctx) ? undefined : await readTable(ctx);
    return read
      ? ctx.render(<ExplainPage page={ctx.page} back={`/${ctx.language}${tablePath(ctx.param('link'))}`} />)
      : ctx.notFound();
  }),
  ...boothRoutes,
];
