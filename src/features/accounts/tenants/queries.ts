import { sql } from 'kysely';
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

/** The municipalities for which a tenant works: their codes of the CBS. The transaction must act for somebody who works there. */
export async function municipalitiesOfTenant(tx: Tx, tenant: string): Promise<string[]> {
  const row = await tx
    .selectFrom('tenant')
    .select('municipalities')
    .where('id', '=', tenant)
    .executeTakeFirst();
  return row?.municipalities ?? [];
}

/** A municipality or regional body as the operator sees it. */
export interface Tenant {
  id: string;
  name: string;
  kind: TenantKind;
  municipalities: string[];
}

/** Adds a tenant. The transaction must act as `operator` or `demonstration`. @returns false when the name is taken */
export async function addTenant(tx: Tx, tenant: Tenant, now: Date): Promise<boolean> {
  const added = await tx
    .insertInto('tenant')
    .values({ ...tenant, made_at: now, ended_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

/** The tenants that have not ended. The transaction must act as `operator` or `demonstration`. */
export async function listTenants(tx: Tx): Promise<Tenant[]> {
  return tx
    .selectFrom('tenant')
    .select(['id', 'name', 'kind', 'municipalities'])
    .where('ended_at', 'is', null)
    .orderBy('name')
    .execute();
}

/** Ends a tenant and with it every membership. The transaction must act as `operator`. */
export async function endTenant(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.updateTable('tenant').set({ ended_at: now }).where('id', '=', id).execute();
}

/** Somebody who works or worked for a tenant. */
export interface StaffAccount {
  account: string;
  /** Empty when they never said it, or when the account ended. */
  name: string;
  /** For the lead alone. */
  sealedAddress: string | null;
  roles: TenantRole[];
  since: Date;
  endedAt: Date | null;
}

/**
 * The staff of the tenant for which the account works that the transaction acts for, also who left; empty when that account
 * is no guide or lead.
 */
export async function staffOfTenant(tx: Tx): Promise<StaffAccount[]> {
  const { rows } =
    await sql<StaffAccount>`select account_id as account, name, email_sealed as "sealedAddress", roles,
      added_at as since, ended_at as "endedAt"
    from tenant_staff() order by ended_at is not null, name, added_at`.execute(tx);
  return rows;
}

/** The members of a tenant who have not left, locked until this transaction ends. */
export async function lockMembers(
  tx: Tx,
  tenant: string,
): Promise<{ account: string; roles: TenantRole[] }[]> {
  return tx
    .selectFrom('tenant_member')
    .select(['account_id as account', 'roles'])
    .where('tenant_id', '=', tenant)
    .where('ended_at', 'is', null)
    .orderBy('account_id')
    .forUpdate()
    .execute();
}

/** Does this account work for another tenant? The transaction must act for a lead or as `operator`. */
export async function worksElsewhere(tx: Tx, account: string): Promise<boolean> {
  const { rows } = await sql<{ elsewhere: boolean }>`select works_elsewhere(${account}) as elsewhere`.execute(
    tx,
  );
  return rows[0]?.elsewhere ?? false;
}

/** Makes an account a member, also one who left before. The transaction must act for a lead of the tenant or as `operator`. */
export async function addMember(
  tx: Tx,
  { tenant, account, roles }: { tenant: string; account: string; roles: TenantRole[] },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('tenant_member')
    .values({ tenant_id: tenant, account_id: account, roles, added_at: now, ended_at: null })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'account_id']).doUpdateSet({ roles, added_at: now, ended_at: null }),
    )
    .execute();
}

/** Gives a member other roles. @returns false when they are no member any more */
export async function setRoles(
  tx: Tx,
  tenant: string,
  account: string,
  roles: TenantRole[],
): Promise<boolean> {
  const changed = await tx
    .updateTable('tenant_member')
    .set({ roles })
    .where('tenant_id', '=', tenant)
    .where('account_id', '=', account)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows === 1n;
}

/** Ends a membership, or gives it back (`endedAt` null). */
export async function endMember(
  tx: Tx,
  tenant: string,
  account: string,
  endedAt: Date | null,
): Promise<void> {
  await tx
    .updateTable('tenant_member')
    .set({ ended_at: endedAt })
    .where('tenant_id', '=', tenant)
    .where('account_id', '=', account)
    .where('ended_at', endedAt ? 'is' : 'is not', null)
    .execute();
}

/** Everybody who works for a tenant now. The transaction must act as `operator`. */
export async function membersOf(tx: Tx, tenant: string): Promise<StaffAccount[]> {
  return tx
    .selectFrom('tenant_member as m')
    .innerJoin('account as a', 'a.id', 'm.account_id')
    .select([
      'm.account_id as account',
      'a.name',
      'a.email_sealed as sealedAddress',
      'm.roles',
      'm.added_at as since',
      'm.ended_at as endedAt',
    ])
    .where('m.tenant_id', '=', tenant)
    .where('m.ended_at', 'is', null)
    .orderBy('m.added_at')
    .execute();
}

/** For which tenant an account works now. The transaction must act as `operator`. */
export async function tenantOfAccount(tx: Tx, account: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('tenant_member')
    .select('tenant_id as tenant')
    .where('account_id', '=', account)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row?.tenant;
}

/** An organisation whose staff sign in with their own account of it. */
export interface SignInTenant {
  tenant: string;
  name: string;
  domains: string[];
}

/** Every organisation that offers it: public. */
export async function signInTenants(tx: Tx): Promise<SignInTenant[]> {
  const { rows } = await sql<SignInTenant>`select tenant_id as tenant, name, email_domains as domains
    from sign_in_tenants() order by name`.execute(tx);
  return rows;
}
