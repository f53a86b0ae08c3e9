import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair } from 'jose';
import { Provider } from 'oidc-provider';

export const CLIENT_ID = 'van-onderop';
export const CLIENT_SECRET = 'a-secret-of-the-tests-that-is-long-enough';

/** Somebody who can sign in at the provider. */
export interface ProviderAccount {
  sub: string;
  email: string;
  email_verified: boolean;
  /** Signed in with a second factor. */
  amr?: string[];
}

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve) =>
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  );

const stopped = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/** A server on loopback that answers as `answer` says. */
export async function serve(
  answer: (issuer: string) => RequestListener | Promise<RequestListener>,
  port = 0,
): Promise<{ issuer: string; port: number; stop: () => Promise<void> }> {
  let listener: RequestListener = (_, response) => response.end();
  const server = createServer((request, response) => listener(request, response));
  const taken = await listen(server, port);
  const issuer = `http://127.0.0.1:${taken}`;
  listener = await answer(issuer);
  return { issuer, port: taken, stop: () => stopped(server) };
}

/**
 * A real OpenID provider with keys of its own. Who signs in there is `signedIn.now`, without any page in between.
 * @param port of an earlier one, whose place it takes with other keys
 */
export async function startProvider(redirectUri: string, signedIn: { now: ProviderAccount }, port = 0) {
  return serve(async (issuer) => {
    const { privateKey } = await generateKeyPair('RS256', { extractable: true });
    const provider = new Provider(issuer, {
      clients: [{ client_id: CLIENT_ID, client_secret: CLIENT_SECRET, redirect_uris: [redirectUri] }],
      jwks: {
        keys: [{ ...(await exportJWK(privateKey)), kid: crypto.randomUUID(), use: 'sig', alg: 'RS256' }],
      },
      cookies: { keys: ['of-the-tests'] },
      claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'] },
      conformIdTokenClaims: false,
      pkce: { required: () => true },
      features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
      interactions: { url: () => '/interaction' },
      findAccount: (_: unknown, sub: string) => ({
        accountId: sub,
        claims: () => ({ sub, email: signedIn.now.email, email_verified: signedIn.now.email_verified }),
      }),
      loadExistingGrant: async (context: {
        oidc: { client: { clientId: string }; session: { accountId: string } };
      }) => {
        const { client, session } = context.oidc;
        const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
        grant.addOIDCScope('openid email');
        await grant.save();
        return grant;
      },
    });
    const callback = provider.callback();
    return (request, response) => {
      if (!request.url?.startsWith('/interaction')) return callback(request, response);
      const { sub: accountId, amr } = signedIn.now;
      void provider.interactionFinished(request, response, { login: { accountId, amr } });
      return undefined;
    };
  }, port);
}

/** Follows the pages of the provider as a browser does, until it sends one back. @returns the address it sends one to */
export async function signInAt(url: string, backTo: string): Promise<string> {
  const jar = new Map<string, string>();
  let address = url;
  for (let steps = 0; steps < 10 && !address.startsWith(backTo); steps++) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(address, { redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    const next = response.headers.get('location');
    if (!next) throw new Error(`the provider stopped with ${response.status}: ${await response.text()}`);
    address = new URL(next, address).href;
  }
  return address;
}
