import type { Updateable } from 'kysely';
import type { Database, Tx } from '#core/db/connection.ts';
import { actByPrivateLink } from '#core/db/rls-context.ts';
import type { NeedKind, Registration } from './types.ts';
import { withRelations } from './with-relations.ts';

/** The sign-up of whoever holds the link. */
export async function findRegistrationByLink(tx: Tx, link: Buffer): Promise<Registration | undefined> {
  await actByPrivateLink(tx, link);
  const row = await tx.selectFrom('sign_up').selectAll().where('link_hash', '=', link).executeTakeFirst();
  return row && (await withRelations(tx, [row]))[0];
}

/** Everybody of an edition that whoever acts may see, in order of coming. */
export async function listRegistrations(
  tx: Tx,
  edition: string,
  only: { id?: string; state?: 'coming' } = {},
): Promise<Registration[]> {
  let query = tx.selectFrom('sign_up').selectAll().where('edition_id', '=', edition);
  if (only.id) query = query.where('id', '=', only.id);
  if (only.state) query = query.where('state', '=', only.state);
  return withRelations(tx, await query.orderBy('made_at').orderBy('id').execute());
}

export type NewRegistration = Omit<
  Registration,
  'members' | 'needs' | 'wishes' | 'seats' | 'offers' | 'queue' | 'reasons' | 'state' | 'version'
> & {
  linkHash: Buffer;
};

/** @returns false when this very form was sent before */
export async function insertRegistration(tx: Tx, one: NewRegistration): Promise<boolean> {
  await actByPrivateLink(tx, one.linkHash);
  const added = await tx
    .insertInto('sign_up')
    .values({
      id: one.id,
      edition_id: one.editionId,
      link_hash: one.linkHash,
      name: one.name,
      email: one.email,
      phone: one.phone,
      language: one.language,
      typed_by: one.typedBy,
      size: one.size,
      any_other: one.anyOther,
      move_up: one.moveUp,
      lot: one.lotteryNumber,
      hosts_id: one.hostsId,
      keep_informed: one.keepInformed,
      made_at: one.madeAt,
      changed_at: one.madeAt,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

/** Changes what somebody said about themselves; only when it is still as they saw it. */
export async function updateRegistrationFields(
  tx: Tx,
  id: string,
  seen: number,
  values: Omit<Updateable<Database['sign_up']>, 'id' | 'edition_id' | 'link_hash' | 'version'>,
): Promise<boolean> {
  const changed = await tx
    .updateTable('sign_up')
    .set({ ...values, version: seen + 1 })
    .where('id', '=', id)
    .where('version', '=', seen)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

export async function saveMembers(
  tx: Tx,
  { id, editionId }: Pick<Registration, 'id' | 'editionId'>,
  members: { id: string; firstName: string | null; code: string }[],
): Promise<void> {
  const own = tx;
  const kept = members.map((member) => member.id);
  await own.deleteFrom('sign_up_member').where('sign_up_id', '=', id).where('id', 'not in', kept).execute();
  for (const [position, { id: member, firstName, code }] of members.entries()) {
    const values = { position, first_name: firstName };
    await own
      .insertInto('sign_up_member')
      .values({ id: member, sign_up_id: id, edition_id: editionId, code, ...values })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
      .execute();
  }
}

/** Needs as they are now: what was asked before and still is, keeps its answer. */
export async function saveNeeds(
  tx: Tx,
  { id, editionId, needs }: Pick<Registration, 'id' | 'editionId' | 'needs'>,
  wanted: { member: string; kind: NeedKind; detail: string }[],
  at: Date,
): Promise<void> {
  const own = tx;
  const same = (a: { member: string | null; kind: string; detail: string }, b: typeof a) =>
    a.member === b.member && a.kind === b.kind && a.detail === b.detail;
  const gone = needs.filter((need) => !wanted.some((wish) => same(need, wish)));
  if (gone.length)
    await own
      .deleteFrom('sign_up_need')
      .where(
        'id',
        'in',
        gone.map((need) => need.id),
      )
      .execute();
  const fresh = wanted.filter((wish) => !needs.some((need) => same(need, wish)));
  if (!fresh.length) return;
  await own
    .insertInto('sign_up_need')
    .values(
      fresh.map(({ member, kind, detail }) => ({
        sign_up_id: id,
        edition_id: editionId,
        member_id: member,
        kind,
        detail,
        asked_at: at,
      })),
    )
    .execute();
}

export async function saveWishes(
  tx: Tx,
  { id, editionId }: Pick<Registration, 'id' | 'editionId'>,
  wishes: Registration['wishes'],
): Promise<void> {
  const own = tx;
  await own.deleteFrom('sign_up_wish').where('sign_up_id', '=', id).execute();
  const rows = Object.entries(wishes).flatMap(([part_id, list]) =>
    list.map((break_out_id, i) => ({
      sign_up_id: id,
      edition_id: editionId,
      part_id,
      break_out_id,
      rank: i + 1,
    })),
  );
  if (rows.length) await own.insertInto('sign_up_wish').values(rows).execute();
}
