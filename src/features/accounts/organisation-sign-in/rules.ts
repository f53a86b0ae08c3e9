import type { CreationLimit } from '#core/rate-limit.ts';

const MINUTE_SECONDS = 60;
const HOUR_SECONDS = 3600;

/** Where an organisation is chosen, and where its provider sends people back to. */
export const ORGANISATION_PATH = '/account/organisation';
export const ANSWER_PATH = '/account/organisation/answer';

/** How long an attempt waits for the provider's answer. */
export const ATTEMPT_SECONDS = 15 * MINUTE_SECONDS;

/** As many tabs of one browser may be signing in at once; the oldest attempt makes room. */
export const MAX_ATTEMPTS_PER_BROWSER = 5;

/** Attempts: a whole office behind one address signs in within an hour. */
export const ATTEMPT_LIMIT: CreationLimit = {
  subject: 'accounts:organisation-sign-in',
  perNetwork: [200, HOUR_SECONDS],
  overall: [5_000, HOUR_SECONDS],
};

/** What in a provider's answer proves a second factor. */
export interface SecondFactor {
  amr: readonly string[];
  acr: readonly string[];
}

/** Reads `amr:mfa,acr:urn:example:high` of the command line; undefined when it says something else. */
export function readSecondFactor(text: string): { amr: string[]; acr: string[] } | undefined {
  const factors = { amr: [] as string[], acr: [] as string[] };
  for (const part of text.split(',').filter(Boolean)) {
    const [, claim, value] = /^(amr|acr):(.+)$/.exec(part.trim()) ?? [];
    if (!claim || !value) return undefined;
    factors[claim as 'amr' | 'acr'].push(value);
  }
  return factors;
}

/** Does this answer prove a second factor? `amr` is a list of methods (RFC 8176), `acr` one level. */
export function isStrong({ amr, acr }: Record<string, unknown>, proof: SecondFactor): boolean {
  const methods = Array.isArray(amr) ? amr : [];
  return (
    methods.some((method) => typeof method === 'string' && proof.amr.includes(method)) ||
    (typeof acr === 'string' && proof.acr.includes(acr))
  );
}

/**
 * The address of an answer, when the provider says that it belongs to this person: `email_verified`, or `xms_edov` of Entra ID.
 * Without that anybody could write somebody else's address in their profile.
 */
export function verifiedAddress(claims: Record<string, unknown>): string | undefined {
  const { email, email_verified: verified, xms_edov: domainOwner } = claims;
  return typeof email === 'string' && (verified === true || domainOwner === true) ? email : undefined;
}

/** The part of an address after the @, in lower case. */
export const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1).toLowerCase();

/** May this issuer be asked without encryption? Only on this machine, for tests and development. */
export const isLoopback = (issuer: string): boolean =>
  URL.canParse(issuer) &&
  new URL(issuer).protocol === 'http:' &&
  ['localhost', '127.0.0.1', '[::1]'].includes(new URL(issuer).hostname);

/** May the operator set this as an issuer? */
export const isIssuer = (issuer: string): boolean =>
  URL.canParse(issuer) && (new URL(issuer).protocol === 'https:' || isLoopback(issuer));

/** Why a sign-in with an organisation did not come about. Each has words on the page that say what to do. */
export type OrganisationRefusal =
  /** The attempt is too old, was used before, or began in another browser. */
  | 'ended'
  /** The person or the provider stopped it. */
  | 'declined'
  /** The provider does not answer. */
  | 'provider-down'
  /** The provider does not know our code (any more). */
  | 'too-late'
  /** What the provider sent is not an answer to what was asked: another issuer, nonce, audience or signature. */
  | 'not-trusted'
  /** The clocks of the provider and of this server differ too much. */
  | 'clock'
  /** The provider does not know this website, or its secret. */
  | 'not-set-up'
  /** The provider does not say that the address is verified. */
  | 'no-address'
  /** Nobody with this address works there, as far as is known here. */
  | 'unknown-member'
  /** The member is bound to another account of the organisation. */
  | 'other-subject';
