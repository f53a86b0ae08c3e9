import type { Tx } from '#core/db/connection.ts';
import { enqueueJob } from '#core/jobs.ts';
import { allInitiatives } from '../catalogue/queries.ts';
import { SOURCE_OWNER } from '../catalogue/source.ts';
import type { Listing } from '../listings/model/types.ts';
import { askText, listingTexts, plantTexts } from './queries.ts';
import { textsFor } from './standing.ts';

/** The kind of work that translates. */
export const TRANSLATE = 'translate';

/** Puts the texts of a listing that is public into the directory. */
export async function replant(tx: Tx, { id, form, state }: Listing): Promise<void> {
  if (state !== 'public') return;
  const [before] = await allInitiatives(tx, { source: SOURCE_OWNER, sourceId: id });
  if (before) await plantTexts(tx, id, textsFor(form, before, await listingTexts(tx, id)));
}

/** Asks a machine for these languages, for later. What was asked before for them does not count any more. */
export async function askFor(
  tx: Tx,
  listing: string,
  languages: readonly string[],
  now: Date,
  due = now,
): Promise<void> {
  for (const language of languages) {
    const number = await askText(tx, listing, language, now);
    await enqueueJob(
      tx,
      TRANSLATE,
      { listing, language, number },
      { due, idempotencyKey: `${TRANSLATE}:${listing}:${language}:${number}` },
    );
  }
}
