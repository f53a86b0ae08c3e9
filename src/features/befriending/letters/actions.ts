import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { hashToken } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { setLetters } from './queries.ts';

const link = z.string().min(20).max(100);

/** Ends letters by the link in one; a mail program may do this by itself (RFC 8058). */
export const stopLetters = action({
  name: 'befriending.stop-letters',
  allow: 'anyone',
  input: z.object({ link }),
  run: async ({ tx, now }, input) =>
    (await setLetters(tx, hashToken(input.link), now)) ? ok(null) : refuse('not-found'),
});

/** Resumes them: whatever followed the link before, somebody's own tap decides last. */
export const resumeLetters = action({
  name: 'befriending.resume-letters',
  allow: 'anyone',
  input: z.object({ link }),
  run: async ({ tx }, input) =>
    (await setLetters(tx, hashToken(input.link), null)) ? ok(null) : refuse('not-found'),
});
