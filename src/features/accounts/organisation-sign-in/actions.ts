import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { action } from '#core/access/action.ts';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { actAsSystem } from '#core/db/rls-context.ts';
import { hashToken, newToken } from '#core/private-links.ts';
import { ok, type Result, refuse } from '#core/result.ts';
import {
  accountByEmail,
  accountEmailDigest,
  findAccount,
  type KnownAccount,
} from '../staff-accounts/queries.ts';
import { startAccountSession } from '../staff-accounts/start-session.ts';
import type { ProvenIdentity } from './prove-identity.ts';
import {
  accountOfSubject,
  actForTenant,
  addAttempt,
  bindSubject,
  findProvider,
  isMember,
  subjectDigest,
} from './queries.ts';
import { ATTEMPT_SECONDS } from './rules.ts';

/** Begins an attempt of one tab: a state, a nonce and a code verifier of its own. */
export const beginOrganisationSignIn = action({
  name: 'accounts.begin-organisation-sign-in',
  allow: 'anyone',
  input: z.object({
    tenant: z.uuid(),
    ownDevice: z.boolean(),
    language: z.string().max(8),
    next: z.string().max(100),
    /** The token of this browser, when an attempt of another tab made one. */
    browser: z.string().max(100),
  }),
  run: async ({ tx, app, now }, { tenant, ownDevice, language, next, browser: known }) => {
    const provider = await findProvider(tx, app, tenant);
    if (!provider) return refuse('not-found');
    const [browser, state, nonce, codeVerifier] = [known || newToken(), newToken(), newToken(), newToken()];
    const attempt = {
      id: randomUUID(),
      tenant,
      issuer: provider.issuer,
      nonce,
      codeVerifier,
      ownDevice,
      language,
      next,
      endsAt: new Date(now.getTime() + ATTEMPT_SECONDS * 1000),
      stateHash: hashToken(state),
      browserHash: hashToken(browser),
    };
    await addAttempt(tx, app, attempt, now);
    return ok({ provider, browser, state, nonce, codeVerifier });
  },
});

/**
 * Signs somebody in whom the provider of their organisation vouches for. Nobody gets an account by it: whoever is no member yet is
 * added by a lead first.
 */
export const signInWithOrganisation = action({
  name: 'accounts.sign-in-with-organisation',
  allow: 'anyone',
  input: z.object({
    identity: z.custom<ProvenIdentity>((value) => typeof value === 'object' && value !== null),
    /** The session token that this device has already; that session ends. */
    earlier: z.string().max(100),
  }),
  run: async ({ tx, app, now }, { identity, earlier }) => {
    const account = await memberFor(tx, app, identity, now);
    if (!account.ok) return account;
    const { ownDevice, strong, next, tenant } = identity;
    const session = { ownDevice, strong, earlier, tenant };
    return ok({ ...(await startAccountSession(tx, now, account.value, session)), next });
  },
  signsIn: ({ account }) => account,
});

/** The member of the tenant whom a provider means: by what it bound before, else by a verified address, which binds it. */
async function memberFor(
  tx: Tx,
  app: AppContext,
  { tenant, issuer, subject, email }: ProvenIdentity,
  now: Date,
): Promise<Result<KnownAccount, 'no-address' | 'unknown-member' | 'other-subject'>> {
  const digest = subjectDigest(app, { issuer, subject });
  await actForTenant(tx, tenant);
  const bound = await accountOfSubject(tx, tenant, digest);
  if (bound) {
    const works = await isMember(tx, tenant, bound);
    const account = works ? await findAccount(tx, bound) : undefined;
    return account ? ok(account) : refuse('unknown-member');
  }
  if (!email) return refuse('no-address');
  const emailDigest = accountEmailDigest(app, email);
  await actAsSystem(tx, 'sign-in', emailDigest.toString('hex'));
  const known = await accountByEmail(tx, emailDigest);
  await actForTenant(tx, tenant);
  if (!known || !(await isMember(tx, tenant, known.id))) return refuse('unknown-member');
  if (!(await bindSubject(tx, { tenant, account: known.id, digest }, now))) return refuse('other-subject');
  return ok(known);
}
