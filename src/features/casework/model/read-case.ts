import { rlsContextOf, type StaffMember } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { LOOK_IN_LIST } from './looks.ts';
import { type CaseFile, findCase, logLook, standingOfLook } from './queries.ts';

/** Who asks, and of what: the context of a request by a caseworker. */
export interface StaffRequest {
  app: AppContext;
  actor: StaffMember;
}

/**
 * The gate for reading a case: a caseworker of its tenant, with one line in the log of the case that the newcomer can read. The
 * line is written in the transaction that reads: no line, no read. Of an unusual look a reason is asked first (`accountability`).
 * @returns undefined when there is no such case for this tenant, or the reason was not given
 */
export async function readCase<T>(
  { app, actor }: StaffRequest,
  { id, page }: { id: string; page: string },
  read: (tx: Tx, file: CaseFile) => Promise<T>,
): Promise<T | undefined> {
  return inTransaction(app.db, rlsContextOf(actor), async (tx) => {
    const file = await findCase(tx, app, id);
    if (!file || !(await standingOfLook(tx, actor, file, app.now())).explained) return undefined;
    await logLook(tx, actor, { caseId: id, page }, app.now());
    return read(tx, file);
  });
}

/**
 * The same for several cases at once, such as to print them: each gets its line, which says of an unusual
 * look that it was in a list. Cases that are not of this tenant are left out.
 */
export async function readCases<T>(
  { app, actor }: StaffRequest,
  { ids, page }: { ids: readonly string[]; page: string },
  read: (tx: Tx, file: CaseFile) => Promise<T>,
): Promise<T[]> {
  return inTransaction(app.db, rlsContextOf(actor), async (tx) => {
    const found: T[] = [];
    for (const id of ids) {
      const file = await findCase(tx, app, id);
      if (!file) continue;
      const { explained } = await standingOfLook(tx, actor, file, app.now());
      await logLook(
        tx,
        actor,
        { caseId: id, page, ...(explained ? {} : { reason: LOOK_IN_LIST }) },
        app.now(),
      );
      found.push(await read(tx, file));
    }
    return found;
  });
}

/**
 * The gate for lists, counts and settings of a tenant. A list says who there is and what is due, and nothing that was said in a
 * conversation: looking at it writes no line in the log of each case.
 */
export const readCaseload = <T>({ app, actor }: StaffRequest, read: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction(app.db, rlsContextOf(actor), read);
