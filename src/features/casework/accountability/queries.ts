import type { StaffMember } from '#core/access/actor.ts';
import { type FieldSealer, openField, sealField } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';
import type { LookReasonKind } from '../model/looks.ts';
import { logLook, standingOfLook } from '../model/queries.ts';

const wordsIn = (row: string) => ({ table: 'case_look', column: 'words_sealed', row });

/** What somebody must know before they say why they look: nothing of the person. */
export interface CaseBehindReason {
  id: string;
  number: string;
  kind: 'of-colleague' | 'closed';
}

/**
 * The case for which this member of staff has to give a reason first; undefined when there is none for them, or when they may look
 * without. The transaction must act for them.
 */
export async function caseBehindReason(
  tx: Tx,
  by: StaffMember,
  id: string,
  now: Date,
): Promise<CaseBehindReason | undefined> {
  const row = await tx
    .selectFrom('integration_case')
    .select(['id', 'number', 'guide_id as guide', 'closed_at as closedAt'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { kind, explained } = await standingOfLook(tx, by, row, now);
  return kind === 'usual' || explained ? undefined : { id, number: row.number, kind };
}

/** Writes down why somebody looks. The transaction must act for them. */
export const addReason = (
  tx: Tx,
  app: FieldSealer,
  by: StaffMember,
  { caseId, page, reason, words }: { caseId: string; page: string; reason: LookReasonKind; words: string },
  now: Date,
): Promise<void> =>
  logLook(
    tx,
    by,
    { caseId, page, reason, ...(words && { wordsSealed: sealField(app, wordsIn(caseId), words) }) },
    now,
  );

/** An unusual look, for the lead. */
export interface UnusualLook {
  id: string;
  at: Date;
  name: string;
  caseId: string;
  number: string;
  reason: string;
  words: string;
}

const MAX_LOOKS = 1_000;

/** The unusual looks at the cases of the tenant, the last first. The transaction must act for a caseworker. */
export async function unusualLooks(tx: Tx, app: FieldSealer): Promise<UnusualLook[]> {
  const rows = await tx
    .selectFrom('case_look as l')
    .innerJoin('integration_case as c', 'c.id', 'l.case_id')
    .select(['l.id', 'l.at', 'l.name', 'c.id as caseId', 'c.number', 'l.reason', 'l.words_sealed as sealed'])
    .where('l.reason', 'is not', null)
    .orderBy('l.at', 'desc')
    .limit(MAX_LOOKS)
    .execute();
  return rows.map(({ sealed, reason, id, ...row }) => ({
    ...row,
    id: String(id),
    reason: reason ?? '',
    words: sealed ? openField(app, wordsIn(row.caseId), sealed) : '',
  }));
}
