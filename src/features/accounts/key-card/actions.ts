import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { action } from '#core/access/action.ts';
import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { hashPassphrase, newPassphrase, readPassphrase } from '#core/passphrase/passphrase.ts';
import { hashToken, newToken } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import {
  addCard,
  addPerson,
  addSession,
  endCards,
  endSessions,
  findCard,
  reseal,
} from '../sessions/queries.ts';
import { openFor } from '../sessions/rules.ts';
import { sealPassphrase } from './seal-passphrase.ts';

/** What the browser gets to keep: a token, for so many seconds. */
export interface NewSession {
  token: string;
  seconds: number;
  person: string;
}

/** Makes a person with a key card, and opens this device for them. Part of the action that begins something. */
export async function createPerson(tx: Tx, app: AppContext, ownDevice: boolean): Promise<NewSession> {
  const at = app.now();
  const code = newPassphrase();
  const person = randomUUID();
  await addPerson(tx, person, at);
  await addCard(tx, person, await hashPassphrase(app.secret, code), at);
  return openDevice(tx, app, person, code, ownDevice);
}

/** Opens a person's things on this device with the words of their card. */
export const signInWithCard = action({
  name: 'accounts.open',
  allow: 'anyone',
  input: z.object({ code: z.string().max(2_000), ownDevice: z.boolean() }),
  run: async ({ tx, app }, { code: typed, ownDevice }) => {
    const code = readPassphrase(typed);
    if (!code) return refuse('unknown-code');
    const card = await findCard(tx, await hashPassphrase(app.secret, code));
    if (!card) return refuse('unknown-code');
    if (card.ended) return refuse('card-ended');
    return ok(await openDevice(tx, app, card.person, code, ownDevice));
  },
});

/** A new card instead of a lost one. The old words open nothing any more, and other devices are closed. */
export const replaceCard = action({
  name: 'accounts.replace-card',
  allow: 'newcomer',
  input: z.object({}),
  run: async ({ tx, app, actor, now }) => {
    const { person, token, sessionHash } = actor;
    const code = newPassphrase();
    const here = Buffer.from(sessionHash, 'hex');
    await endCards(tx, person, now);
    await addCard(tx, person, await hashPassphrase(app.secret, code), now);
    await endSessions(tx, person, { except: here });
    await reseal(tx, here, sealPassphrase(token, code));
    return ok(code);
  },
});

/** Closes this device; the story stays under the card. */
export const signOut = action({
  name: 'accounts.close',
  allow: 'newcomer',
  input: z.object({}),
  run: async ({ tx, actor }) => {
    const { person, sessionHash } = actor;
    await endSessions(tx, person, { only: Buffer.from(sessionHash, 'hex') });
    return ok(null);
  },
});

async function openDevice(
  tx: Tx,
  app: AppContext,
  person: string,
  code: string,
  ownDevice: boolean,
): Promise<NewSession> {
  const at = app.now();
  const token = newToken();
  const seconds = openFor(ownDevice);
  await addSession(tx, {
    tokenHash: hashToken(token),
    person,
    at,
    ends: new Date(at.getTime() + seconds * 1000),
    ownDevice,
    cardSealed: sealPassphrase(token, code),
  });
  return { token, seconds, person };
}
