import type { Tx } from '#core/db/connection.ts';
import { enqueueJob } from '#core/jobs.ts';
import { allInitiatives } from '../../catalogue/queries.ts';
import { SOURCE_OWNER } from '../../catalogue/source.ts';
import { addTranslationRequest, listingTexts, updateInitiativeTexts } from '../../translations/queries.ts';
import { initiativeTexts } from '../../translations/texts.ts';
import type { Listing } from '../model/types.ts';

/** The kind of work that translates. */
export const TRANSLATION_JOB = 'translate';

/** Puts the texts of a listing that is public into the directory. */
export async function republishTexts(tx: Tx, { id, form, state }: Listing): Promise<void> {
  if (state !== 'public') return;
  const [before] = await allInitiatives(tx, { source: SOURCE_OWNER, sourceId: id });
  if (before) await updateInitiativeTexts(tx, id, initiativeTexts(form, before, await listingTexts(tx, id)));
}

/** Asks a machine for these languages, for later. What was asked before for them does not count any more. */
export async function requestTranslations(
  tx: Tx,
  listing: string,
  languages: readonly string[],
  now: Date,
  due = now,
): Promise<void> {
  for (const language of languages) {
    const number = await addTranslationRequest(tx, listing, language, now);
    await enqueueJob(
      tx,
      TRANSLATION_JOB,
      { listing, language, number },
      { due, idempotencyKey: `${TRANSLATION_JOB}:${listing}:${language}:${number}` },
    );
  }
}
