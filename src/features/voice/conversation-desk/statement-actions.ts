import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { interfaceLanguages } from '#core/i18n/languages.ts';
import { deterministicId, formSource, privateLinkHash } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { countImported } from '../ballots/imported.ts';
import { listStatements } from '../model/queries.ts';
import { insertReader, listReaders, READER_LINK, setReaderEnded } from '../model/reader-queries.ts';
import { MAX_STATEMENT_CHARACTERS } from '../model/rules.ts';
import { setStatementState } from '../moderation/queries.ts';
import { ownConversation } from './actions.ts';
import {
  pairStatements,
  removeAudio,
  removeStatementText,
  saveAudio,
  saveStatementText,
  touchStatement,
} from './queries.ts';
import { audioTypeOf, MAX_AUDIO_BYTES, MAX_READER_NAME, wordsAreFixed } from './rules.ts';

const language = z.enum(interfaceLanguages.map(({ code }) => code));
const onStatement = { id: z.uuid(), statement: z.uuid() };

/**
 * Keeps the words of a statement per language, and in which a speaker read them over. Of a public conversation the words that
 * are there stay, and only what is missing is filled in.
 */
export const saveStatement = action({
  name: 'voice.save-statement',
  allow: 'policy',
  input: z.object({
    ...onStatement,
    expectedVersion: z.int32(),
    words: z.partialRecord(language, z.string().trim()),
    reviewed: z.array(language),
  }),
  run: async (context, { id, statement: statementId, expectedVersion, words, reviewed }) => {
    const { tx, app } = context;
    const conversation = await ownConversation(context, id);
    const statement = (await listStatements(tx, id)).find((known) => known.id === statementId);
    if (!conversation || !statement) return refuse('not-found');
    if (Object.values(words).some((text) => (text?.length ?? 0) > MAX_STATEMENT_CHARACTERS))
      return refuse('too-long');
    // The words in the language in which it was said first cannot be missing.
    if (!conversation.published && words[language.parse(statement.language)] === '')
      return refuse('no-words');
    if (!(await touchStatement(tx, statement.id, expectedVersion))) return refuse('changed-elsewhere');
    const imported = await countImported(app, conversation);
    for (const { code } of interfaceLanguages) {
      const stored = statement.texts.find((text) => text.language === code);
      const isReviewed = reviewed.includes(code);
      if (wordsAreFixed(conversation, imported, statement, code)) {
        if (stored && stored.reviewed !== isReviewed)
          await saveStatementText(tx, statement.id, { ...stored, reviewed: isReviewed });
        continue;
      }
      const text = words[code];
      if (text === undefined) continue;
      if (!text) await removeStatementText(tx, statement.id, code);
      else
        await saveStatementText(tx, statement.id, {
          language: code,
          words: text,
          // Words that changed were not read over by whoever read the ones before.
          reviewed: isReviewed && (!stored || stored.words === text || !stored.reviewed),
        });
    }
    return ok(null);
  },
});

/** Keeps a recording of a statement in a language. What it is, is read off its first bytes. */
export const addAudio = action({
  name: 'voice.add-audio',
  allow: 'policy',
  input: z.object({ ...onStatement, language, content: z.instanceof(Buffer) }),
  run: async (context, { id, statement, language: spoken, content }) => {
    if (content.length === 0) return refuse('no-file');
    if (content.length > MAX_AUDIO_BYTES) return refuse('too-big');
    const type = audioTypeOf(content);
    if (!type) return refuse('no-audio');
    const conversation = await ownConversation(context, id);
    const known = (await listStatements(context.tx, id)).find((each) => each.id === statement);
    if (!conversation || !known) return refuse('not-found');
    if (!known.texts.some((text) => text.language === spoken)) return refuse('no-words');
    await saveAudio(context.tx, statement, { language: spoken, type, content });
    return ok(null);
  },
});

/** Takes a recording away. */
export const dropAudio = action({
  name: 'voice.remove-audio',
  allow: 'policy',
  input: z.object({ ...onStatement, language }),
  run: async (context, { id, statement, language: spoken }) => {
    const conversation = await ownConversation(context, id);
    const known = (await listStatements(context.tx, id)).some((each) => each.id === statement);
    if (!conversation || !known) return refuse('not-found');
    await removeAudio(context.tx, statement, spoken);
    return ok(null);
  },
});

/** Makes two statements each other's opposite, or none. */
export const pair = action({
  name: 'voice.pair-statements',
  allow: 'policy',
  input: z.object({ ...onStatement, other: z.union([z.uuid(), z.literal('')]) }),
  run: async (context, { id, statement, other }) => {
    const conversation = await ownConversation(context, id);
    const ids = (await listStatements(context.tx, id)).map((each) => each.id);
    if (!conversation || !ids.includes(statement)) return refuse('not-found');
    if (other && (other === statement || !ids.includes(other))) return refuse('not-understood');
    await pairStatements(context.tx, statement, other || null);
    return ok(null);
  },
});

/** Takes a statement out of a draft, or puts it back. */
export const takeOut = action({
  name: 'voice.take-out-statement',
  allow: 'policy',
  input: z.object({ ...onStatement, back: z.boolean() }),
  run: async (context, { id, statement: statementId, back }) => {
    const conversation = await ownConversation(context, id);
    const statement = (await listStatements(context.tx, id)).find((each) => each.id === statementId);
    if (!conversation || conversation.published || !statement) return refuse('not-found');
    const to = back ? ({ state: 'shown' } as const) : ({ state: 'hidden', reason: 'withdrawn' } as const);
    return (await setStatementState(context.tx, statement.id, statement.version, to))
      ? ok(null)
      : refuse('changed-elsewhere');
  },
});

/** Invites somebody who speaks a language to read words over, by a private link. */
export const inviteReader = action({
  name: 'voice.invite-reader',
  allow: 'policy',
  input: z.object({
    idempotencyKey: formSource,
    id: z.uuid(),
    name: z.string().trim(),
    languages: z.array(language),
  }),
  run: async (context, { idempotencyKey, id, name, languages }) => {
    const { tx, app, actor } = context;
    if (!name || name.length > MAX_READER_NAME) return refuse('no-name');
    if (languages.length === 0) return refuse('no-language');
    if (!(await ownConversation(context, id))) return refuse('not-found');
    const reader = deterministicId(app, 'voice-reader', idempotencyKey);
    await insertReader(tx, {
      id: reader,
      tenant: actor.tenant.id,
      conversation: id,
      languages,
      name,
      linkHash: privateLinkHash(app, READER_LINK, reader),
    });
    return ok(reader);
  },
});

/** Ends the link of a reader, or opens it again. */
export const endReader = action({
  name: 'voice.end-reader',
  allow: 'policy',
  input: z.object({ id: z.uuid(), reader: z.uuid(), back: z.boolean() }),
  run: async (context, { id, reader, back }) => {
    if (!(await ownConversation(context, id))) return refuse('not-found');
    if (!(await listReaders(context.tx, id)).some((known) => known.id === reader)) return refuse('not-found');
    await setReaderEnded(context.tx, reader, back ? null : context.now);
    return ok(null);
  },
});
