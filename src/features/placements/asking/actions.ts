import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { deterministicId, formSource } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { isPlainAddress } from '#core/text/email-address.ts';
import { allInitiatives, lacksSafeguards, textIn } from '#features/directory';
import { hasMinor, readStory } from '#features/story';
import { messagesIn } from '../messages.ts';
import { askForPlace } from '../model/requests.ts';
import { MAX_PARTY, REACH_WAYS } from '../model/rules.ts';
import { MAX_FIRST_NAME_LENGTH, MAX_REACH_LENGTH, needsDetail } from './rules.ts';

/** Asks an initiative for a place, with what the person saw that the initiative will see. */
export const askPlace = action({
  name: 'placements.ask',
  allow: 'newcomer',
  input: z.object({
    source: formSource,
    initiative: z.uuid(),
    firstName: z.string().trim().max(MAX_FIRST_NAME_LENGTH),
    reach: z.enum(REACH_WAYS).catch('here'),
    reachDetail: z.string().trim().max(MAX_REACH_LENGTH),
    party: z.int32().min(1).max(MAX_PARTY),
    weeklyTime: z.uuid().nullable(),
    language: z.string().max(8),
  }),
  run: async ({ tx, app, actor, now }, { source, ...asked }) => {
    // Read in this transaction: with a second connection for each, many who ask at once would wait for one another.
    const [initiative] = await allInitiatives(tx, { ids: [asked.initiative] });
    if (!initiative) return refuse('closed');
    if (!asked.firstName) return refuse('no-name');
    if (needsDetail(asked.reach) && !asked.reachDetail) return refuse('no-detail');
    if (asked.reach === 'email' && !isPlainAddress(asked.reachDetail)) return refuse('no-detail');
    const { story } = await readStory(tx, actor.person);
    // Who did not tell their age may be a minor: the week does not lead them there either.
    if (lacksSafeguards(initiative) && hasMinor(story) !== false)
      return refuse(hasMinor(story) ? 'minor' : 'age');
    const t = messagesIn(asked.language);
    const outcome = await askForPlace(
      tx,
      app,
      actor.person,
      {
        ...asked,
        id: deterministicId(app, 'placement-request', source),
        consent: deterministicId(app, 'placement-consent', source),
        recipientName: textIn(initiative, asked.language).text.name,
        weeklyTime: initiative.times.some(({ id }) => id === asked.weeklyTime) ? asked.weeklyTime : null,
        reachDetail: needsDetail(asked.reach) ? asked.reachDetail : null,
        spoken: story.languages ?? [],
        wording: `${t('check.title')} ${t('check.lead')}`,
      },
      now,
    );
    return outcome.outcome === 'closed' ? refuse('closed') : ok(outcome);
  },
});
