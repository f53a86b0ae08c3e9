import { randomUUID } from 'node:crypto';
import type { TenantRole } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { openAccountSession } from './accounts.ts';

/** Makes a municipality. @returns its id */
export async function makeTenant(
  app: AppContext,
  name: string,
  municipalities: string[] = ['GM0503'],
): Promise<string> {
  const id = randomUUID();
  await inTransaction(app.db, { systemTask: { name: 'operator' } }, (tx) =>
    tx
      .insertInto('tenant')
      .values({
        id,
        name,
        kind: municipalities.length > 1 ? 'regional-body' : 'municipality',
        municipalities,
        made_at: app.now(),
        ended_at: null,
      })
      .execute(),
  );
  return id;
}

/** Makes an account that works for a tenant, with a session. @returns its id, and the token for the cookie `ACCOUNT_COOKIE` */
export async function openStaffSession(
  app: AppContext,
  tenant: string,
  {
    name = 'Esra',
    roles = ['guide'],
    strong = true,
  }: { name?: string; roles?: TenantRole[]; strong?: boolean } = {},
): Promise<{ account: string; token: string }> {
  const session = await openAccountSession(app, { name, strong });
  await inTransaction(app.db, { systemTask: { name: 'operator' } }, (tx) =>
    tx
      .insertInto('tenant_member')
      .values({ tenant_id: tenant, account_id: session.account, roles, added_at: app.now(), ended_at: null })
      .execute(),
  );
  return session;
}
