import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { ok, refuse } from '#core/result.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { isPhraseOf } from '../model/phrases.ts';
import { takeStepAndOffer } from '../model/requests.ts';
import { MAX_WORDS_LENGTH } from '../model/rules.ts';
import { sealWords } from '../model/step-queries.ts';
import { INBOX_STEPS, reasonsFor } from './rules.ts';

/** Answers a request: one step, with a reason where it is a no, and if somebody likes with a ready sentence or words. */
export const answerRequest = action({
  name: 'placements.answer',
  allow: 'member',
  input: z.object({
    request: z.uuid(),
    kind: z.enum(INBOX_STEPS),
    version: z.coerce.number().int().min(0),
    reason: z.string(),
    phrase: z.string(),
    words: z.string().trim(),
  }),
  run: async ({ tx, app, actor, now }, { request, kind, version, words, ...chosen }) => {
    const reason = reasonsFor(kind).find((known) => known === chosen.reason);
    if (!reason && reasonsFor(kind).length > 0) return refuse('no-reason');
    if (words.length > MAX_WORDS_LENGTH) return refuse('too-long');
    const outcome = await takeStepAndOffer(
      tx,
      {
        listing: actor.owned,
        request,
        kind,
        by: 'initiative',
        seenSteps: version,
        details: {
          ...(reason ? { reason } : {}),
          ...(isPhraseOf(kind, chosen.phrase) ? { phrase: chosen.phrase } : {}),
          // Who opens a request again has today to answer it.
          ...(kind === 'reopen' ? { promisedOn: amsterdamDate(now) } : {}),
        },
        wordsSealed: words ? sealWords(app, request, words) : null,
      },
      now,
    );
    return outcome === 'done' ? ok(null) : refuse(outcome);
  },
});
