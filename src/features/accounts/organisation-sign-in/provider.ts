import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  ClientError,
  type Configuration,
  calculatePKCECodeChallenge,
  clockTolerance,
  discovery,
  enableNonRepudiationChecks,
  ResponseBodyError,
} from 'openid-client';
import type { Log } from '#core/log.ts';
import { ok, type Result, refuse } from '#core/result.ts';
import type { Provider } from './queries.ts';
import { isLoopback, type OrganisationRefusal } from './rules.ts';

/** A provider that says nothing for so long is down. */
const TIMEOUT_SECONDS = 8;
/** So much the clock of a provider may differ from ours. */
const CLOCK_TOLERANCE_SECONDS = 60;

/**
 * What openid-client knows of a provider, read anew each time, its keys too: so a provider may change them at any moment. Only the
 * issuer that the operator set is asked, and what its own metadata names; redirects are not followed.
 */
async function openProvider({ issuer, clientId, clientSecret }: Provider): Promise<Configuration> {
  const configuration = await discovery(
    new URL(issuer),
    clientId,
    { client_secret: clientSecret, [clockTolerance]: CLOCK_TOLERANCE_SECONDS },
    undefined,
    { timeout: TIMEOUT_SECONDS, execute: isLoopback(issuer) ? [allowInsecureRequests] : [] },
  );
  // The signature is checked too, though the answer comes over TLS from the provider itself (OpenID Connect Core, 3.1.3.7).
  enableNonRepudiationChecks(configuration);
  return configuration;
}

/** The page of the provider on which somebody signs in. */
export async function signInUrl(
  provider: Provider,
  log: Log,
  request: { redirectUri: string; state: string; nonce: string; codeVerifier: string; language: string },
): Promise<Result<URL, OrganisationRefusal>> {
  return asResult(log, async () =>
    buildAuthorizationUrl(await openProvider(provider), {
      redirect_uri: request.redirectUri,
      scope: 'openid email',
      state: request.state,
      nonce: request.nonce,
      code_challenge: await calculatePKCECodeChallenge(request.codeVerifier),
      code_challenge_method: 'S256',
      ui_locales: request.language,
      ...(provider.secondFactor.acr.length > 0 && { acr_values: provider.secondFactor.acr.join(' ') }),
    }),
  );
}

/** What a provider's answer says about somebody; verified. */
export interface IdentityClaims extends Record<string, unknown> {
  sub: string;
}

/** Exchanges the code of an answer, and verifies whom it means. `answer` is the address to which the provider sent the person. */
export async function identityOf(
  provider: Provider,
  log: Log,
  { answer, state, nonce, codeVerifier }: { answer: URL; state: string; nonce: string; codeVerifier: string },
): Promise<Result<IdentityClaims, OrganisationRefusal>> {
  return asResult(log, async () => {
    const tokens = await authorizationCodeGrant(await openProvider(provider), answer, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: codeVerifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims) throw new ClientError('the answer holds no ID token');
    return { ...claims };
  });
}

/** The page of the provider on which somebody signs out there too; undefined where it has none. */
export async function signOutUrl(
  provider: Provider,
  log: Log,
  returnTo: string,
): Promise<Result<URL | undefined, OrganisationRefusal>> {
  return asResult(log, async () => {
    const configuration = await openProvider(provider);
    return configuration.serverMetadata().end_session_endpoint
      ? buildEndSessionUrl(configuration, { post_logout_redirect_uri: returnTo })
      : undefined;
  });
}

/** Turns what a provider can do wrong into a refusal; what is thrown for another reason stays a fault. */
async function asResult<T>(log: Log, run: () => Promise<T>): Promise<Result<T, OrganisationRefusal>> {
  try {
    return ok(await run());
  } catch (thrown) {
    const refusal = refusalOf(thrown);
    // The causes of these errors hold claims of a person, so only the message and the code are written down.
    log.info('a sign-in with an organisation was refused', { refusal, why: describe(thrown) });
    return refuse(refusal);
  }
}

const describe = (thrown: unknown): string =>
  thrown instanceof Error ? `${codeOf(thrown)} ${thrown.message}`.trim() : 'unknown';

const codeOf = (error: Error): string =>
  'code' in error && typeof error.code === 'string' ? error.code : '';

function refusalOf(thrown: unknown): OrganisationRefusal {
  if (thrown instanceof AuthorizationResponseError)
    return thrown.error === 'temporarily_unavailable' || thrown.error === 'server_error'
      ? 'provider-down'
      : 'declined';
  if (thrown instanceof ResponseBodyError)
    return thrown.error === 'invalid_grant'
      ? 'too-late'
      : thrown.status >= 500
        ? 'provider-down'
        : 'not-set-up';
  if (!(thrown instanceof Error)) throw thrown;
  switch (codeOf(thrown)) {
    case 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED':
      return 'clock';
    case 'OAUTH_TIMEOUT':
    case 'OAUTH_ABORT':
    case 'OAUTH_RESPONSE_IS_NOT_CONFORM':
    case 'OAUTH_RESPONSE_IS_NOT_JSON':
      return 'provider-down';
    case 'OAUTH_HTTP_REQUEST_FORBIDDEN':
      return 'not-set-up';
    default:
  }
  if (thrown instanceof ClientError) return 'not-trusted';
  // What fetch throws when nobody listens, or the name is unknown.
  if (thrown instanceof TypeError && 'cause' in thrown) return 'provider-down';
  throw thrown;
}
