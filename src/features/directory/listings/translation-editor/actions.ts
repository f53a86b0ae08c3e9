import { z } from 'zod';
import { action } from '#core/access/action.ts';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { type InterfaceLanguage, isInterfaceLanguage } from '#core/i18n/languages.ts';
import { hashToken } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { SPOKEN_LANGUAGES } from '#features/vocabulary/rules.ts';
import {
  addListingTexts,
  cancelTranslationRequest,
  listingTexts,
  lockListingByLink,
  machineLanguages,
  removeListingText,
  saveListingText,
  translationRequests,
} from '../../translations/queries.ts';
import { isOutdated, MAX_TEXT_LENGTH, sourceTextOf, textInFormerLanguage } from '../../translations/texts.ts';
import { republishTexts, requestTranslations } from '../machine-translation/requests.ts';
import type { Listing, ListingForm } from '../model/types.ts';

const link = z.string().min(20).max(100);
const language = z.custom<InterfaceLanguage>((code) => typeof code === 'string' && isInterfaceLanguage(code));
const words = (most: number) =>
  z
    .string()
    .max(most * 2)
    .transform((text) => text.toWellFormed().replaceAll('\0', '').trim())
    .pipe(z.string().max(most));

/** Somebody writes what it says in another language. Their words go over a machine's, never unseen over a person's. */
export const writeTranslation = action({
  name: 'directory.write-text',
  allow: 'anyone',
  input: z.object({
    link,
    language,
    name: words(MAX_TEXT_LENGTH.name),
    summary: words(MAX_TEXT_LENGTH.summary),
    seen: z.number().int(),
    /** The owner's words as they stood beside it: those are what it was made from. */
    source: z.object({
      language: z.enum(SPOKEN_LANGUAGES),
      name: z.string().max(400),
      summary: z.string().max(2000),
    }),
  }),
  run: async ({ tx, now }, said) => {
    const mine = await lockListingByLink(tx, hashToken(said.link), now);
    if (!mine || mine.form.textLanguage === said.language) return refuse('not-there');
    if (!said.name || !said.summary) return refuse('not-right');
    const text = { ...said, by: 'person' as const };
    if (!(await saveListingText(tx, mine.id, text, now, said.seen))) return refuse('changed-elsewhere');
    await cancelTranslationRequest(tx, mine.id, said.language);
    await republishTexts(tx, mine);
    return ok(null);
  },
});

/** Takes a text away, when it is still the one that was seen. */
export const removeTranslation = action({
  name: 'directory.take-text',
  allow: 'anyone',
  input: z.object({ link, language, seen: z.number().int() }),
  run: async ({ tx, now }, said) => {
    const mine = await lockListingByLink(tx, hashToken(said.link), now);
    if (!mine) return refuse('not-there');
    if (!(await removeListingText(tx, mine.id, said.language, said.seen))) return refuse('changed-elsewhere');
    await cancelTranslationRequest(tx, mine.id, said.language);
    await republishTexts(tx, mine);
    return ok(null);
  },
});

/**
 * Asks a machine for these languages: only what is public already goes to it. What a person wrote stays, and what is right
 * is not made twice.
 */
export const requestMachineTranslation = action({
  name: 'directory.ask-machine',
  allow: 'anyone',
  input: z.object({ link, languages: z.array(language).max(12) }),
  run: async ({ tx, app, now }, said) => {
    const mine = await lockListingByLink(tx, hashToken(said.link), now);
    if (!app.settings.translation || mine?.state !== 'public') return refuse('not-there');
    const texts = await listingTexts(tx, mine.id);
    const asks = await translationRequests(tx, mine.id);
    const wanted = said.languages.filter((code) => {
      const text = texts.find((one) => one.language === code);
      const ask = asks.find((one) => one.language === code);
      if (code === mine.form.textLanguage || text?.by === 'person' || (ask && !ask.trouble)) return false;
      return !text || ask !== undefined || isOutdated(text, sourceTextOf(mine.form));
    });
    await requestTranslations(tx, mine.id, wanted, now);
    return ok(wanted.length);
  },
});

/** Somebody who is still typing saves more than once: a machine waits so long before it is asked again. */
const PAUSE = 60_000;

/**
 * The owner's words changed: what they wrote in another language until now stays as a text in that language, and whatever
 * a machine made is asked for again. What people wrote stays, and says that it is older.
 */
export async function followSourceText(
  tx: Tx,
  app: AppContext,
  before: Pick<Listing, 'id' | 'form' | 'state'>,
  form: ListingForm,
  now: Date,
): Promise<void> {
  await addListingTexts(tx, before.id, textInFormerLanguage(before.form, form), now);
  const was = sourceTextOf(before.form);
  const changed = isOutdated({ source: was, by: 'machine' }, sourceTextOf(form));
  if (!changed || !app.settings.translation || before.state !== 'public') return;
  const again = (await machineLanguages(tx, before.id)).filter((code) => code !== form.textLanguage);
  await requestTranslations(tx, before.id, again, now, new Date(now.getTime() + PAUSE));
}
