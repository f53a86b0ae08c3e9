import { rlsContextOf, type StaffMember } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { deterministicId } from '#core/private-links.ts';
import { findCase } from '../model/queries.ts';
import { firstWithPlan, newestCase } from './demo-queries.ts';
import { addTransfer } from './transfer-queries.ts';

/** Of the demonstration: somebody moved, and the new municipality asks the old one for the plan. Seeding again changes nothing. */
export async function seedDemoTransfer(app: AppContext, from: StaffMember, to: StaffMember): Promise<void> {
  const old = await inTransaction(app.db, rlsContextOf(from), async (tx) => {
    const id = await firstWithPlan(tx);
    return id === undefined ? undefined : findCase(tx, app, id);
  });
  if (!old) return;
  await inTransaction(app.db, rlsContextOf(to), async (tx) => {
    const caseId = await newestCase(tx);
    if (!caseId) return;
    const id = deterministicId(app, 'case-transfer', { application: ['demonstration', from.tenant.id] });
    const asked = { id, caseId, tenant: from.tenant.id, oldNumber: old.number, name: old.name };
    await addTransfer(tx, app, to, asked, app.now());
  });
}
