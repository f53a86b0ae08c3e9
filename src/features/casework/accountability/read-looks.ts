import { rlsContextOf, type StaffMember } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { type CaseBehindReason, caseBehindReason, type UnusualLook, unusualLooks } from './queries.ts';
import { announcedUntil, casesToErase, erasures } from './retention-queries.ts';

/** The case for which this member of staff has to give a reason first. Nothing of the person is read, so no look is written. */
export const readCaseBehindReason = (
  app: AppContext,
  staff: StaffMember,
  id: string,
): Promise<CaseBehindReason | undefined> =>
  inTransaction(app.db, rlsContextOf(staff), (tx) => caseBehindReason(tx, staff, id, app.now()));

/** What of a lead's tenant will be deleted soon, and what was. */
export const readRetention = (app: AppContext, lead: StaffMember) =>
  inTransaction(app.db, rlsContextOf(lead), async (tx) => ({
    ending: await casesToErase(tx, announcedUntil(app.now())),
    erased: await erasures(tx),
  }));

/** The unusual looks at the cases of a lead's tenant. */
export const readUnusualLooks = (app: AppContext, lead: StaffMember): Promise<UnusualLook[]> =>
  inTransaction(app.db, rlsContextOf(lead), (tx) => unusualLooks(tx, app));
