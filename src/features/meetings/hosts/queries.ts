import type { Tx } from '#core/db/connection.ts';
import { allEditions } from '../edition/queries.ts';
import type { BreakOut, Edition } from '../edition/types.ts';
import type { Need } from '../registrations/types.ts';

/** What the host of a break-out may know. */
export interface HostList {
  edition: Edition;
  breakOut: BreakOut;
  people: { id: string; firstName: string | null }[];
  needs: Need[];
}

/**
 * The first names and needs of the people who sit in one break-out; row-level security lets a host read nothing else of
 * them.
 * @returns undefined when there is no such break-out
 */
export async function loadHostList(tx: Tx, breakOutId: string): Promise<HostList | undefined> {
  const edition = (await allEditions(tx)).find(({ parts }) =>
    parts.some(({ breakOuts }) => breakOuts.some(({ id }) => id === breakOutId)),
  );
  const breakOut = edition?.parts.flatMap(({ breakOuts }) => breakOuts).find(({ id }) => id === breakOutId);
  if (!edition || !breakOut) return undefined;
  const people = await tx
    .selectFrom('seat')
    .innerJoin('sign_up_member', 'sign_up_member.sign_up_id', 'seat.sign_up_id')
    .select(['sign_up_member.id', 'sign_up_member.first_name as firstName'])
    .where('seat.break_out_id', '=', breakOutId)
    .orderBy('sign_up_member.first_name')
    .execute();
  const memberIds = people.map(({ id }) => id);
  const needs = memberIds.length
    ? await tx
        .selectFrom('sign_up_need')
        .select(['id', 'member_id as member', 'kind', 'detail', 'state', 'answer'])
        .where('member_id', 'in', memberIds)
        .execute()
    : [];
  return { edition, breakOut, people, needs };
}
