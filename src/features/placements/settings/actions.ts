import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { actingAs } from '#core/db/rls-context.ts';
import { ok, refuse } from '#core/result.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { findListing } from '#features/directory';
import { offerEnd, promisedDay } from '../model/calendar.ts';
import { offerFreePlaces, takeStep } from '../model/queries.ts';
import { receivedRequests } from '../model/requests.ts';
import { savePlacementSettings } from '../model/settings.ts';
import { answerDaysInput, leaveInput, placesInput } from './rules.ts';

/**
 * Says how the initiative answers requests. Who already waits for an answer hears it when a leave moves the day; places that
 * are added go to who waits for one.
 */
export const changePlacementSettings = action({
  name: 'placements.change-settings',
  allow: 'owner',
  input: z.object({
    open: z.boolean(),
    automatic: z.boolean(),
    places: placesInput,
    answerDays: answerDaysInput,
    leaveUntil: leaveInput,
  }),
  run: async ({ tx, app, actor, now }, settings) => {
    const listing = actor.owned;
    const initiative = (await findListing(tx, { link: actor.link }))?.initiativeId;
    if (!initiative) return refuse('not-public');
    if (settings.leaveUntil && settings.leaveUntil < amsterdamDate(now)) return refuse('leave-over');
    const outcome = await savePlacementSettings(tx, { ...settings, listing, initiative }, now);
    if (outcome !== 'saved') return refuse('held');
    let postponed = 0;
    if (settings.leaveUntil) {
      const promisedOn = promisedDay(now, settings);
      const waiting = await receivedRequests(tx, app, { listing, states: ['asked'] });
      // In the order of their ids, as every transaction that needs several requests of a listing locks them.
      for (const { id, promisedOn: earlier } of waiting.sort((a, b) => (a.id < b.id ? -1 : 1))) {
        if (earlier >= promisedOn) continue;
        const told = await takeStep(tx, {
          request: id,
          kind: 'postpone',
          by: 'initiative',
          seenSteps: null,
          details: { promisedOn },
        });
        if (told === 'done') postponed++;
      }
    }
    const offered = await actingAs(tx, { systemTask: { name: 'placements', subject: listing } }, () =>
      offerFreePlaces(tx, offerEnd(now)),
    );
    return ok({ postponed, offered: offered.length });
  },
});
