import type { TenantRole } from '#core/access/actor.ts';
import type { Tx } from '#core/db/connection.ts';
import { staffOfTenant } from '#features/accounts';

/** Somebody who works at the tenant, or worked there. */
export interface TenantColleague {
  account: string;
  name: string;
  roles: TenantRole[];
  ended: boolean;
}

/** Everybody who works or worked at the tenant, by name. The transaction must act for a caseworker. */
export async function colleagues(tx: Tx): Promise<TenantColleague[]> {
  const staff = await staffOfTenant(tx);
  return staff.map(({ account, name, roles, endedAt }) => ({
    account,
    name,
    roles,
    ended: endedAt !== null,
  }));
}

/** Who can have cases: guides and leads who work here now. */
export const guidesOf = (all: readonly TenantColleague[]): TenantColleague[] =>
  all.filter(({ roles, ended }) => !ended && roles.some((role) => role === 'guide' || role === 'lead'));
