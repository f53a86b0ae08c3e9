import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { actingAs } from '#core/db/rls-context.ts';
import { ok, refuse } from '#core/result.ts';
import { findOwnPair } from '../model/pair-queries.ts';
import { endOnceMet, ownCheckIns, saveMet, saveSafety, saveWritten } from './queries.ts';
import { canSayMet, FEELINGS, MAX_WORDS_LENGTH, MET, momentToAsk, momentToWrite, SAID } from './rules.ts';

/** Keeps whether somebody met the others. Only a yes is ever told to anybody. */
export const tellMet = action({
  name: 'befriending.tell-met',
  allow: 'newcomer',
  input: z.object({ pair: z.uuid(), met: z.enum(MET) }),
  run: async ({ tx, actor, now }, { pair: id, met }) => {
    const pair = await findOwnPair(tx, actor.person, id);
    if (!pair) return refuse('not-found');
    const own = await ownCheckIns(tx, actor.person, id);
    const moment = momentToAsk(pair, own, now) ?? canSayMet(pair, own, now);
    // The same answer twice, as by a double tap, is no mistake.
    if (!moment) return own.some((answer) => answer.met === met) ? ok({ met }) : refuse('over');
    await saveMet(tx, { pair, person: actor.person, moment, met }, now);
    if (met === 'yes' && pair.kind === 'once')
      await actingAs(tx, { systemTask: { name: 'befriending' } }, () => endOnceMet(tx, id, now));
    return ok({ met });
  },
});

const words = z.string().trim().max(MAX_WORDS_LENGTH);

/** Keeps how it was: words for the others, hidden until both wrote, and for the organisation alone whether it was safe. */
export const writeAbout = action({
  name: 'befriending.write-about',
  allow: 'newcomer',
  input: z.object({
    pair: z.uuid(),
    said: z.array(z.enum(SAID)).max(SAID.length),
    words,
    feeling: z.enum(FEELINGS).nullable(),
    safetyWords: words,
  }),
  run: async ({ tx, app, actor, now }, { pair: id, said, words, feeling, safetyWords }) => {
    const pair = await findOwnPair(tx, actor.person, id);
    if (!pair) return refuse('not-found');
    const moment = momentToWrite(await ownCheckIns(tx, actor.person, id));
    if (!moment) return refuse('over');
    await saveWritten(tx, app, { pair: id, person: actor.person, moment, said, words }, now);
    // Who wrote something about safety without choosing how it was is heard too.
    const felt = feeling ?? (safetyWords ? 'unsure' : null);
    if (felt)
      await saveSafety(
        tx,
        app,
        { pair, person: actor.person, moment, feeling: felt, words: safetyWords },
        now,
      );
    return ok({ unsafe: felt === 'unsafe' });
  },
});
