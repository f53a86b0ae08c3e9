import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { hashPassphrase, newPassphrase, readPassphrase } from '#core/passphrase/passphrase.ts';
import { ok, refuse } from '#core/result.ts';
import { newcomerOf } from '../sessions/authenticate.ts';
import { endSessions, updateSealedPassphrase } from '../sessions/queries.ts';
import { startSession } from './card-sessions.ts';
import { addCard, endCards, findCard } from './queries.ts';
import { sealPassphrase } from './seal-passphrase.ts';

/** Signs in on this device with the passphrase of a card. The session that this device had already ends. */
export const signInWithCard = action({
  name: 'accounts.open',
  allow: 'anyone',
  input: z.object({ typed: z.string().max(2_000), ownDevice: z.boolean() }),
  run: async ({ tx, app, actor }, { typed, ownDevice }) => {
    if (actor.kind === 'newcomer')
      await endSessions(tx, actor.person, { only: Buffer.from(actor.sessionHash, 'hex') });
    const passphrase = readPassphrase(typed);
    if (!passphrase) return refuse('unknown-code');
    const card = await findCard(tx, await hashPassphrase(app, passphrase));
    if (!card) return refuse('unknown-code');
    if (card.ended) return refuse('card-ended');
    return ok(await startSession(tx, app, { person: card.person, passphrase, ownDevice }));
  },
  signsIn: ({ person, token }) => newcomerOf(person, token),
});

/** A new card instead of a lost one. The old passphrase stops working, and other devices are signed out. */
export const replaceCard = action({
  name: 'accounts.replace-card',
  allow: 'newcomer',
  input: z.object({}),
  run: async ({ tx, app, actor, now }) => {
    const { person, token } = actor;
    const passphrase = newPassphrase();
    const tokenHash = Buffer.from(actor.sessionHash, 'hex');
    await endCards(tx, person, now);
    await addCard(tx, person, await hashPassphrase(app, passphrase), now);
    await endSessions(tx, person, { except: tokenHash });
    await updateSealedPassphrase(tx, tokenHash, sealPassphrase(token, passphrase));
    return ok(passphrase);
  },
});
