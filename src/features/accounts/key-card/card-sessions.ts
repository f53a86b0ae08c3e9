import { randomUUID } from 'node:crypto';
import type { Newcomer } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { hashPassphrase, newPassphrase } from '#core/passphrase/passphrase.ts';
import { hashToken, newToken } from '#core/private-links.ts';
import { addPerson, addSession, findSession } from '../sessions/queries.ts';
import { sessionSeconds } from '../sessions/rules.ts';
import { addCard } from './queries.ts';
import { sealPassphrase, unsealPassphrase } from './seal-passphrase.ts';

/** What goes into the browser's cookie: a token, for so many seconds. */
export interface NewSession {
  token: string;
  seconds: number;
  person: string;
}

/** Adds a person with a key card and a session on this device. Part of the action that begins something for them. */
export async function createPerson(tx: Tx, app: AppContext, ownDevice: boolean): Promise<NewSession> {
  const now = app.now();
  const passphrase = newPassphrase();
  const person = randomUUID();
  await addPerson(tx, person, now);
  await addCard(tx, person, await hashPassphrase(app, passphrase), now);
  return startSession(tx, app, { person, passphrase, ownDevice });
}

/** Adds a session, which keeps the card's passphrase so that the device can show the card again. */
export async function startSession(
  tx: Tx,
  app: AppContext,
  { person, passphrase, ownDevice }: { person: string; passphrase: string; ownDevice: boolean },
): Promise<NewSession> {
  const now = app.now();
  const token = newToken();
  const seconds = sessionSeconds(ownDevice);
  await addSession(tx, hashToken(token), {
    person,
    seenAt: now,
    endsAt: new Date(now.getTime() + seconds * 1000),
    ownDevice,
    sealedPassphrase: sealPassphrase(token, passphrase),
  });
  return { token, seconds, person };
}

/** The passphrase of the person's card, which only the token of an open session can decrypt. */
export async function cardPassphrase(tx: Tx, app: AppContext, newcomer: Newcomer): Promise<string> {
  const session = await findSession(tx, hashToken(newcomer.token), app.now());
  if (!session) throw new Error('the session ended while its card was read');
  return unsealPassphrase(newcomer.token, session.sealedPassphrase);
}
