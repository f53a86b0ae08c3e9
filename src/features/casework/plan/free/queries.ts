import type { Tx } from '#core/db/connection.ts';
import '../../model/tables.ts';

/** The newcomer who connected a case, by the id of their story; undefined: nobody did. */
export async function linkedPerson(tx: Tx, caseId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('case_link')
    .select('person_id')
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  return row?.person_id;
}
