import { type FieldSealer, sealField } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';
import { actByPrivateLink } from '#core/db/rls-context.ts';
import type { Partner, PartnerAnswer, PartnerKind } from '../model/rules.ts';
import '../model/tables.ts';

const partnersQuery = (tx: Tx) =>
  tx
    .selectFrom('collaboration_partner')
    .select([
      'id',
      'collaboration_id as collaboration',
      'name',
      'kind',
      'initiative_id as initiative',
      'asked_at as askedAt',
      'answer',
    ])
    .select(({ or, eb }) =>
      or([eb('listing_id', 'is not', null), eb('tenant_id', 'is not', null)]).as('hasDesk'),
    )
    .orderBy('asked_at')
    .orderBy('id');

type PartnerRow = Omit<Partner, 'hasDesk'> & { hasDesk: unknown };
const partnerOf = (row: PartnerRow): Partner => ({ ...row, hasDesk: Boolean(row.hasDesk) });

/** The partners of some collaborations that whoever acts may see: for a visitor those that said yes. */
export async function listPartners(tx: Tx, collaborations: readonly string[]): Promise<Partner[]> {
  if (collaborations.length === 0) return [];
  const rows = await partnersQuery(tx).where('collaboration_id', 'in', collaborations).execute();
  return rows.map(partnerOf);
}

/** Where an initiative or a municipality is asked as a partner, or said yes. */
export async function partnershipsOf(
  tx: Tx,
  asked: { listing: string } | { tenant: string },
): Promise<Partner[]> {
  const rows = await partnersQuery(tx)
    .where(
      'listing' in asked ? 'listing_id' : 'tenant_id',
      '=',
      'listing' in asked ? asked.listing : asked.tenant,
    )
    .execute();
  return rows.map(partnerOf);
}

/** The partner whom a private link asks. From here on the transaction acts for who holds it. */
export async function partnerByLink(tx: Tx, link: Buffer): Promise<Partner | undefined> {
  await actByPrivateLink(tx, link);
  const row = await partnersQuery(tx).where('link_hash', '=', link).executeTakeFirst();
  return row && partnerOf(row);
}

/** One partner by its id. */
export async function findPartner(tx: Tx, id: string): Promise<Partner | undefined> {
  const row = await partnersQuery(tx).where('id', '=', id).executeTakeFirst();
  return row && partnerOf(row);
}

/** A partner to be asked. */
export interface NewPartner {
  id: string;
  collaboration: string;
  name: string;
  kind: PartnerKind;
  initiative: string | null;
  listing: string | null;
  tenant: string | null;
  email: string;
  link: Buffer;
}

/** Adds a partner that is asked. @returns false when it was added already */
export async function addPartner(tx: Tx, app: FieldSealer, partner: NewPartner, now: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('collaboration_partner')
    .values({
      id: partner.id,
      collaboration_id: partner.collaboration,
      name: partner.name,
      kind: partner.kind,
      initiative_id: partner.initiative,
      listing_id: partner.listing,
      tenant_id: partner.tenant,
      email_sealed: partner.email
        ? sealField(
            app,
            { table: 'collaboration_partner', column: 'email_sealed', row: partner.id },
            partner.email,
          )
        : null,
      link_hash: partner.link,
      asked_at: now,
      answer: null,
      answered_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** What a partner says; where it was asked is forgotten. @returns false when it is not for them to say */
export async function answerPartner(tx: Tx, id: string, answer: PartnerAnswer, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('collaboration_partner')
    .set({ answer, answered_at: now, email_sealed: null })
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Takes a partner off a collaboration. */
export async function removePartner(tx: Tx, collaboration: string, id: string): Promise<void> {
  await tx
    .deleteFrom('collaboration_partner')
    .where('collaboration_id', '=', collaboration)
    .where('id', '=', id)
    .execute();
}

/** Deletes partners that never said yes, two months after they were asked. */
export async function purgePartners(tx: Tx): Promise<void> {
  await tx.deleteFrom('collaboration_partner').execute();
}
