import { type Owner, rlsContextOf } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import { inTransaction, type RlsContext } from '#core/db/rls-context.ts';
import { findListing } from '#features/directory';
import { suggestTowns } from '#features/geography';
import { type OwnSignal, type SignalSender, signalsOf } from '../model/queries.ts';

/** What a sender said before: nobody else's, and nothing of any newcomer. */
export const readSignals = (
  app: AppContext,
  context: RlsContext,
  sender: SignalSender,
): Promise<OwnSignal[]> => inTransaction(app.db, context, (tx) => signalsOf(tx, app, sender));

/** The municipality of an initiative, when its page says a town that there is. */
export async function ownMunicipality(app: AppContext, owner: Owner): Promise<string | undefined> {
  const listing = await inTransaction(app.db, rlsContextOf(owner), (tx) =>
    findListing(tx, { id: owner.owned }),
  );
  if (!listing?.form.town) return undefined;
  const { towns, likeness } = suggestTowns(listing.form.town, 1);
  return likeness === 'exact' ? towns[0]?.municipality : undefined;
}
