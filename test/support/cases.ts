import { randomUUID } from 'node:crypto';
import type { StaffMember } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { authenticateAccount } from '#features/accounts';
import { addCase } from '../../src/features/casework/model/queries.ts';

/** Whoever has this session, as an actor who works for a tenant. */
export async function staffOf(app: AppContext, token: string): Promise<StaffMember> {
  const actor = await authenticateAccount(app, token);
  if (actor.kind !== 'account' || !actor.tenant) throw new Error('no member of staff');
  return { ...actor, tenant: actor.tenant };
}

/** Opens a case of a tenant. @returns its id */
export async function makeCase(
  app: AppContext,
  staff: StaffMember,
  { name = 'Yonas', language = 'ti', number = randomUUID().slice(0, 8) } = {},
): Promise<string> {
  const id = randomUUID();
  await inTransaction(app.db, { account: staff.account }, (tx) =>
    addCase(
      tx,
      app,
      staff.tenant.id,
      {
        id,
        number,
        name,
        contact: {},
        language,
        municipality: 'GM0503',
        guide: staff.account,
        regime: '2021',
        group: 'asylum',
        since: '2026-11-02',
      },
      app.now(),
    ),
  );
  return id;
}
