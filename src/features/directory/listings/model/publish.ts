import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { enqueueEmail } from '#core/mail/outbox.ts';
import { privateLinkToken } from '#core/private-links.ts';
import { findTowns } from '#features/geography';
import { allInitiatives } from '../../catalogue/queries.ts';
import { saveInitiatives, saveOrganisations } from '../../catalogue/save-queries.ts';
import { SOURCE_OWNER } from '../../catalogue/source.ts';
import { teamMessagesIn } from '../../messages.ts';
import { listingTexts, lockListing } from '../../translations/queries.ts';
import { takeOverInitiative } from './claim-queries.ts';
import { toInitiativeRow } from './rules.ts';
import type { Listing, ListingForm } from './types.ts';

/** The town that an owner means: only when the name is exactly one that exists. */
export const townOf = ({ town }: Pick<ListingForm, 'town'>) => findTowns(town, 1).find(({ exact }) => exact);

/**
 * Puts what the owner said into the directory, for everybody to find. What is public already keeps what the form does not
 * ask, such as texts in languages that the interface does not speak. What was imported about them becomes theirs, at the
 * same address.
 */
export async function publish(
  tx: Tx,
  listing: Pick<Listing, 'id' | 'form' | 'claimedInitiativeId'>,
  confirmed: Date,
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
  if (!organisation) throw new Error('an organisation was not kept');
  const [before] = await allInitiatives(tx, { source: SOURCE_OWNER, sourceId: id });
  const row = toInitiativeRow(form, townOf(form), before, await listingTexts(tx, id));
  await saveInitiatives(tx, SOURCE_OWNER, [
    { ...row, sourceId: id, organisationId: organisation.id, confirmedAt: confirmed.toISOString() },
  ]);
}

/** The languages in which owners are written to are those of the team. */
export const listingUrl = (
  app: Pick<AppContext, 'secret' | 'publicUrl'>,
  { id, language }: Pick<Listing, 'id' | 'language'>,
): string => `${app.publicUrl}/${language}/register/${privateLinkToken(app, 'listing', id)}`;

/** Tells the owner how it stands, with the own link. */
export async function emailOwner(
  tx: Tx,
  app: AppContext,
  listing: Pick<Listing, 'id' | 'language' | 'form'>,
  what: 'kept' | 'public' | 'claim',
  to?: string,
): Promise<void> {
  const recipient = to ?? listing.form.ownerEmail;
  if (!recipient) return;
  const t = teamMessagesIn(listing.language);
  await enqueueEmail(tx, {
    recipient,
    subject: t(`mail.${what}.subject`, { name: listing.form.name }),
    body: [t(`mail.${what}`), listingUrl(app, listing)].join('\n\n'),
    language: listing.language,
    // A letter that got lost can be asked for again, on another day.
    idempotencyKey: `listing:${listing.id}:${what}${what === 'claim' ? app.now().toISOString().slice(0, 10) : ''}`,
  });
}
