import type { Selectable } from 'kysely';
import type { Database, Tx } from '#core/db/connection.ts';
import type { Registration } from './types.ts';

/** Sign-ups with everything that hangs on them, as far as whoever acts may see it. */
export async function withRelations(
  tx: Tx,
  rows: Selectable<Database['sign_up']>[],
): Promise<Registration[]> {
  if (!rows.length) return [];
  const own = tx;
  const ids = rows.map(({ id }) => id);
  const members = await own
    .selectFrom('sign_up_member')
    .leftJoin('check_in', 'check_in.member_id', 'sign_up_member.id')
    .selectAll('sign_up_member')
    .select('check_in.at as came_at')
    .where('sign_up_id', 'in', ids)
    .orderBy('position')
    .execute();
  const needs = await own.selectFrom('sign_up_need').selectAll().where('sign_up_id', 'in', ids).execute();
  const wishes = await own
    .selectFrom('sign_up_wish')
    .selectAll()
    .where('sign_up_id', 'in', ids)
    .orderBy('rank')
    .execute();
  const seats = await own.selectFrom('seat').selectAll().where('sign_up_id', 'in', ids).execute();
  const offers = await own.selectFrom('seat_offer').selectAll().where('sign_up_id', 'in', ids).execute();
  const queue = await own.selectFrom('waitlist_entry').selectAll().where('sign_up_id', 'in', ids).execute();
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
    const one = byId.get(sign_up_id);
    if (one) one.wishes[part_id] = [...(one.wishes[part_id] ?? []), break_out_id];
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
  members: [],
  needs: [],
  wishes: {},
  seats: [],
  offers: [],
  queue: [],
});
