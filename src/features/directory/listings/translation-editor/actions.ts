import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { type InterfaceLanguage, isInterfaceLanguage } from '#core/i18n/languages.ts';
import { ok, refuse } from '#core/result.ts';
import { SPOKEN_LANGUAGES } from '#features/vocabulary/rules.ts';
import { listingTexts, removeListingText, saveListingText } from '../../translations/queries.ts';
import { isOutdated, MAX_TEXT_LENGTH, sourceTextOf } from '../../translations/texts.ts';
import { cancelTranslationRequest, translationRequests } from '../machine-translation/queries.ts';
import { requestTranslations } from '../machine-translation/requests.ts';
import { republishTexts } from '../model/publish.ts';
import { lockListingByLink } from '../model/queries.ts';

const language = z.custom<InterfaceLanguage>((code) => typeof code === 'string' && isInterfaceLanguage(code));
const text = (maxLength: number) =>
  z
    .string()
    .max(maxLength * 2)
    .transform((typed) => typed.toWellFormed().replaceAll('\0', '').trim())
    .pipe(z.string().max(maxLength));

/**
 * Saves a text that a person wrote in another language. It replaces a machine's text, and a person's text only in the version
 * that the writer saw.
 */
export const writeTranslation = action({
  name: 'directory.write-text',
  allow: 'owner',
  input: z.object({
    language,
    name: text(MAX_TEXT_LENGTH.name),
    summary: text(MAX_TEXT_LENGTH.summary),
    bring: text(MAX_TEXT_LENGTH.bring),
    route: text(MAX_TEXT_LENGTH.route),
    seenVersion: z.int32(),
    /** The owner's text that the writer saw beside it, and translated. */
    source: z.object({
      language: z.enum(SPOKEN_LANGUAGES),
      name: z.string().max(400),
      summary: z.string().max(2000),
      bring: z.string().max(1000).optional(),
      route: z.string().max(1000).optional(),
    }),
  }),
  run: async ({ tx, now, actor }, input) => {
    const listing = await lockListingByLink(tx, actor.link, now);
    if (!listing || listing.form.textLanguage === input.language) return refuse('not-found');
    const { language, name, summary, bring, route, source } = input;
    if (!name || !summary) return refuse('not-right');
    const practical = { bring: bring || null, route: route || null };
    const translation = { language, name, summary, ...practical, source, by: 'person' as const };
    if (!(await saveListingText(tx, listing.id, translation, now, input.seenVersion)))
      return refuse('changed-elsewhere');
    await cancelTranslationRequest(tx, listing.id, language);
    await republishTexts(tx, listing);
    return ok(null);
  },
});

/** Removes a text, when it is still in the version that the owner saw. */
export const removeTranslation = action({
  name: 'directory.take-text',
  allow: 'owner',
  input: z.object({ language, seenVersion: z.int32() }),
  run: async ({ tx, now, actor }, input) => {
    const listing = await lockListingByLink(tx, actor.link, now);
    if (!listing) return refuse('not-found');
    if (!(await removeListingText(tx, listing.id, input.language, input.seenVersion)))
      return refuse('changed-elsewhere');
    await cancelTranslationRequest(tx, listing.id, input.language);
    await republishTexts(tx, listing);
    return ok(null);
  },
});

/**
 * Requests machine translations into these languages. Only a listing that is public already is sent to the server. Languages
 * with a text that a person wrote, an up-to-date machine translation, or a request under way are left out.
 */
export const requestMachineTranslation = action({
  name: 'directory.ask-machine',
  allow: 'owner',
  input: z.object({ languages: z.array(language).max(12) }),
  run: async ({ tx, app, now, actor }, input) => {
    const listing = await lockListingByLink(tx, actor.link, now);
    if (!app.settings.translation || listing?.state !== 'public') return refuse('not-found');
    const texts = await listingTexts(tx, listing.id);
    const requests = await translationRequests(tx, listing.id);
    const languages = input.languages.filter((code) => {
      const existing = texts.find(({ language }) => language === code);
      const request = requests.find(({ language }) => language === code);
      if (code === listing.form.textLanguage || existing?.by === 'person') return false;
      if (request && !request.error) return false;
      return !existing || request !== undefined || isOutdated(existing, sourceTextOf(listing.form));
    });
    await requestTranslations(tx, listing.id, languages, now);
    return ok(languages.length);
  },
});
