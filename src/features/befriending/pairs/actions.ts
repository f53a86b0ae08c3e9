import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { ok, refuse } from '#core/result.ts';
import { MAX_WORDS_LENGTH } from '../check-ins/rules.ts';
import { endPair, takeGoOn } from './queries.ts';
import { END_REASONS, THANKS } from './rules.ts';

/** Somebody wants to go on after the try-out. The others read it only when they want to too. */
export const goOn = action({
  name: 'befriending.go-on',
  allow: 'newcomer',
  input: z.object({ pair: z.uuid() }),
  run: async ({ tx }, { pair }) => {
    const taken = await takeGoOn(tx, pair);
    return taken === 'gone' ? refuse('gone') : ok({ both: taken === 'going-on' });
  },
});

/** Ends a pair well: an ordinary step. Both wait on from their first wish, and can be brought together with others. */
export const endOwnPair = action({
  name: 'befriending.end-pair',
  allow: 'newcomer',
  input: z.object({
    pair: z.uuid(),
    reason: z.enum(END_REASONS),
    words: z.string().trim().max(MAX_WORDS_LENGTH),
    thanks: z.array(z.enum(THANKS)).max(THANKS.length),
  }),
  run: async ({ tx, app }, input) => ((await endPair(tx, app, input)) ? ok(null) : refuse('gone')),
});
