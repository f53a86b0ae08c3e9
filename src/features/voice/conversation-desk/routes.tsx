import type { StaffMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { readTableQuery } from '#core/http/table-query.ts';
import { interfaceLanguages, isInterfaceLanguage } from '#core/i18n/languages.ts';
import { privateLinkToken } from '#core/private-links.ts';
import { actingMunicipalities } from '#features/signals';
import { POLICY_VOICE_PATH } from '../model/paths.ts';
import { listConversations } from '../model/queries.ts';
import { readAsPolicy } from '../model/read-desk.ts';
import { listReaders, READER_LINK, READER_PATH, type VoiceReader } from '../model/reader-queries.ts';
import {
  addStatements,
  changeSettings,
  closeEarly,
  makeConversation,
  moveClosing,
  openConversation,
  removeDraft,
  saveSelfCheck,
} from './actions.ts';
import { ConversationPage, type ConversationRefusal } from './ConversationPage.tsx';
import { CONVERSATIONS_TABLE, ConversationsPage } from './ConversationsPage.tsx';
import { PreviewPage } from './PreviewPage.tsx';
import { removedDrafts } from './queries.ts';
import { ReadersPage } from './ReadersPage.tsx';
import { readConversation } from './read-conversation.ts';
import { activeStatements } from './rules.ts';
import { SettingsPage, type SettingsRefusal } from './SettingsPage.tsx';
import { endReader, inviteReader } from './statement-actions.ts';
import { newSettings, settingsOf, type TypedSettings, typedSettings } from './typed-settings.ts';

export const DESK_CONVERSATION = `${POLICY_VOICE_PATH}/:id{${UUID_PATTERN}}` as const;
const NEW_PATH = `${POLICY_VOICE_PATH}/new` as const;
export const POLICY = { allow: 'policy', teamLanguages: true } as const;

type Ctx = RequestContext<StaffMember>;

/** The conversations of the tenant: those that were not deleted, and those that were. */
const readList = (ctx: Ctx) =>
  readAsPolicy(ctx, async (tx) => {
    const removed = await removedDrafts(tx);
    const conversations = await listConversations(tx, { tenant: ctx.actor.tenant.id });
    return {
      municipalities: await actingMunicipalities(tx),
      conversations: conversations.filter(({ id, published }) => published || !removed.has(id)),
      removed: conversations.filter(({ id, published }) => !published && removed.has(id)),
    };
  });

async function showNew(ctx: Ctx, typed?: TypedSettings, refusal?: SettingsRefusal): Promise<Response> {
  const { conversations, municipalities } = await readList(ctx);
  const asked = ctx.form.get('copy') || (ctx.query.get('copy') ?? '');
  const earlier = conversations.find(({ id }) => id === asked);
  return ctx.render(
    <SettingsPage
      page={{ ...ctx.page, path: NEW_PATH }}
      typed={typed ?? newSettings(ctx.app.now(), municipalities[0] ?? '', earlier)}
      copyOf={earlier?.id ?? ''}
      municipalities={municipalities}
      earlier={conversations}
      token={ctx.formToken()}
      formKey={ctx.keptFormKey(NEW_PATH)}
      refusal={refusal}
    />,
    refusal ? 422 : 200,
  );
}

async function showSettings(ctx: Ctx, typed?: TypedSettings, refusal?: SettingsRefusal): Promise<Response> {
  const view = await readConversation(ctx, ctx.param('id'));
  if (!view) return ctx.notFound();
  const { conversation } = view;
  return ctx.render(
    <SettingsPage
      page={{ ...ctx.page, path: `${POLICY_VOICE_PATH}/${conversation.id}/settings` }}
      conversation={conversation}
      typed={typed ?? settingsOf(conversation)}
      copyOf=""
      municipalities={(await readList(ctx)).municipalities}
      earlier={[]}
      token={ctx.formToken()}
      formKey=""
      refusal={refusal}
    />,
    refusal === 'changed-elsewhere' ? 409 : refusal ? 422 : 200,
  );
}

const SETTINGS_REFUSALS = [
  'no-title',
  'too-long',
  'no-slug',
  'slug-taken',
  'no-municipality',
  'changed-elsewhere',
] as const;
/** What a form can only lack when somebody else made it is said as the dates, the one field that a browser may leave empty. */
const settingsRefusal = (code: string): SettingsRefusal =>
  SETTINGS_REFUSALS.find((known) => known === code) ?? 'no-dates';

const DONE = ['saved', 'opened', 'moved', 'closed', 'added', 'replaced'] as const;

async function showConversation(ctx: Ctx, refusal?: ConversationRefusal): Promise<Response> {
  const view = await readConversation(ctx, ctx.param('id'));
  if (!view || (view.preparation.removedAt && !view.conversation.published)) return ctx.notFound();
  const { get: field } = ctx.form;
  return ctx.render(
    <ConversationPage
      page={{ ...ctx.page, path: `${POLICY_VOICE_PATH}/${view.conversation.id}` }}
      view={view}
      token={ctx.formToken()}
      formKey={ctx.keptFormKey(`${DESK_CONVERSATION}/statements`)}
      now={ctx.app.now()}
      typed={{
        words: field('words').slice(0, 20_000),
        language: field('language') || 'nl',
        reason: field('reason').slice(0, 2_000),
        closesOn: field('closesOn').slice(0, 20),
        closesTime: field('closesTime').slice(0, 10),
      }}
      refusal={refusal}
      done={DONE.find((name) => ctx.query.has(name))}
      takenOut={view.statements.find(({ id, state }) => id === ctx.query.get('out') && state === 'hidden')}
    />,
    refusal === 'changed-elsewhere' ? 409 : refusal ? 422 : 200,
  );
}

const REFUSALS = [
  'no-words',
  'too-long',
  'not-ready',
  'changed-elsewhere',
  'only-later',
  'no-reason',
  'no-dates',
] as const;

/** After a step: the page of the conversation with what was done, or with what is still to be done. */
const afterStep = (
  ctx: Ctx,
  result: { ok: true } | { ok: false; refusal: string },
  done: (typeof DONE)[number],
): Response | Promise<Response> => {
  if (result.ok) return ctx.redirect(`${POLICY_VOICE_PATH}/${ctx.param('id')}?${done}`);
  const known = REFUSALS.find((name) => name === result.refusal);
  if (known) return showConversation(ctx, known);
  return result.refusal === 'not-understood' ? showConversation(ctx, 'no-dates') : ctx.notFound();
};

const versionOf = (ctx: Ctx) => ({ id: ctx.param('id'), expectedVersion: Number(ctx.form.get('version')) });

async function showReaders(ctx: Ctx, refusal?: 'no-name' | 'no-language'): Promise<Response> {
  const view = await readConversation(ctx, ctx.param('id'));
  if (!view) return ctx.notFound();
  const { id } = view.conversation;
  const readers = await readAsPolicy(ctx, (tx) => listReaders(tx, id));
  const linkOf = (reader: VoiceReader) =>
    `${ctx.app.publicUrl}/${reader.languages[0] ?? ctx.language}${READER_PATH}/${privateLinkToken(ctx.app, READER_LINK, reader.id)}`;
  return ctx.render(
    <ReadersPage
      page={{ ...ctx.page, path: `${POLICY_VOICE_PATH}/${id}/readers` }}
      conversation={view.conversation}
      readers={readers}
      linkOf={linkOf}
      token={ctx.formToken()}
      formKey={ctx.keptFormKey(`${DESK_CONVERSATION}/readers`)}
      typed={{ name: ctx.form.get('name').slice(0, 200), languages: ctx.form.getAll('languages') }}
      refusal={refusal}
      invited={readers.find((reader) => reader.id === ctx.query.get('invited'))}
    />,
    refusal ? 422 : 200,
  );
}

/** Conversations, for who makes policy: making, opening, closing; who reads words over. */
export const conversationDeskRoutes: Route[] = [
  get(POLICY_VOICE_PATH, POLICY, async (ctx) => {
    const { conversations, removed } = await readList(ctx);
    return ctx.render(
      <ConversationsPage
        page={ctx.page}
        conversations={conversations}
        query={readTableQuery(ctx.query, CONVERSATIONS_TABLE)}
        now={ctx.app.now()}
        token={ctx.formToken()}
        removed={removed.find(({ id }) => id === ctx.query.get('removed'))}
      />,
    );
  }),
  get(NEW_PATH, POLICY, (ctx) => showNew(ctx)),
  post(NEW_PATH, { ...POLICY, action: makeConversation }, async (ctx, run) => {
    const typed = typedSettings(ctx.form);
    const made = await run({ idempotencyKey: ctx.formKey(), copyOf: ctx.form.get('copy'), ...typed });
    if (made.ok) return ctx.redirect(`${POLICY_VOICE_PATH}/${made.value}`);
    return showNew(ctx, typed, settingsRefusal(made.refusal));
  }),
  get(DESK_CONVERSATION, POLICY, (ctx) => showConversation(ctx)),
  get(`${DESK_CONVERSATION}/settings`, POLICY, (ctx) => showSettings(ctx)),
  post(`${DESK_CONVERSATION}/settings`, { ...POLICY, action: changeSettings }, async (ctx, run) => {
    const view = await readConversation(ctx, ctx.param('id'));
    if (!view) return ctx.notFound();
    const sent = typedSettings(ctx.form);
    const { title, intro, reviewed } = sent;
    // Of what is public the form holds only the texts.
    const typed = view.conversation.published
      ? { ...settingsOf(view.conversation), title, intro, reviewed }
      : sent;
    const changed = await run({ ...versionOf(ctx), ...typed });
    if (changed.ok) return ctx.redirect(`${POLICY_VOICE_PATH}/${ctx.param('id')}?saved`);
    if (changed.refusal === 'not-found') return ctx.notFound();
    return showSettings(ctx, typed, settingsRefusal(changed.refusal));
  }),
  post(`${DESK_CONVERSATION}/remove`, { ...POLICY, action: removeDraft }, async (ctx, run) => {
    const back = ctx.form.get('back') === 'yes';
    const removed = await run({ id: ctx.param('id'), back });
    if (!removed.ok) return ctx.notFound();
    return ctx.redirect(
      back ? `${POLICY_VOICE_PATH}/${ctx.param('id')}` : `${POLICY_VOICE_PATH}?removed=${ctx.param('id')}`,
    );
  }),
  post(`${DESK_CONVERSATION}/statements`, { ...POLICY, action: addStatements }, async (ctx, run) => {
    const { get: field } = ctx.form;
    const input = { id: ctx.param('id'), language: field('language'), words: field('words') };
    return afterStep(ctx, await run({ idempotencyKey: ctx.formKey(), ...input }), 'added');
  }),
  post(`${DESK_CONVERSATION}/check`, { ...POLICY, action: saveSelfCheck }, async (ctx, run) =>
    afterStep(
      ctx,
      await run({
        id: ctx.param('id'),
        tested: ctx.form.get('tested') === 'yes',
        decidedOn: ctx.form.get('decidedOn'),
        ways: ctx.form.getAll('ways'),
      }),
      'saved',
    ),
  ),
  post(`${DESK_CONVERSATION}/open`, { ...POLICY, action: openConversation }, async (ctx, run) =>
    afterStep(ctx, await run({ ...versionOf(ctx), language: ctx.language }), 'opened'),
  ),
  post(`${DESK_CONVERSATION}/closing`, { ...POLICY, action: moveClosing }, async (ctx, run) => {
    const { get: field } = ctx.form;
    const moment = { closesOn: field('closesOn'), closesTime: field('closesTime') };
    return afterStep(ctx, await run({ ...versionOf(ctx), ...moment, language: ctx.language }), 'moved');
  }),
  post(`${DESK_CONVERSATION}/close`, { ...POLICY, action: closeEarly }, async (ctx, run) =>
    afterStep(
      ctx,
      await run({ ...versionOf(ctx), reason: ctx.form.get('reason'), language: ctx.language }),
      'closed',
    ),
  ),
  get(`${DESK_CONVERSATION}/preview`, POLICY, async (ctx) => {
    const view = await readConversation(ctx, ctx.param('id'));
    if (!view) return ctx.notFound();
    const asked = ctx.query.get('in') ?? '';
    return ctx.render(
      <PreviewPage
        page={{ ...ctx.page, path: `${POLICY_VOICE_PATH}/${view.conversation.id}/preview` }}
        conversation={view.conversation}
        statements={activeStatements(view.statements)}
        at={Math.max(0, Math.trunc(Number(ctx.query.get('at')) || 1) - 1)}
        shown={isInterfaceLanguage(asked) ? asked : (interfaceLanguages[0]?.code ?? 'nl')}
      />,
    );
  }),
  get(`${DESK_CONVERSATION}/readers`, POLICY, (ctx) => showReaders(ctx)),
  post(`${DESK_CONVERSATION}/readers`, { ...POLICY, action: inviteReader }, async (ctx, run) => {
    const invited = await run({
      idempotencyKey: ctx.formKey(),
      id: ctx.param('id'),
      name: ctx.form.get('name'),
      languages: ctx.form.getAll('languages'),
    });
    if (invited.ok)
      return ctx.redirect(`${POLICY_VOICE_PATH}/${ctx.param('id')}/readers?invited=${invited.value}`);
    if (invited.refusal === 'not-found') return ctx.notFound();
    return showReaders(ctx, invited.refusal === 'no-name' ? 'no-name' : 'no-language');
  }),
  post(`${DESK_CONVERSATION}/readers/end`, { ...POLICY, action: endReader }, async (ctx, run) => {
    const ended = await run({
      id: ctx.param('id'),
      reader: ctx.form.get('reader'),
      back: ctx.form.get('back') === 'yes',
    });
    return ended.ok ? ctx.redirect(`${POLICY_VOICE_PATH}/${ctx.param('id')}/readers`) : ctx.notFound();
  }),
];
