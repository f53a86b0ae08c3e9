import type { Tx } from '#core/db/connection.ts';
import { allInitiatives } from '../../catalogue/queries.ts';
import { saveInitiatives, saveOrganisations } from '../../catalogue/save-queries.ts';
import { SOURCE_OWNER } from '../../catalogue/source.ts';
import { listingTexts } from '../../translations/queries.ts';
import { initiativeTexts } from '../../translations/texts.ts';
import { takeOverInitiative } from './claim-queries.ts';
import { townOf } from './meant-town.ts';
import { completeInitiative, lockListing, updateInitiativeTexts } from './queries.ts';
import { toInitiativeRow } from './rules.ts';
import type { Listing } from './types.ts';

/**
 * Publishes a listing in the directory. What is public already keeps what the form does not ask, such as texts in languages
 * that the interface does not have. An imported initiative that the listing claims becomes the owner's, with the same id.
 * @param confirmedAt when the owner last said that it is right
 */
export async function publish(
  tx: Tx,
  listing: Pick<Listing, 'id' | 'form' | 'claimedInitiativeId'>,
  confirmedAt: Date,
): Promise<void> {
  const { form, id, claimedInitiativeId } = listing;
  await lockListing(tx, id);
  if (claimedInitiativeId)
    await takeOverInitiative(tx, claimedInitiativeId, { source: SOURCE_OWNER, sourceId: id });
  const [organisation] = await saveOrganisations(tx, SOURCE_OWNER, [
    {
      sourceId: id,
      name: form.organisation,
      texts: {},
      website: form.website || null,
      email: null,
      phone: null,
    },
  ]);
  if (!organisation) throw new Error('the organisation of a listing was not saved');
  const [published] = await allInitiatives(tx, { source: SOURCE_OWNER, sourceId: id });
  const row = toInitiativeRow(form, townOf(form), published, await listingTexts(tx, id));
  await saveInitiatives(tx, SOURCE_OWNER, [
    { ...row, sourceId: id, organisationId: organisation.id, confirmedAt: confirmedAt.toISOString() },
  ]);
  await completeInitiative(tx, id);
}

/** Updates the texts of a public listing in the directory, and nothing else; does nothing when it is not public. */
export async function republishTexts(tx: Tx, { id, form, state }: Listing): Promise<void> {
  if (state !== 'public') return;
  const [published] = await allInitiatives(tx, { source: SOURCE_OWNER, sourceId: id });
  if (published)
    await updateInitiativeTexts(tx, id, initiativeTexts(form, published, await listingTexts(tx, id)));
}
