import { z } from 'zod';
import { type ActionContext, action } from '#core/access/action.ts';
import type { StaffMember } from '#core/access/actor.ts';
import { parseTimeOfDay } from '#core/i18n/formats.ts';
import { interfaceLanguages } from '#core/i18n/languages.ts';
import { deterministicId, formSource } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { amsterdamDate, fromAmsterdam, isCalendarDay } from '#core/time/amsterdam.ts';
import { actingMunicipalities } from '#features/signals';
import { addStatement, findConversation, insertConversation, listStatements } from '../model/queries.ts';
import {
  ACCESS_KINDS,
  type Conversation,
  MAX_STATEMENT_CHARACTERS,
  MODERATIONS,
  SET_SIZE,
  TOKEN_KINDS,
} from '../model/rules.ts';
import { addLogLine, setStatementState } from '../moderation/queries.ts';
import { MAX_LOG_CHARACTERS } from '../moderation/rules.ts';
import {
  changeConversation,
  copyAudio,
  findPreparation,
  isSlugTaken,
  pairStatements,
  savePreparation,
} from './queries.ts';
import {
  checksOf,
  cleanTexts,
  isRunning,
  isSlug,
  linesOf,
  MAX_INTRO_CHARACTERS,
  MAX_TITLE_CHARACTERS,
  mayOpen,
  slugFrom,
  WAYS,
} from './rules.ts';

const LANGUAGES = interfaceLanguages.map(({ code }) => code);
const language = z.enum(LANGUAGES);
const texts = z.partialRecord(language, z.string());

const settings = {
  title: texts,
  intro: texts,
  reviewed: z.array(language),
  slug: z.string().trim().max(200),
  municipality: z.string().max(10),
  access: z.enum(ACCESS_KINDS),
  tokenKind: z.enum(TOKEN_KINDS),
  moderation: z.enum(MODERATIONS),
  setSize: z.int().min(SET_SIZE.min).max(SET_SIZE.max),
  opensOn: z.string().max(20),
  opensTime: z.string().max(10),
  closesOn: z.string().max(20),
  closesTime: z.string().max(10),
};
type Settings = z.infer<z.ZodObject<typeof settings>>;

type Context = ActionContext<StaffMember>;

/** A moment that somebody typed as a day and a time in Amsterdam; undefined when there is no such moment. */
export function momentOf(day: string, time: string): Date | undefined {
  const minutes = parseTimeOfDay(time);
  return isCalendarDay(day) && minutes !== null ? fromAmsterdam(day, minutes) : undefined;
}

/** The settings as they are stored, or what is still to be done. */
async function readSettings({ tx }: Context, id: string, typed: Settings) {
  const title = cleanTexts(typed.title, MAX_TITLE_CHARACTERS);
  const intro = cleanTexts(typed.intro, MAX_INTRO_CHARACTERS);
  if (!title || !intro) return refuse('too-long');
  const [firstTitle] = Object.values(title);
  if (firstTitle === undefined) return refuse('no-title');
  const slug = typed.slug || slugFrom(title.nl ?? title.en ?? firstTitle);
  if (!isSlug(slug)) return refuse('no-slug');
  if (await isSlugTaken(tx, slug, id)) return refuse('slug-taken');
  if (!(await actingMunicipalities(tx)).includes(typed.municipality)) return refuse('no-municipality');
  const opensAt = momentOf(typed.opensOn, typed.opensTime);
  const closesAt = momentOf(typed.closesOn, typed.closesTime);
  if (!opensAt || !closesAt || closesAt <= opensAt) return refuse('no-dates');
  const { access, tokenKind, moderation, setSize, municipality } = typed;
  return ok({
    title,
    intro,
    reviewedLanguages: typed.reviewed.filter((code) => title[code]),
    slug,
    municipality,
    access,
    tokenKind,
    moderation,
    setSize,
    opensAt,
    closesAt,
  });
}

/** A conversation of the tenant that acts. */
export async function ownConversation(
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
  id: string,
): Promise<Conversation | undefined> {
  const conversation = await findConversation(tx, { id });
  return conversation?.tenant === actor.tenant.id ? conversation : undefined;
}

/** Makes a conversation, as a draft. */
export const makeConversation = action({
  name: 'voice.make-conversation',
  allow: 'policy',
  input: z.object({ idempotencyKey: formSource, copyOf: z.union([z.uuid(), z.literal('')]), ...settings }),
  run: async (context, { idempotencyKey, copyOf, ...typed }) => {
    const { tx, app, actor, now } = context;
    const id = deterministicId(app, 'voice-conversation', idempotencyKey);
    if (await ownConversation(context, id)) return ok(id);
    const read = await readSettings(context, id, typed);
    if (!read.ok) return read;
    const made = await insertConversation(
      tx,
      { id, tenant: actor.tenant.id, published: false, ...read.value },
      now,
    );
    if (!made) return refuse('slug-taken');
    if (copyOf && (await ownConversation(context, copyOf))) await copyStatements(context, copyOf, id);
    return ok(id);
  },
});

/** Copies the statements of the makers, with their languages, recordings and pairs; what participants said stays where it is. */
async function copyStatements({ tx, app }: Context, from: string, to: string): Promise<void> {
  const copies = new Map<string, string>();
  const originals = (await listStatements(tx, from)).filter(
    ({ state, origin }) => state === 'shown' && origin !== 'participant',
  );
  for (const { id, origin, language: first, texts: words } of originals) {
    const copy = deterministicId(app, 'voice-statement', { application: ['copy', to, id] });
    await addStatement(tx, {
      id: copy,
      conversation: to,
      origin,
      language: first,
      state: 'shown',
      texts: words,
    });
    await copyAudio(tx, id, copy);
    copies.set(id, copy);
  }
  for (const { id, pairId } of originals) {
    const [copy, other] = [copies.get(id), copies.get(pairId ?? '')];
    if (copy && other) await pairStatements(tx, copy, other);
  }
}

/** Changes a draft; of a conversation that is public it only fills in languages that were missing. */
export const changeSettings = action({
  name: 'voice.change-conversation',
  allow: 'policy',
  input: z.object({ id: z.uuid(), expectedVersion: z.int32(), ...settings }),
  run: async (context, { id, expectedVersion, ...typed }) => {
    const conversation = await ownConversation(context, id);
    if (!conversation) return refuse('not-found');
    if (conversation.published) {
      const title = cleanTexts(typed.title, MAX_TITLE_CHARACTERS);
      const intro = cleanTexts(typed.intro, MAX_INTRO_CHARACTERS);
      if (!title || !intro) return refuse('too-long');
      const change = {
        title: { ...title, ...conversation.title },
        intro: { ...intro, ...conversation.intro },
        reviewedLanguages: typed.reviewed,
      };
      return (await changeConversation(context.tx, id, expectedVersion, change))
        ? ok(null)
        : refuse('changed-elsewhere');
    }
    const read = await readSettings(context, id, typed);
    if (!read.ok) return read;
    return (await changeConversation(context.tx, id, expectedVersion, read.value))
      ? ok(null)
      : refuse('changed-elsewhere');
  },
});

/** Deletes a draft, or brings it back. What is public stays. */
export const removeDraft = action({
  name: 'voice.remove-draft',
  allow: 'policy',
  input: z.object({ id: z.uuid(), back: z.boolean() }),
  run: async (context, { id, back }) => {
    const conversation = await ownConversation(context, id);
    if (!conversation || conversation.published) return refuse('not-found');
    const of = { conversation: id, tenant: conversation.tenant };
    await savePreparation(context.tx, of, { removedAt: back ? null : context.now });
    return ok(null);
  },
});

/** Adds statements, one on each line. */
export const addStatements = action({
  name: 'voice.add-statements',
  allow: 'policy',
  input: z.object({ idempotencyKey: formSource, id: z.uuid(), language, words: z.string() }),
  run: async (context, { idempotencyKey, id, language: first, words }) => {
    const { tx, app } = context;
    if (!(await ownConversation(context, id))) return refuse('not-found');
    const lines = linesOf(words);
    if (lines.length === 0) return refuse(words.trim() ? 'too-long' : 'no-words');
    for (const [at, line] of lines.entries())
      await addStatement(tx, {
        id: deterministicId(app, `voice-statement ${at}`, idempotencyKey),
        conversation: id,
        origin: 'organiser',
        language: first,
        state: 'shown',
        // Who writes it in their own language read it.
        texts: [{ language: first, words: line, reviewed: true }],
      });
    return ok(lines.length);
  },
});

/** Keeps who tried it, when is decided and how people can take part. */
export const saveSelfCheck = action({
  name: 'voice.save-check',
  allow: 'policy',
  input: z.object({
    id: z.uuid(),
    tested: z.boolean(),
    decidedOn: z.string().max(20),
    ways: z.array(z.enum(WAYS)),
  }),
  run: async (context, { id, tested, decidedOn, ways }) => {
    const conversation = await ownConversation(context, id);
    if (!conversation) return refuse('not-found');
    if (decidedOn && !isCalendarDay(decidedOn)) return refuse('no-dates');
    const before = await findPreparation(context.tx, id);
    const testedOn = tested ? (before.testedOn ?? amsterdamDate(context.now)) : null;
    const of = { conversation: id, tenant: conversation.tenant };
    await savePreparation(context.tx, of, { testedOn, decidedOn: decidedOn || null, ways });
    return ok(null);
  },
});

/** A line in the public log about the conversation itself. */
const logOf = (
  { app, actor, now }: Context,
  conversation: Conversation,
  kind: 'opened' | 'closing-moved' | 'closed-early',
) =>
  ({
    id: deterministicId(app, 'voice-log', {
      application: [kind, conversation.id, String(conversation.version)],
    }),
    conversation: conversation.id,
    happenedOn: amsterdamDate(now),
    kind,
    by: { tenant: actor.tenant.id, account: actor.account },
  }) as const;

/** Makes a draft public: from its opening moment on people answer, and from now on no word of it changes. */
export const openConversation = action({
  name: 'voice.open-conversation',
  allow: 'policy',
  input: z.object({ id: z.uuid(), expectedVersion: z.int32(), language }),
  run: async (context, { id, expectedVersion, language: written }) => {
    const { tx, now } = context;
    const conversation = await ownConversation(context, id);
    if (!conversation) return refuse('not-found');
    const preparation = await findPreparation(tx, id);
    if (preparation.removedAt) return refuse('not-found');
    if (conversation.published) return ok(null);
    const checks = checksOf(conversation, await listStatements(tx, id), preparation, LANGUAGES, now);
    if (!mayOpen(checks)) return refuse('not-ready');
    if (!(await changeConversation(tx, id, expectedVersion, { published: true })))
      return refuse('changed-elsewhere');
    const { by, ...line } = logOf(context, conversation, 'opened');
    await addLogLine(tx, { ...line, language: written, closesAfter: conversation.closesAt }, by);
    return ok(null);
  },
});

/** Moves the closing moment to later, where everybody sees it. */
export const moveClosing = action({
  name: 'voice.move-closing',
  allow: 'policy',
  input: z.object({
    id: z.uuid(),
    expectedVersion: z.int32(),
    closesOn: settings.closesOn,
    closesTime: settings.closesTime,
    language,
  }),
  run: async (context, { id, expectedVersion, closesOn, closesTime, language: written }) => {
    const conversation = await ownConversation(context, id);
    if (!conversation || !isRunning(conversation, context.now)) return refuse('not-found');
    const closesAt = momentOf(closesOn, closesTime);
    if (!closesAt) return refuse('no-dates');
    if (closesAt <= conversation.closesAt) return refuse('only-later');
    if (!(await changeConversation(context.tx, id, expectedVersion, { closesAt })))
      return refuse('changed-elsewhere');
    const { by, ...line } = logOf(context, conversation, 'closing-moved');
    const moments = { closesBefore: conversation.closesAt, closesAfter: closesAt };
    await addLogLine(context.tx, { ...line, ...moments, language: written }, by);
    return ok(null);
  },
});

/** Closes a conversation now, with a reason that everybody reads. */
export const closeEarly = action({
  name: 'voice.close-early',
  allow: 'policy',
  input: z.object({ id: z.uuid(), expectedVersion: z.int32(), reason: z.string().trim(), language }),
  run: async (context, { id, expectedVersion, reason, language: written }) => {
    const { tx, now } = context;
    const conversation = await ownConversation(context, id);
    if (!conversation || !isRunning(conversation, now)) return refuse('not-found');
    if (!reason) return refuse('no-reason');
    if (reason.length > MAX_LOG_CHARACTERS) return refuse('too-long');
    // One that did not open yet closes at the moment at which it would have.
    const notOpenYet = conversation.opensAt >= now;
    const change = notOpenYet ? { opensAt: new Date(now.getTime() - 1), closesAt: now } : { closesAt: now };
    if (!(await changeConversation(tx, id, expectedVersion, change))) return refuse('changed-elsewhere');
    const { by, ...line } = logOf(context, conversation, 'closed-early');
    const moments = { closesBefore: conversation.closesAt, closesAfter: now };
    await addLogLine(tx, { ...line, ...moments, words: reason, language: written }, by);
    return ok(null);
  },
});

/** Puts another statement in the place of one that is public: the old one is hidden as withdrawn. */
export const replaceStatement = action({
  name: 'voice.replace-statement',
  allow: 'policy',
  input: z.object({
    idempotencyKey: formSource,
    id: z.uuid(),
    statement: z.uuid(),
    expectedVersion: z.int32(),
    words: z.string().trim(),
    language,
  }),
  run: async (context, { idempotencyKey, id, statement: old, expectedVersion, words, language: written }) => {
    const { tx, app, actor, now } = context;
    const conversation = await ownConversation(context, id);
    const statement = (await listStatements(tx, id)).find((known) => known.id === old);
    if (!conversation || !statement) return refuse('not-found');
    if (!words) return refuse('no-words');
    if (words.length > MAX_STATEMENT_CHARACTERS) return refuse('too-long');
    const next = deterministicId(app, 'voice-statement', idempotencyKey);
    const withdrawn = { state: 'hidden', reason: 'withdrawn' } as const;
    if (!(await setStatementState(tx, old, expectedVersion, withdrawn))) return refuse('changed-elsewhere');
    await addStatement(tx, {
      id: next,
      conversation: id,
      origin: statement.origin,
      language: written,
      state: 'shown',
      texts: [{ language: written, words, reviewed: true }],
    });
    await addLogLine(
      tx,
      {
        id: deterministicId(app, 'voice-log', idempotencyKey),
        conversation: id,
        happenedOn: amsterdamDate(now),
        kind: 'statement-replaced',
        statement: old,
        reason: 'withdrawn',
        language: written,
      },
      { tenant: actor.tenant.id, account: actor.account },
    );
    return ok(next);
  },
});
