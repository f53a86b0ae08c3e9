import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { action } from '#core/access/action.ts';
import type { Newcomer } from '#core/access/actor.ts';
import type { House } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { ok, refuse } from '#core/result.ts';
import { hashCode, hashToken, newCode, newToken, sealCode } from '../keys.ts';
import { readCode } from '../rules/code.ts';
import { openFor } from '../rules/times.ts';
import { addCard, addPerson, addSignIn, endCards, endSignIns, findCard, reseal } from '../store/people.ts';

/** What the browser gets to keep: a token, for so many seconds. */
export interface Opened {
  token: string;
  seconds: number;
  person: string;
}

/** Makes a person with a key card, and opens this device for them. Part of the action that begins something. */
export async function beginPerson(tx: Tx, house: House, ownDevice: boolean): Promise<Opened> {
  const at = house.now();
  const code = newCode();
  const person = randomUUID();
  await addPerson(tx, person, at);
  await addCard(tx, person, await hashCode(house.secret, code), at);
  return openDevice(tx, house, person, code, ownDevice);
}

/** Opens a person's things on this device with the words of their card. */
export const openWithCard = action({
  name: 'accounts.open',
  may: 'anyone',
  input: z.object({ code: z.string().max(2_000), ownDevice: z.boolean() }),
  run: async ({ tx, house }, { code: typed, ownDevice }) => {
    const code = readCode(typed);
    if (!code) return refuse('unknown-code');
    const card = await findCard(tx, await hashCode(house.secret, code));
    if (!card) return refuse('unknown-code');
    if (card.ended) return refuse('card-ended');
    return ok(await openDevice(tx, house, card.person, code, ownDevice));
  },
});

/** A new card instead of a lost one. The old words open nothing any more, and other devices are closed. */
export const replaceCard = action({
  name: 'accounts.replace-card',
  may: 'newcomer',
  input: z.object({}),
  run: async ({ tx, house, actor, now }) => {
    const { person, token, signIn } = actor as Newcomer;
    const code = newCode();
    const here = Buffer.from(signIn, 'hex');
    await endCards(tx, person, now);
    await addCard(tx, person, await hashCode(house.secret, code), now);
    await endSignIns(tx, person, { except: here });
    await reseal(tx, here, sealCode(token, code));
    return ok(code);
  },
});

/** Closes this device; the story stays under the card. */
export const closeDevice = action({
  name: 'accounts.close',
  may: 'newcomer',
  input: z.object({}),
  run: async ({ tx, actor }) => {
    const { person, signIn } = actor as Newcomer;
    await endSignIns(tx, person, { only: Buffer.from(signIn, 'hex') });
    return ok(null);
  },
});

async function openDevice(
  tx: Tx,
  house: House,
  person: string,
  code: string,
  ownDevice: boolean,
): Promise<Opened> {
  const at = house.now();
  const token = newToken();
  const seconds = openFor(ownDevice);
  await addSignIn(tx, {
    tokenHash: hashToken(token),
    person,
    at,
    ends: new Date(at.getTime() + seconds * 1000),
    ownDevice,
    cardSealed: sealCode(token, code),
  });
  return { token, seconds, person };
}
