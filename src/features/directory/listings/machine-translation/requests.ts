import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { enqueueJob } from '#core/jobs.ts';
import { addListingTexts } from '../../translations/queries.ts';
import { isOutdated, sourceTextOf, textInFormerLanguage } from '../../translations/texts.ts';
import type { Listing, ListingForm } from '../model/types.ts';
import { addTranslationRequest, machineTranslatedLanguages } from './queries.ts';

/** The kind of the job that makes a machine translation. */
export const TRANSLATION_JOB = 'translate';

/** How long a changed text waits before it is translated again: an owner who is still typing saves more than once. */
const RETRANSLATION_DELAY_MS = 60_000;

/** Requests machine translations into these languages. Earlier requests for the same languages no longer count. */
export async function requestTranslations(
  tx: Tx,
  listingId: string,
  languages: readonly string[],
  now: Date,
  delayMs = 0,
): Promise<void> {
  for (const language of languages) {
    const number = await addTranslationRequest(tx, listingId, language, now);
    await enqueueJob(
      tx,
      TRANSLATION_JOB,
      { listing: listingId, language, number },
      { delayMs, idempotencyKey: `${TRANSLATION_JOB}:${listingId}:${language}:${number}` },
    );
  }
}

/**
 * Updates the other languages after the owner changed the text: their text in its former language is kept when they continue
 * in another, and machine translations are requested again. What people wrote stays, and is shown as outdated.
 */
export async function followSourceText(
  tx: Tx,
  app: AppContext,
  before: Pick<Listing, 'id' | 'form' | 'state'>,
  form: ListingForm,
  now: Date,
): Promise<void> {
  await addListingTexts(tx, before.id, textInFormerLanguage(before.form, form), now);
  const changed = isOutdated({ source: sourceTextOf(before.form), by: 'machine' }, sourceTextOf(form));
  if (!changed || !app.settings.translation || before.state !== 'public') return;
  const languages = (await machineTranslatedLanguages(tx, before.id)).filter(
    (language) => language !== form.textLanguage,
  );
  await requestTranslations(tx, before.id, languages, now, RETRANSLATION_DELAY_MS);
}
