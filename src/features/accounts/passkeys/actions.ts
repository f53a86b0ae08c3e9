import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';
import { action } from '#core/access/action.ts';
import type { AppContext } from '#core/context.ts';
import { hashToken } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { findAccount, markAccountSessionStrong } from '../staff-accounts/queries.ts';
import { startAccountSession } from '../staff-accounts/start-session.ts';
import { ALGORITHMS, isOwnChallenge } from './challenge.ts';
import { passkeyLibrary } from './library.ts';
import {
  addPasskey,
  findPasskey,
  markPasskeyUsed,
  passkeysOf,
  removePasskey,
  takeChallenge,
} from './queries.ts';

/** The site to which passkeys belong (WebAuthn's relying party): the host of the public address. */
export const relyingParty = ({
  publicUrl,
}: Pick<AppContext, 'publicUrl'>): { id: string; origin: string } => {
  const { hostname, origin } = new URL(publicUrl);
  return { id: hostname, origin };
};

const MAX_ANSWER_CHARACTERS = 20_000;

/** What the script of the page sends: the answer of the browser as JSON, of which the library checks the rest. */
const answer = <T extends { id: string }>() =>
  z
    .string()
    .max(MAX_ANSWER_CHARACTERS)
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue('no JSON');
        return z.NEVER;
      }
    })
    .pipe(z.custom<T>((value) => namedPasskey.safeParse(value).success));

const namedPasskey = z.looseObject({ id: z.string().min(1).max(1400) });

/** The challenge that a browser answered, as it says itself. */
function challengeOf(response: { response: { clientDataJSON: string } }): string {
  try {
    const data = JSON.parse(Buffer.from(response.response.clientDataJSON, 'base64url').toString('utf8'));
    return typeof data.challenge === 'string' ? data.challenge : '';
  } catch {
    return '';
  }
}

/** What the library makes of an answer: it throws at everything that is not right. */
async function verified<T>(verify: () => Promise<T>): Promise<T | undefined> {
  try {
    return await verify();
  } catch {
    return undefined;
  }
}

/**
 * Registers a passkey on this device. The first one may be made after a letter; further ones only by who signed in with one,
 * so that whoever gets into a mailbox adds none. From then on this session counts as strong.
 */
export const registerPasskey = action({
  name: 'accounts.register-passkey',
  allow: 'account',
  input: z.object({ answer: answer<RegistrationResponseJSON>() }),
  run: async ({ tx, app, actor, now }, input) => {
    const { account, strong, sessionHash } = actor;
    const known = await passkeysOf(tx, account);
    if (known.length > 0 && !strong) return refuse('needs-passkey');
    const challenge = challengeOf(input.answer);
    if (!isOwnChallenge(app, `register ${sessionHash}`, challenge)) return refuse('again');
    if (!(await takeChallenge(tx, hashToken(challenge), now))) return refuse('again');
    const { id, origin } = relyingParty(app);
    const { verifyRegistrationResponse } = await passkeyLibrary();
    const result = await verified(() =>
      verifyRegistrationResponse({
        response: input.answer,
        expectedChallenge: challenge,
        expectedOrigin: origin,
        expectedRPID: id,
        requireUserVerification: true,
        supportedAlgorithmIDs: ALGORITHMS,
      }),
    );
    if (!result?.verified) return refuse('again');
    const { credential } = result.registrationInfo;
    const passkey = {
      id: credential.id,
      account,
      publicKey: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: credential.transports ?? [],
    };
    if (!(await addPasskey(tx, passkey, now))) return refuse('again');
    await markAccountSessionStrong(tx, Buffer.from(sessionHash, 'hex'));
    return ok(null);
  },
});

/** Signs in with a passkey, without a letter. */
export const signInWithPasskey = action({
  name: 'accounts.sign-in-with-passkey',
  allow: 'anyone',
  input: z.object({
    answer: answer<AuthenticationResponseJSON>(),
    ownDevice: z.boolean(),
    /** The session token that this device has already; that session ends. */
    earlier: z.string().max(100),
  }),
  run: async ({ tx, app, now }, { answer: response, ownDevice, earlier }) => {
    const challenge = challengeOf(response);
    if (!isOwnChallenge(app, 'sign-in', challenge)) return refuse('again');
    if (!(await takeChallenge(tx, hashToken(challenge), now))) return refuse('again');
    const passkey = await findPasskey(tx, response.id);
    if (!passkey) return refuse('unknown');
    const { id, origin } = relyingParty(app);
    const { verifyAuthenticationResponse } = await passkeyLibrary();
    const result = await verified(() =>
      verifyAuthenticationResponse({
        response,
        expectedChallenge: challenge,
        expectedOrigin: origin,
        expectedRPID: id,
        credential: {
          id: passkey.id,
          publicKey: new Uint8Array(passkey.publicKey),
          counter: Number(passkey.counter),
        },
        requireUserVerification: true,
      }),
    );
    if (!result?.verified) return refuse('unknown');
    const account = await findAccount(tx, passkey.account);
    if (!account) return refuse('unknown');
    await markPasskeyUsed(tx, passkey.id, result.authenticationInfo.newCounter, now);
    return ok(await startAccountSession(tx, now, account, { ownDevice, strong: true, earlier }));
  },
  signsIn: ({ account }) => account,
});

/** Removes a passkey of one's own: only by who signed in with one. */
export const forgetPasskey = action({
  name: 'accounts.forget-passkey',
  allow: 'account',
  input: z.object({ passkey: z.string().min(1).max(1400) }),
  run: async ({ tx, actor }, { passkey }) => {
    if (!actor.strong) return refuse('needs-passkey');
    await removePasskey(tx, actor.account, passkey);
    return ok(null);
  },
});
