import type { Account } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import { relyingParty } from './actions.ts';
import { ALGORITHMS, newChallenge } from './challenge.ts';
import { passkeyLibrary } from './library.ts';
import type { Passkey } from './queries.ts';

/** What the browser is asked in order to sign in, as JSON for the script of the page. */
export async function signInOptions(app: AppContext): Promise<string> {
  const { generateAuthenticationOptions } = await passkeyLibrary();
  return JSON.stringify(
    await generateAuthenticationOptions({
      rpID: relyingParty(app).id,
      challenge: Buffer.from(newChallenge(app, 'sign-in'), 'base64url'),
      userVerification: 'required',
    }),
  );
}

/** What the browser is asked in order to make a passkey, as JSON for the script of the page. */
export async function registrationOptions(
  app: AppContext,
  { account, name, sessionHash }: Account,
  { email, known }: { email: string; known: readonly Passkey[] },
): Promise<string> {
  const { generateRegistrationOptions } = await passkeyLibrary();
  return JSON.stringify(
    await generateRegistrationOptions({
      rpName: 'Van Onderop',
      rpID: relyingParty(app).id,
      userName: email,
      userDisplayName: name || email,
      userID: new Uint8Array(Buffer.from(account)),
      challenge: Buffer.from(newChallenge(app, `register ${sessionHash}`), 'base64url'),
      supportedAlgorithmIDs: ALGORITHMS,
      excludeCredentials: known.map(({ id }) => ({ id })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    }),
  );
}
