import { rlsContextOf, type StaffMember } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { LOOK_IN_LIST } from './looks.ts';
import { type CaseFile, findCase, logLook, standingOfLook } from './queries.ts';

/**
 * The gate for reading a case: a caseworker of its tenant, with one line in the log of the case that the newcomer can read. The
 * line is written in the transaction that reads: no line, no read. Of an unusual look a reason is asked first (`accountability`).
 * @returns undefined when there is no such case for this tenant, or the reason was not given
 */
export async function readCase<T>(
  app: AppContext,
  staff: StaffMember,
  { id, page }: { id: string; page: string },
  read: (tx: Tx, file: CaseFile) => Promise<T>,
): Promise<T | undefined> {
  return inTransaction(app.db, rlsContextOf(staff), async (tx) => {
    const file = await findCase(tx, app, id);
    if (!file || !(await standingOfLook(tx, staff, file, app.now())).explained) return undefined;
    await logLook(tx, staff, { caseId: id, page }, app.now());
    return read(tx, file);
  });
}

/**
 * The same for several cases at once, such as to print them: each gets its line, which says of an unusual
 * look that it was in a list. Cases that are not of this tenant are left out.
 */
export async function readCases<T>(
  app: AppContext,
  staff: StaffMember,
  { ids, page }: { ids: readonly string[]; page: string },
  read: (tx: Tx, file: CaseFile) => Promise<T>,
): Promise<T[]> {
  return inTransaction(app.db, rlsContextOf(staff), async (tx) => {
    const found: T[] = [];
    for (const id of ids) {
      const file = await findCase(tx, app, id);
      if (!file) continue;
      const { explained } = await standingOfLook(tx, staff, file, app.now());
      await logLook(
        tx,
        staff,
        { caseId: id, page, ...(explained ? {} : { reason: LOOK_IN_LIST }) },
        app.now(),
      );
      found.push(await read(tx, file));
    }
    return found;
  });
}
