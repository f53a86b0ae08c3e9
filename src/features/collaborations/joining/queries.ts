import { type FieldSealer, openField, sealField } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';
import type { InterestKind } from '../model/rules.ts';
import '../model/tables.ts';

/** The organisation that does it too or wants it. */
export type Joiner = { listing: string } | { tenant: string };

/** That an organisation does it too or wants it. */
export interface Interest {
  id: string;
  collaboration: string;
  kind: InterestKind;
  name: string;
  named: boolean;
  municipality: string | null;
  /** For the introduction; empty when it is not wanted, or forgotten. */
  email: string;
  language: string;
  madeAt: Date;
  introduction: 'yes' | 'no' | null;
}

const emailAt = (row: string) => ({ table: 'collaboration_interest', column: 'email_sealed', row });

/** Who does it too and wants it, as whoever acts may see it: its teller all, an organisation its own. */
export async function listInterests(
  tx: Tx,
  app: FieldSealer,
  selector: { collaborations: string[] } | Joiner,
): Promise<Interest[]> {
  if ('collaborations' in selector && selector.collaborations.length === 0) return [];
  let query = tx.selectFrom('collaboration_interest').selectAll();
  if ('collaborations' in selector) query = query.where('collaboration_id', 'in', selector.collaborations);
  else if ('listing' in selector) query = query.where('listing_id', '=', selector.listing);
  else query = query.where('tenant_id', '=', selector.tenant);
  const rows = await query.orderBy('made_at').orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    collaboration: row.collaboration_id,
    kind: row.kind,
    name: row.name,
    named: row.named,
    municipality: row.municipality,
    email: row.email_sealed ? openField(app, emailAt(row.id), row.email_sealed) : '',
    language: row.language,
    madeAt: row.made_at,
    introduction: row.introduction,
  }));
}

/** What an organisation says. */
export interface NewInterest {
  id: string;
  collaboration: string;
  joiner: Joiner;
  kind: InterestKind;
  name: string;
  named: boolean;
  municipality: string | null;
  email: string;
  language: string;
}

/** Keeps that an organisation does it too or wants it; what it said before is replaced. */
export async function saveInterest(
  tx: Tx,
  app: FieldSealer,
  interest: NewInterest,
  now: Date,
): Promise<void> {
  const { joiner } = interest;
  const known = await ownInterest(tx, interest.collaboration, joiner);
  const id = known?.id ?? interest.id;
  const values = {
    kind: interest.kind,
    name: interest.name,
    named: interest.named,
    municipality: interest.municipality,
    email_sealed: interest.email ? sealField(app, emailAt(id), interest.email) : null,
    language: interest.language,
  };
  if (known) {
    await tx.updateTable('collaboration_interest').set(values).where('id', '=', id).execute();
    return;
  }
  await tx
    .insertInto('collaboration_interest')
    .values({
      id,
      collaboration_id: interest.collaboration,
      listing_id: 'listing' in joiner ? joiner.listing : null,
      tenant_id: 'tenant' in joiner ? joiner.tenant : null,
      ...values,
      made_at: now,
      introduction: null,
      introduced_at: null,
    })
    // Of two people of one organisation who say it at once one is enough.
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

const ownInterest = (tx: Tx, collaboration: string, joiner: Joiner) =>
  tx
    .selectFrom('collaboration_interest')
    .select('id')
    .where('collaboration_id', '=', collaboration)
    .where(
      'listing' in joiner ? 'listing_id' : 'tenant_id',
      '=',
      'listing' in joiner ? joiner.listing : joiner.tenant,
    )
    .executeTakeFirst();

/** Takes back what an organisation said. */
export async function removeInterest(tx: Tx, collaboration: string, joiner: Joiner): Promise<void> {
  const known = await ownInterest(tx, collaboration, joiner);
  if (known) await tx.deleteFrom('collaboration_interest').where('id', '=', known.id).execute();
}

/** What the teller says to an introduction, once. @returns false when that was said already */
export async function answerIntroduction(
  tx: Tx,
  id: string,
  answer: 'yes' | 'no',
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('collaboration_interest')
    .set({ introduction: answer, introduced_at: now })
    .where('id', '=', id)
    .where('introduction', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The provinces in which those who want it were invited to meet. */
export async function invitedProvinces(tx: Tx, collaboration: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('collaboration_meeting')
    .select('province')
    .where('collaboration_id', '=', collaboration)
    .execute();
  return rows.map(({ province }) => province);
}

/** Records that those of a province are invited. @returns false when they were already */
export async function addInvitation(
  tx: Tx,
  collaboration: string,
  province: string,
  now: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('collaboration_meeting')
    .values({ collaboration_id: collaboration, province, invited_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Forgets addresses that were given for an introduction, after a year. */
export async function purgeAddresses(tx: Tx): Promise<void> {
  await tx
    .updateTable('collaboration_interest')
    .set({ email_sealed: null })
    .where('email_sealed', 'is not', null)
    .execute();
}
