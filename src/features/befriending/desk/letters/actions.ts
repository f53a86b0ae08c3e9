import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { hashToken } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { findPool } from '../../model/queries.ts';
import { lettersOf, setDeskLetters, setOwnLetters } from './queries.ts';

const link = z.string().min(20).max(100);

/** Ends letters about a desk by the link in one; a mail program may do this by itself (RFC 8058). */
export const stopDeskLetters = action({
  name: 'befriending.stop-desk-letters',
  allow: 'anyone',
  input: z.object({ link }),
  run: async ({ tx, now }, input) =>
    (await setDeskLetters(tx, hashToken(input.link), now)) ? ok(null) : refuse('not-found'),
});

/** Resumes them. */
export const resumeDeskLetters = action({
  name: 'befriending.resume-desk-letters',
  allow: 'anyone',
  input: z.object({ link }),
  run: async ({ tx }, input) =>
    (await setDeskLetters(tx, hashToken(input.link), null)) ? ok(null) : refuse('not-found'),
});

/** Ends or resumes them at the desk itself. */
export const chooseDeskLetters = action({
  name: 'befriending.choose-desk-letters',
  allow: 'member',
  input: z.object({ letters: z.enum(['on', 'off']) }),
  run: async ({ tx, app, actor, now }, { letters }) => {
    if (!(await findPool(tx, { listing: actor.owned }))) return refuse('gone');
    const { id } = await lettersOf(tx, app, actor.owned);
    await setOwnLetters(tx, id, letters === 'on' ? null : now);
    return ok(null);
  },
});
