import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { deterministicId, formSource } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { daysAfter } from '#core/time/amsterdam.ts';
import { consentsInForce, saveConsent, withdrawConsent } from '#features/consents';
import { allInitiatives, textIn } from '#features/directory';
import { ownRequests } from '#features/placements';
import { messagesIn } from '../messages.ts';
import { hoursEntries, markHours, setZRoute } from '../model/queries.ts';
import { DISPUTE_REASONS } from '../model/rules.ts';
import { BOOKLET_DAYS, MAX_SHOWN_NAME_LENGTH } from './rules.ts';
import { wordingOf } from './wording.ts';

/** Turns the booklet on at a place where the newcomer started: from then on that initiative can sign. */
export const turnOn = action({
  name: 'hours.turn-on',
  allow: 'newcomer',
  input: z.object({
    source: formSource,
    initiative: z.uuid(),
    name: z.string().trim().max(MAX_SHOWN_NAME_LENGTH),
    language: z.string().max(8),
  }),
  run: async ({ tx, app, actor, now }, { source, initiative, name, language }) => {
    if (!name) return refuse('no-name');
    const place = (await ownRequests(tx, app, actor.person)).find(
      (request) => request.initiative === initiative && request.state === 'started',
    );
    if (!place) return refuse('not-found');
    const id = deterministicId(app, 'hours-consent', source);
    // The same form sent twice turns it on once.
    if ((await consentsInForce(tx, 'hours', now)).some((consent) => consent.id === id)) return ok(null);
    const [shown] = await allInitiatives(tx, { ids: [initiative] });
    if (!shown) return refuse('not-found');
    const until = daysAfter(now, BOOKLET_DAYS);
    const recipientName = textIn(shown, language).text.name;
    await saveConsent(
      tx,
      actor.person,
      {
        id,
        recipient: { kind: 'listing', listing: place.listing },
        recipientName,
        shownName: name,
        purpose: 'hours',
        parts: [],
        questions: [],
        mayFill: false,
        wording: wordingOf(messagesIn(language)),
        language,
        decision: 'given',
        until,
      },
      now,
    );
    return ok(null);
  },
});

/** Turns it off at a place. What was signed stays. */
export const turnOff = action({
  name: 'hours.turn-off',
  allow: 'newcomer',
  input: z.object({ consent: z.uuid() }),
  run: async ({ tx, now }, { consent }) => {
    const live = (await consentsInForce(tx, 'hours', now)).some(({ id }) => id === consent);
    return live && (await withdrawConsent(tx, consent, now)) ? ok(null) : refuse('not-found');
  },
});

/** Says that an entry is not right, or that it is after all. */
export const answerEntry = action({
  name: 'hours.answer-entry',
  allow: 'newcomer',
  input: z.object({
    entry: z.uuid(),
    /** Empty: it is right after all. */
    reason: z.enum(['', ...DISPUTE_REASONS]),
  }),
  run: async ({ tx }, { entry, reason }) => {
    const [own] = await hoursEntries(tx, { id: entry });
    if (!own) return refuse('not-found');
    const outcome = await markHours(tx, entry, reason ? 'disputed' : 'settled', reason || null);
    return outcome === 'done' ? ok(null) : refuse(outcome);
  },
});

/** Shows the hours against the Z-route, or hides that. */
export const chooseZRoute = action({
  name: 'hours.choose-route',
  allow: 'newcomer',
  input: z.object({ shown: z.boolean() }),
  run: async ({ tx, actor }, { shown }) => {
    await setZRoute(tx, actor.person, shown);
    return ok(null);
  },
});
