import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { ok, refuse } from '#core/result.ts';
import { ownRequests, takeStepAndOffer } from '../model/requests.ts';
import { OWN_STEPS } from './rules.ts';

/** Takes a step of who asked. */
export const answerOwnRequest = action({
  name: 'placements.answer-own',
  allow: 'newcomer',
  input: z.object({ request: z.uuid(), kind: z.enum(OWN_STEPS), version: z.coerce.number().int().min(0) }),
  run: async ({ tx, app, actor, now }, { request, kind, version }) => {
    const own = (await ownRequests(tx, app, actor.person)).find(({ id }) => id === request);
    if (!own) return refuse('not-found');
    const outcome = await takeStepAndOffer(
      tx,
      { listing: own.listing, request, kind, by: 'newcomer', seenSteps: version },
      now,
    );
    return outcome === 'done' ? ok(null) : refuse(outcome);
  },
});
