import { renderSVG } from 'uqr';
import type { StaffMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { interfaceLanguages } from '#core/i18n/languages.ts';
import { privateLinkToken } from '#core/private-links.ts';
import { groupedCode } from '../ballots/codes.ts';
import { listCodeSheets } from '../ballots/queries.ts';
import { endVoiceTable, makeVoiceTable } from '../helping/actions.ts';
import { listVoiceTables, minutesPerTable } from '../helping/queries.ts';
import { readAsVoice } from '../helping/read-as-voice.ts';
import { TABLE_LINK, tablePath } from '../helping/rules.ts';
import { conversationPath, POLICY_VOICE_PATH } from '../model/paths.ts';
import { findConversation, listStatements } from '../model/queries.ts';
import { readAsPolicy } from '../model/read-desk.ts';
import { arrivalAt, parseBallotFile, receiveFile } from '../offline-tablet/receive.ts';
import { PaperBallotsPage } from '../paper-ballots/PaperBallotsPage.tsx';
import { countPapers } from '../paper-ballots/queries.ts';
import { CODE_FRAGMENT } from '../voting/paths.ts';
import { endSheet, makeCodeSheet } from './actions.ts';
import { CodeSheetPage } from './CodeSheetPage.tsx';
import { TABLE_REFUSALS, type TablesNotice, TablesPage } from './TablesPage.tsx';

type Policy = RequestContext<StaffMember>;

const TABLES_ROUTE = `${POLICY_VOICE_PATH}/:id{${UUID_PATTERN}}/tables` as const;
const ONE_TABLE = `${TABLES_ROUTE}/:table{${UUID_PATTERN}}` as const;
const CODES_ROUTE = `${TABLES_ROUTE}/codes` as const;
const PAPER_ROUTE = `${TABLES_ROUTE}/paper` as const;
const POLICY = { allow: 'policy', teamLanguages: true } as const;
const MAX_FILE_BYTES = 8_000_000;
const NOTICES = ['made', 'ended', 'opened', 'sheet-ended'] as const;

const tablesPath = (conversation: string) => `${POLICY_VOICE_PATH}/${conversation}/tables`;

/** The conversation of the address, when it is one of the tenant of whoever asks. */
const ownConversation = (ctx: Policy) =>
  readAsPolicy(ctx, async (tx) => {
    const conversation = await findConversation(tx, { id: ctx.param('id') });
    return conversation?.tenant === ctx.actor.tenant.id ? conversation : undefined;
  });

async function showTables(
  ctx: Policy,
  {
    refusal,
    notice = NOTICES.find((known) => ctx.query.has(known)),
  }: { refusal?: (typeof TABLE_REFUSALS)[number]; notice?: TablesNotice | undefined } = {},
): Promise<Response> {
  const conversation = await ownConversation(ctx);
  if (!conversation) return ctx.notFound();
  const read = await readAsPolicy(ctx, async (tx) => ({
    tables: await listVoiceTables(tx, conversation.id),
    minutes: await minutesPerTable(tx, conversation.id),
    sheets: await listCodeSheets(tx, conversation.id),
  }));
  const papers = await readAsVoice(ctx.app, (tx) => countPapers(tx, conversation.id));
  const { get } = ctx.form;
  const isProblem = ['unchanged', 'no-count', 'sheet-made', 'file-unknown'].some((kind) => kind === notice);
  return ctx.render(
    <TablesPage
      page={{ ...ctx.page, path: tablesPath(conversation.id), query: '' }}
      conversation={conversation}
      {...read}
      papers={papers}
      linkOf={({ id }) =>
        `${ctx.app.publicUrl}/${ctx.language}${tablePath(privateLinkToken(ctx.app, TABLE_LINK, id))}`
      }
      token={ctx.formToken()}
      formKeys={{
        table: refusal ? ctx.keptFormKey(TABLES_ROUTE) : ctx.newFormKey(TABLES_ROUTE),
        codes: ctx.newFormKey(CODES_ROUTE),
        paper: ctx.newFormKey(PAPER_ROUTE),
      }}
      typed={{
        name: get('name').slice(0, 2_000),
        place: get('place').slice(0, 2_000),
        heldOn: get('heldOn').slice(0, 20),
        work: get('work'),
        payment: get('payment').slice(0, 2_000),
      }}
      refusal={refusal}
      notice={notice}
    />,
    refusal || isProblem ? 422 : 200,
  );
}

/** The language of who gets a paper, as the form says. */
const readerOf = (ctx: Policy): string =>
  interfaceLanguages.find(({ code }) => code === ctx.form.get('reader'))?.code ?? 'nl';

/** A code with the address that takes it along, as QR code. */
const printed = (ctx: Policy, slug: string, reader: string, codes: readonly string[]) =>
  codes.map((code) => ({
    grouped: groupedCode(code),
    qrSvg: renderSVG(`${ctx.app.publicUrl}/${reader}${conversationPath(slug)}#${CODE_FRAGMENT}${code}`, {
      border: 2,
    }),
  }));

const changeTable = (end: boolean) =>
  post(`${ONE_TABLE}/${end ? 'end' : 'open'}`, { ...POLICY, action: endVoiceTable }, async (ctx, run) => {
    const done = await run({ conversation: ctx.param('id'), table: ctx.param('table'), end });
    return done.ok
      ? ctx.redirect(`${tablesPath(ctx.param('id'))}?${end ? 'ended' : 'opened'}`)
      : showTables(ctx, { notice: 'unchanged' });
  });

/** The tables of a conversation, for who makes policy. */
export const tablesDeskRoutes: Route[] = [
  get(TABLES_ROUTE, POLICY, (ctx) => showTables(ctx)),
  post(TABLES_ROUTE, { ...POLICY, action: makeVoiceTable }, async (ctx, run) => {
    const { get } = ctx.form;
    const made = await run({
      idempotencyKey: ctx.formKey(),
      conversation: ctx.param('id'),
      name: get('name'),
      place: get('place'),
      heldOn: get('heldOn'),
      work: get('work') || 'helping',
      payment: get('payment'),
    });
    if (made.ok) return ctx.redirect(`${tablesPath(ctx.param('id'))}?made`);
    const refusal = TABLE_REFUSALS.find((known) => known === made.refusal);
    return refusal ? showTables(ctx, { refusal }) : ctx.notFound();
  }),
  changeTable(true),
  changeTable(false),
  post(CODES_ROUTE, { ...POLICY, action: makeCodeSheet }, async (ctx, run) => {
    const conversation = await ownConversation(ctx);
    if (!conversation) return ctx.notFound();
    const made = await run({
      idempotencyKey: ctx.formKey(),
      conversation: conversation.id,
      count: ctx.form.get('count'),
      table: ctx.form.get('table'),
    });
    if (!made.ok)
      return made.refusal === 'no-count' || made.refusal === 'sheet-made'
        ? showTables(ctx, { notice: made.refusal })
        : ctx.notFound();
    const reader = readerOf(ctx);
    const address = `${ctx.app.publicUrl}${conversationPath(conversation.slug)}`;
    return ctx.render(
      <CodeSheetPage
        page={{ ...ctx.page, path: tablesPath(conversation.id), query: '' }}
        conversation={conversation}
        reader={reader}
        codes={printed(ctx, conversation.slug, reader, made.value)}
        address={address.replace(/^https?:\/\//, '')}
        back={`/${ctx.language}${tablesPath(conversation.id)}`}
      />,
    );
  }),
  post(PAPER_ROUTE, { ...POLICY, action: makeCodeSheet }, async (ctx, run) => {
    const conversation = await ownConversation(ctx);
    if (!conversation) return ctx.notFound();
    const made = await run({
      idempotencyKey: ctx.formKey(),
      conversation: conversation.id,
      count: ctx.form.get('count'),
      table: ctx.form.get('table'),
    });
    if (!made.ok)
      return made.refusal === 'no-count' || made.refusal === 'sheet-made'
        ? showTables(ctx, { notice: made.refusal })
        : ctx.notFound();
    const statements = await readAsPolicy(ctx, (tx) => listStatements(tx, conversation.id));
    const reader = readerOf(ctx);
    return ctx.render(
      <PaperBallotsPage
        page={{ ...ctx.page, path: tablesPath(conversation.id), query: '' }}
        conversation={conversation}
        statements={statements.filter(({ state }) => state === 'shown')}
        reader={reader}
        codes={printed(ctx, conversation.slug, reader, made.value)}
        back={`/${ctx.language}${tablesPath(conversation.id)}`}
      />,
    );
  }),
  post(
    `${TABLES_ROUTE}/codes/:sheet{${UUID_PATTERN}}/end`,
    { ...POLICY, action: endSheet },
    async (ctx, run) => {
      const done = await run({ conversation: ctx.param('id'), sheet: ctx.param('sheet') });
      return done.ok
        ? ctx.redirect(`${tablesPath(ctx.param('id'))}?sheet-ended#codes`)
        : showTables(ctx, { notice: 'unchanged' });
    },
  ),
  /** The file of a tablet that never had a network. Nothing of it stands in the audit log. */
  post(
    `${TABLES_ROUTE}/file`,
    { ...POLICY, withoutAction: 'ballot', maxBytes: MAX_FILE_BYTES + 100_000 },
    async (ctx) => {
      const conversation = await ownConversation(ctx);
      if (!conversation) return ctx.notFound();
      const sent = ctx.form.file('file');
      const file = sent && sent.size <= MAX_FILE_BYTES ? parseBallotFile(await sent.text()) : undefined;
      const tables = await readAsPolicy(ctx, (tx) => listVoiceTables(tx, conversation.id));
      const isOurs = file && tables.some(({ id }) => id === file.table);
      const arrival = isOurs && (await arrivalAt(ctx.app, conversation, file.table));
      if (!file || !arrival) return showTables(ctx, { notice: 'file-unknown' });
      return showTables(ctx, { notice: await receiveFile(arrival, file, ctx.clientNetwork) });
    },
  ),
];
