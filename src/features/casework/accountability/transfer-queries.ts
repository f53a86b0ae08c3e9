import { sql } from 'kysely';
import { z } from 'zod';
import type { StaffMember } from '#core/access/actor.ts';
import { type FieldSealer, openField, sealField } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';
import type { RecordedEvent } from '../model/queries.ts';
import { TRANSFERRED_KINDS, type TransferRefusal } from './transfer-rules.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    case_transfer: CaseTransferTable;
  }
}

interface CaseTransferTable {
  id: string;
  tenant_id: string;
  case_id: string;
  asked_by: string | null;
  asked_by_name: string;
  asked_at: Date;
  asked_tenant_id: string;
  old_number: string;
  name_sealed: string;
  answer: 'granted' | 'refused' | null;
  answered_at: Date | null;
  answered_by_name: string | null;
  refusal: string | null;
  content_sealed: string | null;
}

const nameIn = (row: string) => ({ table: 'case_transfer', column: 'name_sealed', row });
const contentIn = (row: string) => ({ table: 'case_transfer', column: 'content_sealed', row });

/** One thing that happened in the old municipality, as it was given. */
const givenEvent = z.object({
  kind: z.enum(TRANSFERRED_KINDS),
  day: z.string(),
  data: z.record(z.string(), z.unknown()),
});
export type GivenEvent = z.infer<typeof givenEvent>;

/** A request for what the old municipality knows, and its answer. */
export interface Transfer {
  id: string;
  /** Did the tenant of whoever acts ask, or was it asked? */
  side: 'asking' | 'asked';
  /** The name of the other municipality. */
  other: string;
  /** The case of who asks; its own page opens for nobody else. */
  caseId: string;
  oldNumber: string;
  name: string;
  askedAt: Date;
  askedBy: string;
  answer: 'granted' | 'refused' | null;
  answeredAt: Date | null;
  answeredBy: string;
  refusal: TransferRefusal | null;
  /** What was given: only for who asked. */
  given: GivenEvent[] | undefined;
}

/** The municipalities of this installation that can be asked, by name. The transaction must act for a caseworker. */
export async function otherTenants(tx: Tx): Promise<{ tenant: string; name: string }[]> {
  const { rows } = await sql<{ tenant: string; name: string }>`select tenant_id as tenant, name
    from other_tenants() order by name`.execute(tx);
  return rows;
}

/** Asks. The transaction must act for a caseworker of the case. @returns false when the same was asked and has no answer yet */
export async function addTransfer(
  tx: Tx,
  app: FieldSealer,
  by: StaffMember,
  asked: { id: string; caseId: string; tenant: string; oldNumber: string; name: string },
  now: Date,
): Promise<boolean> {
  const added = await tx
    .insertInto('case_transfer')
    .values({
      id: asked.id,
      tenant_id: by.tenant.id,
      case_id: asked.caseId,
      asked_by: by.account,
      asked_by_name: by.name,
      asked_at: now,
      asked_tenant_id: asked.tenant,
      old_number: asked.oldNumber,
      name_sealed: sealField(app, nameIn(asked.id), asked.name),
      answer: null,
      answered_at: null,
      answered_by_name: null,
      refusal: null,
      content_sealed: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Boolean(added.numInsertedOrUpdatedRows);
}

/** The transfers of the tenant of whoever acts, open ones first. */
export async function transfersOf(tx: Tx, app: FieldSealer, staff: StaffMember): Promise<Transfer[]> {
  const { rows: names } = await sql<{ tenant: string; name: string }>`select tenant_id as tenant, name
    from transfer_tenants()`.execute(tx);
  const nameOf = new Map(names.map(({ tenant, name }) => [tenant, name]));
  const rows = await tx
    .selectFrom('case_transfer')
    .selectAll()
    .orderBy('asked_at', 'desc')
    .limit(500)
    .execute();
  const transfers = rows.map((row): Transfer => {
    const side = row.tenant_id === staff.tenant.id ? 'asking' : 'asked';
    return {
      id: row.id,
      side,
      other: nameOf.get(side === 'asking' ? row.asked_tenant_id : row.tenant_id) ?? '',
      caseId: row.case_id,
      oldNumber: row.old_number,
      name: openField(app, nameIn(row.id), row.name_sealed),
      askedAt: row.asked_at,
      askedBy: row.asked_by_name,
      answer: row.answer,
      answeredAt: row.answered_at,
      answeredBy: row.answered_by_name ?? '',
      refusal: row.refusal as TransferRefusal | null,
      given:
        side === 'asking' && row.content_sealed
          ? z.array(givenEvent).parse(JSON.parse(openField(app, contentIn(row.id), row.content_sealed)))
          : undefined,
    };
  });
  return transfers.sort((a, b) => Number(a.answer !== null) - Number(b.answer !== null));
}

/** How many requests of others wait for an answer. The transaction must act for a caseworker. */
export async function countAskedOfUs(tx: Tx, tenant: string): Promise<number> {
  const { count } = await tx
    .selectFrom('case_transfer')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('asked_tenant_id', '=', tenant)
    .where('answer', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The own case with a number. */
export async function caseByNumber(tx: Tx, number: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('integration_case')
    .select('id')
    .where('number', '=', number)
    .executeTakeFirst();
  return row?.id;
}

/** Of the events of a case, what the new municipality gets. */
export const toGive = (events: readonly RecordedEvent[]): GivenEvent[] =>
  events
    .filter(({ kind }) => TRANSFERRED_KINDS.includes(kind))
    .map(({ kind, day, data }) => ({
      kind,
      day,
      // References to other events mean nothing outside their case.
      data: Object.fromEntries(
        Object.entries(data).filter(([field]) => field !== 'about' && field !== 'revises'),
      ),
    }));

/** Answers a request that has no answer yet. @returns false when somebody else answered it */
export async function answerTransfer(
  tx: Tx,
  app: FieldSealer,
  by: StaffMember,
  answer: { id: string; given: GivenEvent[] } | { id: string; refusal: TransferRefusal },
  now: Date,
): Promise<boolean> {
  const granted = 'given' in answer;
  const answered = await tx
    .updateTable('case_transfer')
    .set({
      answer: granted ? 'granted' : 'refused',
      answered_at: now,
      answered_by_name: by.name,
      refusal: granted ? null : answer.refusal,
      content_sealed: granted ? sealField(app, contentIn(answer.id), JSON.stringify(answer.given)) : null,
    })
    .where('id', '=', answer.id)
    .where('asked_tenant_id', '=', by.tenant.id)
    .where('answer', 'is', null)
    .executeTakeFirst();
  return answered.numUpdatedRows === 1n;
}

/** Takes back a request that has no answer yet. */
export async function withdrawTransfer(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('case_transfer').where('id', '=', id).execute();
}
