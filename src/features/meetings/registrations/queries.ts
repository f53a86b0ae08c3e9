import { type ColumnType, type Generated, type Selectable, sql, type Updateable } from 'kysely';
import { recentTeamAccess, type TeamAccess } from '#core/access/logged-read.ts';
import type { Database, Tx } from '#core/db/connection.ts';
import { actByPrivateLink } from '#core/db/rls-context.ts';
import type { NeedKind, Registration, SeatReason } from './types.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    sign_up: SignUpTable;
    sign_up_member: SignUpMemberTable;
    sign_up_need: SignUpNeedTable;
    sign_up_wish: SignUpWishTable;
  }
}

interface SignUpTable {
  id: string;
  edition_id: string;
  link_hash: Buffer;
  name: string | null;
  email: string | null;
  phone: string | null;
  language: string;
  typed_by: 'self' | 'desk';
  walk_in: Generated<boolean>;
  size: number;
  any_other: boolean;
  move_up: boolean;
  lot: number;
  hosts_id: string | null;
  state: Generated<'coming' | 'waiting' | 'cancelled'>;
  version: Generated<number>;
  keep_informed: Generated<boolean>;
  reasons: ColumnType<Record<string, SeatReason>, string | undefined, string>;
  made_at: Date;
  changed_at: Date;
  note: Generated<string>;
  changed_by: string | null;
  merged_into: string | null;
}

interface SignUpMemberTable {
  id: string;
  sign_up_id: string;
  edition_id: string;
  position: number;
  first_name: string | null;
  code: string;
  photo_ok: Generated<boolean>;
  same_as: string | null;
}

interface SignUpNeedTable {
  id: Generated<string>;
  sign_up_id: string;
  edition_id: string;
  member_id: string | null;
  kind: NeedKind;
  detail: Generated<string>;
  state: Generated<'asked' | 'arranged' | 'cannot'>;
  asked_at: Date;
  answered_at: Date | null;
  answer: string | null;
}

interface SignUpWishTable {
  sign_up_id: string;
  edition_id: string;
  part_id: string;
  break_out_id: string;
  rank: number;
}

/** The registration of whoever holds the link with this hash; from here on the transaction acts for them. */
export async function findRegistrationByLink(tx: Tx, linkHash: Buffer): Promise<Registration | undefined> {
  await actByPrivateLink(tx, linkHash);
  const row = await tx.selectFrom('sign_up').selectAll().where('link_hash', '=', linkHash).executeTakeFirst();
  return row && (await withRelations(tx, [row]))[0];
}

/** Who of the team looked at the people of an edition, for whoever holds the private link of a registration for it. */
export async function teamAccessOf(
  tx: Tx,
  linkHash: Buffer,
  edition: string,
  limit: number,
): Promise<TeamAccess[]> {
  await actByPrivateLink(tx, linkHash);
  return recentTeamAccess(tx, edition, limit);
}

/** Who gave an e-mail address: ids and addresses of the registrations of an edition that are not cancelled. */
export async function emailAddressesOf(tx: Tx, editionId: string): Promise<{ id: string; email: string }[]> {
  const rows = await tx
    .selectFrom('sign_up')
    .select(['id', 'email'])
    .where('edition_id', '=', editionId)
    .where('state', '=', 'coming')
    .where('email', 'is not', null)
    .execute();
  return rows.flatMap(({ id, email }) => (email ? [{ id, email }] : []));
}

/** The ids of the people of one registration, in their order. */
export async function membersByRegistration(tx: Tx, id: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('sign_up_member')
    .select('id')
    .where('sign_up_id', '=', id)
    .orderBy('position')
    .execute();
  return rows.map((row) => row.id);
}

/** All registrations of an edition that whoever acts may see, in order of coming. */
export async function listRegistrations(
  tx: Tx,
  editionId: string,
  only: { id?: string; state?: 'coming' } = {},
): Promise<Registration[]> {
  let query = tx.selectFrom('sign_up').selectAll().where('edition_id', '=', editionId);
  if (only.id) query = query.where('id', '=', only.id);
  if (only.state) query = query.where('state', '=', only.state);
  const rows = await query.orderBy('made_at').orderBy('id').execute();
  return withRelations(tx, rows, only.id ? undefined : editionId);
}

/**
 * Registrations with the rows that belong to them, as far as whoever acts may see those.
 * @param editionId when these are all of an edition: to ask for its rows is faster than for those of 750 ids
 */
async function withRelations(
  tx: Tx,
  rows: Selectable<Database['sign_up']>[],
  editionId?: string,
): Promise<Registration[]> {
  if (!rows.length) return [];
  const ids = rows.map(({ id }) => id);
  const belongs = editionId
    ? sql<boolean>`edition_id = ${editionId}`
    : sql<boolean>`sign_up_id = any (${ids}::uuid[])`;
  const members = await tx
    .selectFrom(tx.selectFrom('sign_up_member').selectAll().where(belongs).as('m'))
    .leftJoin('check_in', 'check_in.member_id', 'm.id')
    .selectAll('m')
    .select('check_in.at as came_at')
    .orderBy('m.position')
    .execute();
  const needs = await tx.selectFrom('sign_up_need').selectAll().where(belongs).execute();
  const wishes = await tx.selectFrom('sign_up_wish').selectAll().where(belongs).orderBy('rank').execute();
  const seats = await tx.selectFrom('seat').selectAll().where(belongs).execute();
  const offers = await tx.selectFrom('seat_offer').selectAll().where(belongs).execute();
  const queue = await tx.selectFrom('waitlist_entry').selectAll().where(belongs).execute();
  const byId = new Map(rows.map((row) => [row.id, toRegistration(row)]));
  for (const row of members)
    byId.get(row.sign_up_id)?.members.push({
      id: row.id,
      firstName: row.first_name,
      code: row.code,
      cameAt: row.came_at,
      photoOk: row.photo_ok,
    });
  for (const { sign_up_id, id, member_id, kind, detail, state, answer } of needs)
    byId.get(sign_up_id)?.needs.push({ id, member: member_id, kind, detail, state, answer });
  for (const { sign_up_id, part_id, break_out_id } of wishes) {
    const registration = byId.get(sign_up_id);
    if (registration) registration.wishes[part_id] = [...(registration.wishes[part_id] ?? []), break_out_id];
  }
  for (const row of seats)
    byId.get(row.sign_up_id)?.seats.push({
      partId: row.part_id,
      breakOutId: row.break_out_id,
      how: row.how,
      at: row.at,
      reason: row.reason,
    });
  for (const row of offers)
    byId
      .get(row.sign_up_id)
      ?.offers.push({ partId: row.part_id, breakOutId: row.break_out_id, endsAt: row.ends_at });
  for (const row of queue)
    byId.get(row.sign_up_id)?.queue.push({
      partId: row.part_id,
      breakOutId: row.break_out_id,
      joinedAt: row.joined_at,
    });
  return [...byId.values()];
}

const toRegistration = (row: Selectable<Database['sign_up']>): Registration => ({
  id: row.id,
  editionId: row.edition_id,
  name: row.name,
  email: row.email,
  phone: row.phone,
  language: row.language,
  typedBy: row.typed_by,
  walkIn: row.walk_in,
  size: row.size,
  anyOther: row.any_other,
  moveUp: row.move_up,
  lotteryNumber: row.lot,
  hostsId: row.hosts_id,
  state: row.state,
  version: row.version,
  keepInformed: row.keep_informed,
  reasons: row.reasons,
  madeAt: row.made_at,
  changedAt: row.changed_at,
  changedBy: row.changed_by,
  note: row.note,
  mergedInto: row.merged_into,
  members: [],
  needs: [],
  wishes: {},
  seats: [],
  offers: [],
  queue: [],
});

export type NewRegistration = Pick<
  Registration,
  | 'id'
  | 'editionId'
  | 'name'
  | 'email'
  | 'phone'
  | 'language'
  | 'typedBy'
  | 'size'
  | 'anyOther'
  | 'moveUp'
  | 'lotteryNumber'
  | 'hostsId'
  | 'keepInformed'
  | 'madeAt'
> & {
  linkHash: Buffer;
  walkIn?: boolean;
};

/** @returns false when this very form was sent before */
export async function insertRegistration(tx: Tx, registration: NewRegistration): Promise<boolean> {
  await actByPrivateLink(tx, registration.linkHash);
  const added = await tx
    .insertInto('sign_up')
    .values({
      id: registration.id,
      edition_id: registration.editionId,
      link_hash: registration.linkHash,
      name: registration.name,
      email: registration.email,
      phone: registration.phone,
      language: registration.language,
      typed_by: registration.typedBy,
      walk_in: registration.walkIn ?? false,
      size: registration.size,
      any_other: registration.anyOther,
      move_up: registration.moveUp,
      lot: registration.lotteryNumber,
      hosts_id: registration.hostsId,
      keep_informed: registration.keepInformed,
      made_at: registration.madeAt,
      changed_at: registration.madeAt,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

/** Changes fields of a registration. @returns false when its version is no longer the expected one */
export async function updateRegistrationFields(
  tx: Tx,
  id: string,
  expectedVersion: number,
  values: Omit<Updateable<Database['sign_up']>, 'id' | 'edition_id' | 'link_hash' | 'version'>,
): Promise<boolean> {
  const changed = await tx
    .updateTable('sign_up')
    .set({ ...values, version: expectedVersion + 1 })
    .where('id', '=', id)
    .where('version', '=', expectedVersion)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

/** Stores the people of a registration, in this order; whoever is not among them any more is removed. */
export async function saveMembers(
  tx: Tx,
  { id, editionId }: Pick<Registration, 'id' | 'editionId'>,
  members: { id: string; firstName: string | null; code: string }[],
): Promise<void> {
  const memberIds = members.map((member) => member.id);
  await tx
    .deleteFrom('sign_up_member')
    .where('sign_up_id', '=', id)
    .where('id', 'not in', memberIds)
    .execute();
  for (const [position, { id: memberId, firstName, code }] of members.entries()) {
    const values = { position, first_name: firstName };
    await tx
      .insertInto('sign_up_member')
      .values({ id: memberId, sign_up_id: id, edition_id: editionId, code, ...values })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
      .execute();
  }
}

/** Stores needs as they are now: what was asked before and still is, keeps its answer. */
export async function saveNeeds(
  tx: Tx,
  { id, editionId, needs }: Pick<Registration, 'id' | 'editionId' | 'needs'>,
  wanted: { member: string; kind: NeedKind; detail: string }[],
  now: Date,
): Promise<void> {
  const isSame = (a: { member: string | null; kind: string; detail: string }, b: typeof a) =>
    a.member === b.member && a.kind === b.kind && a.detail === b.detail;
  const removed = needs.filter((need) => !wanted.some((wish) => isSame(need, wish)));
  if (removed.length)
    await tx
      .deleteFrom('sign_up_need')
      .where(
        'id',
        'in',
        removed.map((need) => need.id),
      )
      .execute();
  const added = wanted.filter((wish) => !needs.some((need) => isSame(need, wish)));
  if (!added.length) return;
  await tx
    .insertInto('sign_up_need')
    .values(
      added.map(({ member, kind, detail }) => ({
        sign_up_id: id,
        edition_id: editionId,
        member_id: member,
        kind,
        detail,
        asked_at: now,
      })),
    )
    .execute();
}

/** Stores wishes per round, in order of preference; wishes of before are replaced. */
export async function saveWishes(
  tx: Tx,
  { id, editionId }: Pick<Registration, 'id' | 'editionId'>,
  wishes: Registration['wishes'],
): Promise<void> {
  await tx.deleteFrom('sign_up_wish').where('sign_up_id', '=', id).execute();
  const rows = Object.entries(wishes).flatMap(([part_id, breakOutIds]) =>
    breakOutIds.map((break_out_id, i) => ({
      sign_up_id: id,
      edition_id: editionId,
      part_id,
      break_out_id,
      rank: i + 1,
    })),
  );
  if (rows.length) await tx.insertInto('sign_up_wish').values(rows).execute();
}

/** Removes the needs of an edition a week after it: nobody has to know any more who ate what. */
export async function purgeNeeds(tx: Tx, editionId: string): Promise<void> {
  await tx.deleteFrom('sign_up_need').where('edition_id', '=', editionId).execute();
}

/** Removes the people of an edition thirty days after it; of whoever asked to be kept informed the address stays. */
export async function purgeRegistrations(tx: Tx, editionId: string): Promise<void> {
  await tx
    .deleteFrom('sign_up')
    .where('edition_id', '=', editionId)
    .where((where) => where.or([where('keep_informed', '=', false), where('email', 'is', null)]))
    .execute();
  await tx.deleteFrom('sign_up_member').where('edition_id', '=', editionId).execute();
  await tx
    .updateTable('sign_up')
    .set({ phone: null, name: null, note: '' })
    .where('edition_id', '=', editionId)
    .execute();
}
