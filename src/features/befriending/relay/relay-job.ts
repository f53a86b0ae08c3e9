import { z } from 'zod';
import type { AppContext } from '#core/context.ts';
import type { RlsContext } from '#core/db/rls-context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { type JobHandler, startJobRunner } from '#core/jobs.ts';
import { translateText } from '#features/directory';
import { RELAY_JOB } from './job-kind.ts';
import {
  addressOf,
  addTranslation,
  type MessageToTell,
  messageToTell,
  translationsOf,
} from './letter-queries.ts';
import { emailMessage } from './mail.ts';

const AS_RELAY: RlsContext = { systemTask: { name: 'befriending' } };
const jobBody = z.object({ message: z.uuid() });

/** A translation server that does not answer holds a letter up for so many tries; then it goes in the language of who wrote it. */
const TRANSLATION_TRIES = 2;

/** Starts the worker that translates messages and writes letters about them. @returns a function that stops it */
export const startRelayWorker = (app: AppContext): (() => Promise<void>) =>
  startJobRunner(app, { [RELAY_JOB]: relayJob });

/**
 * Translates a message into the languages of who reads it, and writes a letter to who gave an address. Whether the pair goes on is
 * looked at again in the transaction that writes the letters: what a block or an end came before is told to nobody.
 */
export const relayJob: JobHandler = async (app, job, signal) => {
  const { message } = jobBody.parse(job.body);
  const found = await inTransaction(app.db, AS_RELAY, (tx) => messageToTell(tx, app, message));
  if (!found) return;
  const translations = await translate(app, found, job.tries, signal);
  await inTransaction(app.db, AS_RELAY, async (tx) => {
    const now = await messageToTell(tx, app, message);
    if (!now) return;
    for (const [language, words] of translations) await addTranslation(tx, app, message, language, words);
    const known = await translationsOf(tx, app, message);
    for (const reader of now.readers) {
      if (!reader.email) continue;
      await emailMessage(
        tx,
        app,
        { ...reader, email: reader.email },
        {
          message,
          pair: now.pair,
          address: await addressOf(tx, now.pair, reader.person, app.now()),
          senderName: now.sender.name,
          words: now.words,
          translation: known.get(reader.language),
          photos: now.photos,
        },
      );
    }
  });
};

async function translate(
  app: AppContext,
  { words, language, readers }: MessageToTell,
  tries: number,
  signal: AbortSignal,
): Promise<Map<string, string>> {
  const translations = new Map<string, string>();
  if (!words || !app.settings.translation) return translations;
  const languages = new Set(readers.map((reader) => reader.language));
  languages.delete(language);
  for (const to of languages) {
    const translated = await translateText(app, words, { from: language, to }, signal);
    if (translated.ok) translations.set(to, translated.value);
    else if (translated.refusal === 'waiting' && tries + 1 < TRANSLATION_TRIES)
      throw new Error('the translation server does not answer');
  }
  return translations;
}
