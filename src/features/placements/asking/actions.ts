import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { deterministicId, formSource } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { allInitiatives, textIn } from '#features/directory';
import { markIdeasAsked } from '#features/ideas';
import { readStory } from '#features/story';
import { messagesIn } from '../messages.ts';
import { askForPlace, findRequest } from '../model/requests.ts';
import { MAX_PARTY, REACH_WAYS } from '../model/rules.ts';
import { placementSettings } from '../model/settings.ts';
import { fieldRefusal, reachDetail } from './fields.ts';
import { ageRefusal, differences, MAX_FIRST_NAME_LENGTH, MAX_REACH_LENGTH, minorsOf } from './rules.ts';
import { shownFacts } from './shown-facts.ts';

const shown = z.string().max(2_000).default('');

/**
 * Asks an initiative for a place. What the person saw is compared with what is so at the moment of sending, in the same
 * transaction: when anything is different nothing is sent.
 */
export const askPlace = action({
  name: 'placements.ask',
  allow: 'newcomer',
  input: z.object({
    source: formSource,
    initiative: z.uuid(),
    firstName: z.string().trim().max(MAX_FIRST_NAME_LENGTH),
    reach: z.enum(REACH_WAYS),
    phone: z.string().max(MAX_REACH_LENGTH),
    email: z.string().max(MAX_REACH_LENGTH),
    party: z.int32().min(1).max(MAX_PARTY),
    minors: z.int32().min(0).max(MAX_PARTY),
    weeklyTime: z.string().max(40),
    language: z.string().max(8),
    shown: z.object({ place: shown, languages: shown, time: shown, minors: shown, answer: shown }),
  }),
  run: async ({ tx, app, actor, now }, { source, shown: seen, ...fields }) => {
    // Read in this transaction: with a second connection for each, many who ask at once would wait for one another.
    const [initiative] = await allInitiatives(tx, { ids: [fields.initiative] });
    if (!initiative) return refuse('closed');
    const missing = fieldRefusal(fields);
    if (missing) return refuse(missing);
    const { story } = await readStory(tx, actor.person);
    const tooYoung = ageRefusal(initiative, story);
    if (tooYoung) return refuse(tooYoung);
    const { language } = fields;
    const t = messagesIn(language);
    const id = deterministicId(app, 'placement-request', source);
    const asked = await askForPlace(
      tx,
      app,
      actor.person,
      {
        id,
        consent: deterministicId(app, 'placement-consent', source),
        initiative: initiative.id,
        recipientName: textIn(initiative, language).text.name,
        weeklyTime: initiative.times.find(({ id }) => id === fields.weeklyTime)?.id ?? null,
        firstName: fields.firstName,
        reach: fields.reach,
        reachDetail: reachDetail(fields),
        language,
        spoken: story.languages ?? [],
        party: fields.party,
        minors: minorsOf(fields, story),
        wording: [
          t('check.title'),
          ...(
            ['ask.name', 'check.languages', 'ask.reach', 'ask.party', 'check.minors', 'ask.time'] as const
          ).map((label) => t(label)),
          t('check.lead'),
          t('check.until'),
        ].join(' '),
      },
      now,
    );
    if (asked.outcome === 'closed') return refuse('closed');
    // The same form once more is what was sent; another form finds the request that is under way.
    if (asked.outcome === 'already') return ok(asked.request === id ? 'sent' : 'already');
    await markIdeasAsked(tx, actor.person, initiative.id, now);
    // The first step locked the settings: nothing of this changes any more before it is kept.
    const [request, settings] = [
      await findRequest(tx, app, asked.request),
      await placementSettings(tx, { initiative: initiative.id }),
    ];
    if (!request || !settings) return refuse('closed');
    const answer = { automatic: settings.automatic, promisedOn: request.promisedOn };
    return differences(seen, shownFacts({ initiative, story, fields, answer }, language)).length > 0
      ? refuse('changed')
      : ok('sent' as const);
  },
});
