import { randomUUID } from 'node:crypto';
import type { FieldSealer } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';
import { accountByEmail, accountEmailDigest, addAccount, endAccount } from './queries.ts';

/** A guide, as the operator sees them. */
export interface ListedGuide {
  account: string;
  /** Empty when they never said it. */
  name: string;
  organisation: string;
  sealedAddress: string | null;
}

/** Lets somebody guide newcomers for an organisation. The transaction must act as `operator`. */
export async function addGuide(
  tx: Tx,
  app: FieldSealer,
  { email, organisation }: { email: string; organisation: string },
  now: Date,
): Promise<void> {
  const known = await accountByEmail(tx, accountEmailDigest(app, email));
  if (known)
    await tx.updateTable('account').set({ guide_of: organisation }).where('id', '=', known.id).execute();
  else await addAccount(tx, app, { id: randomUUID(), email, name: '', guideOf: organisation }, now);
}

/** Everybody who guides newcomers now. The transaction must act as `operator`. */
export async function listGuides(tx: Tx): Promise<ListedGuide[]> {
  const rows = await tx
    .selectFrom('account')
    .select(['id as account', 'name', 'guide_of as organisation', 'email_sealed as sealedAddress'])
    .where('guide_of', 'is not', null)
    .where('ended_at', 'is', null)
    .orderBy('made_at')
    .execute();
  return rows.map((row) => ({ ...row, organisation: row.organisation ?? '' }));
}

/** Ends the account of a guide, and with it everything that it opens. @returns false when there is none */
export async function endGuide(tx: Tx, app: FieldSealer, email: string, now: Date): Promise<boolean> {
  const known = await accountByEmail(tx, accountEmailDigest(app, email));
  if (known) await endAccount(tx, known.id, now);
  return known !== undefined;
}
