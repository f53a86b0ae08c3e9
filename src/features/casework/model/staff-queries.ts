import type { TenantRole } from '#core/access/actor.ts';
import type { Tx } from '#core/db/connection.ts';
import { staffOfTenant } from '#features/accounts';

/** Somebody who works at the tenant, or worked there. */
export interface Colleague {
  account: string;
  name: string;
  roles: TenantRole[];
  ended: boolean;
}

/** Everybody who works or worked at the tenant, by name. The transaction must act for a caseworker. */
export async function colleagues(tx: Tx): Promise<Colleague[]> {
  const staff = await staffOfTenant(tx);
  return staff.map(({ account, name, roles, endedAt }) => ({
    account,
    name,
    roles,
    ended: endedAt !== null,
  }));
}

/** Who can have cases: guides and leads who work here now. */
export const guidesOf = (all: readonly Colleague[]): Colleague[] =>
  all.filter(({ roles, ended }) => !ended && roles.some((role) => role === 'guide' || role === 'lead'));

/** The municipalities for which the tenant works: their codes of the CBS. The transaction must act for somebody who works there. */
export async function municipalitiesOfTenant(tx: Tx, tenant: string): Promise<string[]> {
  const row = await tx
    .selectFrom('tenant')
    .select('municipalities')
    .where('id', '=', tenant)
    .executeTakeFirst();
  return row?.municipalities ?? [];
}
