import type { Account, TenantRole } from '#core/access/actor.ts';
import type { Tx } from '#core/db/connection.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    tenant: TenantTable;
    tenant_member: TenantMemberTable;
  }
}

interface TenantTable {
  id: string;
  name: string;
  kind: TenantKind;
  municipalities: string[];
  made_at: Date;
  ended_at: Date | null;
}

interface TenantMemberTable {
  tenant_id: string;
  account_id: string;
  roles: TenantRole[];
  added_at: Date;
  ended_at: Date | null;
}

export type TenantKind = 'municipality' | 'regional-body';

/** For whom an account works now, and as what. The transaction must act for that account. */
export async function findTenant(tx: Tx, account: string): Promise<Account['tenant'] | undefined> {
  return tx
    .selectFrom('tenant_member as m')
    .innerJoin('tenant as t', 't.id', 'm.tenant_id')
    .select(['t.id', 't.name', 'm.roles'])
    .where('m.account_id', '=', account)
    .where('m.ended_at', 'is', null)
    .executeTakeFirst();
}
