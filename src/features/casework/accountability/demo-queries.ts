import type { Tx } from '#core/db/connection.ts';

/** Of the demonstration: a case whose plan was made. The transaction must act for a caseworker. */
export async function firstWithPlan(tx: Tx): Promise<string | undefined> {
  const row = await tx
    .selectFrom('integration_case')
    .innerJoin('case_event', 'case_event.case_id', 'integration_case.id')
    .select('integration_case.id')
    .where('case_event.kind', '=', 'plan-decided')
    .where('integration_case.closed_at', 'is', null)
    .orderBy('integration_case.number')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

/** Of the demonstration: the case with the last number. The transaction must act for a caseworker. */
export async function newestCase(tx: Tx): Promise<string | undefined> {
  const row = await tx
    .selectFrom('integration_case')
    .select('id')
    .where('closed_at', 'is', null)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}
