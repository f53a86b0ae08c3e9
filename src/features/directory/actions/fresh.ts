import { z } from 'zod';
import { hashToken } from '#features/accounts';
import { action } from '#kernel/action.ts';
import { ok, refuse } from '#kernel/result.ts';
import { closeQuestion, openQuestion, stopAsking, withdraw } from '../store/fresh.ts';
import { changeListing, findListing } from '../store/listings.ts';
import { ROOM } from '../vocabulary.ts';
import { publish } from './publish.ts';

const link = z.string().min(20).max(100);

/** Answers "still right?", once: yes, yes with how much room there is, or: we stopped. */
export const answerFresh = action({
  name: 'directory.answer-fresh',
  may: 'anyone',
  input: z.object({ link, answer: z.enum(['right', 'stopped', ...ROOM]) }),
  run: async ({ tx, now }, said) => {
    const question = await openQuestion(tx, hashToken(said.link), now);
    const listing = question && (await findListing(tx, { id: question.listing }));
    if (!question || listing?.state !== 'public') return refuse('not-there');
    if (said.answer === 'stopped') {
      await changeListing(tx, listing.id, { state: 'stopped' }, now);
      await withdraw(tx, listing.id);
    } else {
      const room = said.answer === 'right' ? listing.form.room : said.answer;
      const form = { ...listing.form, room };
      if (room !== listing.form.room) await changeListing(tx, listing.id, { form }, now);
      await publish(tx, { ...listing, form }, now);
    }
    await closeQuestion(tx, question.id, now);
    return ok(null);
  },
});

/** No more of these letters (RFC 8058: also when a mail program asks it by itself). */
export const stopFresh = action({
  name: 'directory.stop-fresh',
  may: 'anyone',
  input: z.object({ link }),
  run: async ({ tx, now }, said) => {
    const question = await openQuestion(tx, hashToken(said.link), now);
    if (!question) return refuse('not-there');
    await stopAsking(tx, question.listing);
    return ok(null);
  },
});
