import { createHmac } from 'node:crypto';
import type { AppContext } from '#core/context.ts';
import { type FieldSealer, openField, sealField } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';
import { setRlsContext } from '#core/db/rls-context.ts';
import { MAX_ATTEMPTS_PER_BROWSER, type SecondFactor } from './rules.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    tenant_sign_in: TenantSignInTable;
    openid_attempt: OpenidAttemptTable;
    tenant_subject: TenantSubjectTable;
  }
}

interface TenantSignInTable {
  tenant_id: string;
  issuer: string;
  client_id: string;
  secret_sealed: string;
  email_domains: string[];
  strong_amr: string[];
  strong_acr: string[];
  set_at: Date;
}

interface OpenidAttemptTable {
  id: string;
  tenant_id: string;
  state_hash: Buffer;
  browser_hash: Buffer;
  checks_sealed: string;
  issuer: string;
  own_device: boolean;
  language: string;
  next: string;
  made_at: Date;
  ends_at: Date;
  used_at: Date | null;
}

interface TenantSubjectTable {
  tenant_id: string;
  account_id: string;
  subject_digest: Buffer;
  bound_at: Date;
}

/** The provider of a tenant, as the operator set it. */
export interface Provider {
  tenant: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
  domains: string[];
  secondFactor: SecondFactor;
}

const secretIn = (row: string) => ({ table: 'tenant_sign_in', column: 'secret_sealed', row });
const checksIn = (row: string) => ({ table: 'openid_attempt', column: 'checks_sealed', row });

/** The provider of a tenant. From here on the transaction acts as `openid` for that tenant. */
export async function findProvider(tx: Tx, app: FieldSealer, tenant: string): Promise<Provider | undefined> {
  await actForTenant(tx, tenant);
  const row = await tx
    .selectFrom('tenant_sign_in')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .executeTakeFirst();
  return (
    row && {
      tenant,
      issuer: row.issuer,
      clientId: row.client_id,
      clientSecret: openField(app, secretIn(tenant), row.secret_sealed),
      domains: row.email_domains,
      secondFactor: { amr: row.strong_amr, acr: row.strong_acr },
    }
  );
}

/** From here on the transaction acts for somebody who signs in with their account of this tenant. */
export const actForTenant = (tx: Tx, tenant: string): Promise<void> =>
  setRlsContext(tx, { systemTask: { name: 'openid', subject: tenant } });

/** Sets the provider of a tenant. The transaction must act as `operator`. */
export async function setProvider(tx: Tx, app: FieldSealer, provider: Provider, now: Date): Promise<void> {
  const row = {
    issuer: provider.issuer,
    client_id: provider.clientId,
    secret_sealed: sealField(app, secretIn(provider.tenant), provider.clientSecret),
    email_domains: provider.domains,
    strong_amr: [...provider.secondFactor.amr],
    strong_acr: [...provider.secondFactor.acr],
    set_at: now,
  };
  await tx
    .insertInto('tenant_sign_in')
    .values({ tenant_id: provider.tenant, ...row })
    .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet(row))
    .execute();
}

/** Ends signing in with the organisation's account. The transaction must act as `operator`. */
export async function removeProvider(tx: Tx, tenant: string): Promise<void> {
  await tx.deleteFrom('tenant_sign_in').where('tenant_id', '=', tenant).execute();
}

/** One attempt of one tab. */
export interface Attempt {
  id: string;
  tenant: string;
  issuer: string;
  nonce: string;
  codeVerifier: string;
  ownDevice: boolean;
  language: string;
  next: string;
  endsAt: Date;
}

/** Adds an attempt of a browser; of too many the oldest go. From here on the transaction acts with the token of that browser. */
export async function addAttempt(
  tx: Tx,
  app: FieldSealer,
  attempt: Attempt & { stateHash: Buffer; browserHash: Buffer },
  now: Date,
): Promise<void> {
  await setRlsContext(tx, { tokenHash: attempt.browserHash });
  const { nonce, codeVerifier } = attempt;
  await tx
    .insertInto('openid_attempt')
    .values({
      id: attempt.id,
      tenant_id: attempt.tenant,
      state_hash: attempt.stateHash,
      browser_hash: attempt.browserHash,
      checks_sealed: sealField(app, checksIn(attempt.id), JSON.stringify({ nonce, codeVerifier })),
      issuer: attempt.issuer,
      own_device: attempt.ownDevice,
      language: attempt.language,
      next: attempt.next,
      made_at: now,
      ends_at: attempt.endsAt,
      used_at: null,
    })
    .execute();
  const newest = tx
    .selectFrom('openid_attempt')
    .select('id')
    .where('browser_hash', '=', attempt.browserHash)
    .orderBy('made_at', 'desc')
    .limit(MAX_ATTEMPTS_PER_BROWSER);
  await tx
    .deleteFrom('openid_attempt')
    .where('browser_hash', '=', attempt.browserHash)
    .where('id', 'not in', newest)
    .where('id', '!=', attempt.id)
    .execute();
}

/** The attempt of this browser to which an answer belongs. From here on the transaction acts with the token of that browser. */
export async function findAttempt(
  tx: Tx,
  app: FieldSealer,
  { browserHash, stateHash }: { browserHash: Buffer; stateHash: Buffer },
  now: Date,
): Promise<Attempt | undefined> {
  await setRlsContext(tx, { tokenHash: browserHash });
  const row = await tx
    .selectFrom('openid_attempt')
    .select(['id', 'tenant_id', 'checks_sealed', 'issuer', 'own_device', 'language', 'next', 'ends_at'])
    .where('state_hash', '=', stateHash)
    .where('browser_hash', '=', browserHash)
    .where('used_at', 'is', null)
    .where('ends_at', '>', now)
    .executeTakeFirst();
  if (!row) return undefined;
  const checks = JSON.parse(openField(app, checksIn(row.id), row.checks_sealed)) as {
    nonce: string;
    codeVerifier: string;
  };
  return {
    id: row.id,
    tenant: row.tenant_id,
    issuer: row.issuer,
    ...checks,
    ownDevice: row.own_device,
    language: row.language,
    next: row.next,
    endsAt: row.ends_at,
  };
}

/** Uses an attempt that the transaction found. @returns false when another request did so at the same moment */
export async function useAttempt(tx: Tx, id: string, now: Date): Promise<boolean> {
  const used = await tx
    .updateTable('openid_attempt')
    .set({ used_at: now })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return used.numUpdatedRows === 1n;
}

/** Deletes attempts that ended more than a day ago. */
export async function purgeOpenidAttempts(tx: Tx): Promise<void> {
  await tx.deleteFrom('openid_attempt').execute();
}

/** The keyed digest of whom a provider means: subjects are unique per issuer alone. */
export const subjectDigest = (
  { secret }: Pick<AppContext, 'secret'>,
  { issuer, subject }: { issuer: string; subject: string },
): Buffer =>
  createHmac('sha256', secret)
    .update(JSON.stringify(['openid subject', issuer, subject]))
    .digest();

/** The account that a subject is bound to. The transaction must act as `openid` for the tenant. */
export async function accountOfSubject(tx: Tx, tenant: string, digest: Buffer): Promise<string | undefined> {
  const row = await tx
    .selectFrom('tenant_subject')
    .select('account_id as account')
    .where('tenant_id', '=', tenant)
    .where('subject_digest', '=', digest)
    .executeTakeFirst();
  return row?.account;
}

/** Does this account work for the tenant now? The transaction must act as `openid` for the tenant. */
export async function isMember(tx: Tx, tenant: string, account: string): Promise<boolean> {
  const row = await tx
    .selectFrom('tenant_member')
    .select('account_id')
    .where('tenant_id', '=', tenant)
    .where('account_id', '=', account)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Binds a subject to a member who is bound to none. The transaction must act as `openid` for the tenant.
 * @returns false when the member is bound already
 */
export async function bindSubject(
  tx: Tx,
  { tenant, account, digest }: { tenant: string; account: string; digest: Buffer },
  now: Date,
): Promise<boolean> {
  const bound = await tx
    .insertInto('tenant_subject')
    .values({ tenant_id: tenant, account_id: account, subject_digest: digest, bound_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return bound.numInsertedOrUpdatedRows === 1n;
}

/** Unbinds a member, so that their next sign-in binds anew. The transaction must act as `operator`. */
export async function unbindSubject(tx: Tx, tenant: string, account: string): Promise<void> {
  await tx
    .deleteFrom('tenant_subject')
    .where('tenant_id', '=', tenant)
    .where('account_id', '=', account)
    .execute();
}
