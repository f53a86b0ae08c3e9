import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { hashToken } from '#core/private-links.ts';
import { ok, type Result, refuse } from '#core/result.ts';
import { identityOf } from './provider.ts';
import { type Attempt, findAttempt, findProvider, type Provider, useAttempt } from './queries.ts';
import { ANSWER_PATH, isStrong, type OrganisationRefusal, verifiedAddress } from './rules.ts';

/** Where every provider sends people back to: one address for all languages, as it is registered there. */
export const redirectUri = (app: Pick<AppContext, 'publicUrl'>): string =>
  `${app.publicUrl}/nl${ANSWER_PATH}`;

/** An answer of a provider, as it stands in the address. */
export interface ProviderAnswer {
  /** The token of this browser. */
  browser: string;
  /** The part of the address after the question mark. */
  query: string;
}

/** Somebody whom a provider vouches for. */
export interface ProvenIdentity {
  tenant: string;
  issuer: string;
  subject: string;
  /** Null when the provider does not say that it is verified. */
  email: string | null;
  strong: boolean;
  ownDevice: boolean;
  next: string;
}

/** The attempt that an answer belongs to, without using it up. */
export async function attemptOf(
  app: AppContext,
  { browser, query }: ProviderAnswer,
): Promise<Attempt | undefined> {
  const state = new URLSearchParams(query).get('state') ?? '';
  if (!browser || !state) return undefined;
  const hashes = { browserHash: hashToken(browser), stateHash: hashToken(state) };
  return inTransaction(app.db, {}, (tx) => findAttempt(tx, app, hashes, app.now()));
}

/**
 * Uses an attempt up and asks its provider who answered it. An attempt counts once, also when the answer is refused: so nothing
 * can be tried again with the same one. The provider is asked outside of any transaction, for it may take its time.
 */
export async function proveIdentity(
  app: AppContext,
  answer: ProviderAnswer,
): Promise<Result<ProvenIdentity, OrganisationRefusal>> {
  const begun = await takeAttempt(app, answer);
  if (!begun) return refuse('ended');
  const { attempt, provider } = begun;
  // The operator set another provider meanwhile.
  if (!provider || provider.issuer !== attempt.issuer) return refuse('ended');
  const identity = await identityOf(provider, app.log, {
    answer: new URL(`${redirectUri(app)}?${answer.query}`),
    state: new URLSearchParams(answer.query).get('state') ?? '',
    nonce: attempt.nonce,
    codeVerifier: attempt.codeVerifier,
  });
  if (!identity.ok) return identity;
  const claims = identity.value;
  return ok({
    tenant: attempt.tenant,
    issuer: attempt.issuer,
    subject: claims.sub,
    email: verifiedAddress(claims) ?? null,
    strong: isStrong(claims, provider.secondFactor),
    ownDevice: attempt.ownDevice,
    next: attempt.next,
  });
}

async function takeAttempt(
  app: AppContext,
  { browser, query }: ProviderAnswer,
): Promise<{ attempt: Attempt; provider: Provider | undefined } | undefined> {
  const state = new URLSearchParams(query).get('state') ?? '';
  if (!browser || !state) return undefined;
  const hashes = { browserHash: hashToken(browser), stateHash: hashToken(state) };
  return inTransaction(app.db, {}, async (tx) => {
    const attempt = await findAttempt(tx, app, hashes, app.now());
    if (!attempt || !(await useAttempt(tx, attempt.id, app.now()))) return undefined;
    return { attempt, provider: await findProvider(tx, app, attempt.tenant) };
  });
}

/** The provider of a tenant, for signing in or out there. */
export const providerOf = (app: AppContext, tenant: string): Promise<Provider | undefined> =>
  inTransaction(app.db, {}, (tx) => findProvider(tx, app, tenant));
