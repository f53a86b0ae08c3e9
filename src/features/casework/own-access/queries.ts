import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Newcomer, StaffMember } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { keyedDigest } from '#core/private-links.ts';
import { countAttempt, type RateBound } from '#core/rate-limit.ts';
import { readGuideCode } from '#features/accounts/rules.ts';
import { CASE_CODE_DIGITS, CASE_CODE_MS } from './rules.ts';

/** Wrong codes in an hour: of one person, and of everybody together, after which codes rest for that hour. */
const PER_PERSON: RateBound = [12, 3_600];
const OVERALL: RateBound = [600, 3_600];
const TRIES_FOR_A_FREE_CODE = 5;

type Secret = Pick<AppContext, 'secret'>;

/** A code that waits for the newcomer of a case. */
export interface CaseCode {
  code: string;
  endsAt: Date;
}

/** The digits of a code follow from its id and the secret: the database alone does not know them. */
const codeOf = (app: Secret, id: string): string =>
  String(keyedDigest(app, 'case code', id).readBigUInt64BE() % 10n ** BigInt(CASE_CODE_DIGITS)).padStart(
    CASE_CODE_DIGITS,
    '0',
  );
const codeHash = (app: Secret, code: string): Buffer => keyedDigest(app, 'case code typed', code);

/** Makes a code for a case; an earlier one ends. The transaction must act for a caseworker of its tenant. */
export async function addCaseCode(
  tx: Tx,
  app: Secret,
  by: StaffMember,
  caseId: string,
  now: Date,
): Promise<void> {
  await tx.deleteFrom('case_code').where('case_id', '=', caseId).execute();
  for (let tries = 0; tries < TRIES_FOR_A_FREE_CODE; tries++) {
    const id = randomUUID();
    const added = await tx
      .insertInto('case_code')
      .values({
        id,
        tenant_id: by.tenant.id,
        case_id: caseId,
        code_hash: codeHash(app, codeOf(app, id)),
        made_at: now,
        ends_at: new Date(now.getTime() + CASE_CODE_MS),
      })
      .onConflict((conflict) => conflict.column('code_hash').doNothing())
      .executeTakeFirst();
    if (added.numInsertedOrUpdatedRows) return;
  }
  throw new Error('no code is free');
}

/** The code of a case that waits; undefined when there is none. */
export async function waitingCaseCode(
  tx: Tx,
  app: Secret,
  caseId: string,
  now: Date,
): Promise<CaseCode | undefined> {
  const row = await tx
    .selectFrom('case_code')
    .select(['id', 'ends_at as endsAt'])
    .where('case_id', '=', caseId)
    .where('ends_at', '>', now)
    .executeTakeFirst();
  return row && { code: codeOf(app, row.id), endsAt: row.endsAt };
}

/** May this person try another code? Counted; ask it before `linkCase`, outside its transaction, which a refusal rolls back. */
export async function mayTryCaseCode({ app, actor }: { app: AppContext; actor: Newcomer }): Promise<boolean> {
  const now = app.now();
  return (
    (await countAttempt(app.db, `case-code:${actor.person}`, ...PER_PERSON, now)) &&
    (await countAttempt(app.db, 'case-code:everybody', ...OVERALL, now))
  );
}

/** Connects the case of a code with whoever typed it. The transaction must act for that person. @returns the case, or null */
export async function linkCase(tx: Tx, app: Secret, typed: string, now: Date): Promise<string | null> {
  const code = readGuideCode(typed);
  if (code === null) return null;
  const { rows } = await sql<{
    id: string | null;
  }>`select link_case(${codeHash(app, code)}, ${now}) as id`.execute(tx);
  return rows[0]?.id ?? null;
}

/** Is a newcomer connected with this case? */
export async function isLinked(tx: Tx, caseId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('case_link')
    .select('case_id')
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Ends the connection of a case with its newcomer: by the newcomer, or by a caseworker who sees that it is the wrong one. */
export async function unlinkCase(tx: Tx, caseId: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('case_link')
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** The cases of the newcomer who acts, the newest first: after a move there can be two. */
export async function ownCases(tx: Tx): Promise<string[]> {
  const rows = await tx
    .selectFrom('case_link')
    .select('case_id as id')
    .orderBy('linked_at', 'desc')
    .execute();
  return rows.map(({ id }) => id);
}

/** Deletes codes that ended. The transaction must act as `retention`. */
export async function purgeCaseCodes(tx: Tx, now: Date): Promise<void> {
  await tx.deleteFrom('case_code').where('ends_at', '<', now).execute();
}
