import type { StaffMember } from '#core/access/actor.ts';
import type { Tx } from '#core/db/connection.ts';
import { type DuoFile, duoFileSchema } from './shapes.ts';
import './tables.ts';

/** A file for DUO that was handed over. */
export interface KeptDuoFile {
  file: DuoFile;
  madeAt: Date;
  by: string;
}

/** The newest file of a case that was handed over; one of another shape than today's is none. */
export async function lastDuoFile(tx: Tx, caseId: string): Promise<KeptDuoFile | undefined> {
  const row = await tx
    .selectFrom('case_duo_file')
    .select(['content', 'made_at', 'made_by_name'])
    .where('case_id', '=', caseId)
    .orderBy('made_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const parsed = duoFileSchema.safeParse(row.content);
  return parsed.success ? { file: parsed.data, madeAt: row.made_at, by: row.made_by_name } : undefined;
}

/** Keeps what was handed over for DUO. @returns false when the same form was sent before */
export async function addDuoFile(
  tx: Tx,
  by: StaffMember,
  { id, caseId, file }: { id: string; caseId: string; file: DuoFile },
  now: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('case_duo_file')
    .values({
      id,
      tenant_id: by.tenant.id,
      case_id: caseId,
      content: JSON.stringify(file),
      made_at: now,
      made_by: by.account,
      made_by_name: by.name,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Boolean(numInsertedOrUpdatedRows);
}
