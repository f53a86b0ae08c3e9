import type { Selectable } from 'kysely';
import type { Database, Tx } from '#core/db/connection.ts';
import { allEditions } from '../edition/queries.ts';
import type { Need } from '../registrations/types.ts';

/** First names and needs of who sits in one break-out; the policies show a host nothing else. */
export async function sittingIn(tx: Tx, breakOutId: string) {
  const edition = (await allEditions(tx)).find(({ parts }) =>
    parts.some(({ breakOuts }) => breakOuts.some(({ id }) => id === breakOutId)),
  );
  const breakOut = edition?.parts.flatMap(({ breakOuts }) => breakOuts).find(({ id }) => id === breakOutId);
  if (!edition || !breakOut) return undefined;
  const own = tx;
  const people = await own
    .selectFrom('seat')
    .innerJoin('sign_up_member', 'sign_up_member.sign_up_id', 'seat.sign_up_id')
    .select(['sign_up_member.id', 'sign_up_member.first_name as firstName'])
    .where('seat.break_out_id', '=', breakOutId)
    .orderBy('sign_up_member.first_name')
    .execute();
  const ids = people.map(({ id }) => id);
  const needs = ids.length
    ? await own.selectFrom('sign_up_need').selectAll().where('member_id', 'in', ids).execute()
    : [];
  const needOf = ({
    id,
    member_id,
    kind,
    detail,
    state,
    answer,
  }: Selectable<Database['sign_up_need']>): Need => ({
    id,
    member: member_id,
    kind,
    detail,
    state,
    answer,
  });
  return { edition, breakOut, people, needs: needs.map(needOf) };
}
