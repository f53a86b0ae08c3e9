import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { actingAs } from '#core/db/rls-context.ts';
import { ok, refuse } from '#core/result.ts';
import { withdrawConsent } from '#features/consents';
import { fieldRefusal, reachDetail } from '../asking/fields.ts';
import { MAX_FIRST_NAME_LENGTH, MAX_REACH_LENGTH } from '../asking/rules.ts';
import { offerEnd } from '../model/calendar.ts';
import { offerFreePlaces } from '../model/queries.ts';
import { correctRequest, eraseRequest, ownRequests, takeStepAndOffer } from '../model/requests.ts';
import { REACH_WAYS, stateAfter } from '../model/rules.ts';
import { HOW_IT_WAS, isOpen, OWN_STEPS } from './rules.ts';

/** Takes a step of who asked. */
export const answerOwnRequest = action({
  name: 'placements.answer-own',
  allow: 'newcomer',
  input: z.object({
    request: z.uuid(),
    kind: z.enum(OWN_STEPS),
    version: z.coerce.number().int().min(0),
    how: z.enum(HOW_IT_WAS).nullable().catch(null),
  }),
  run: async ({ tx, app, actor, now }, { request, kind, version, how }) => {
    const own = (await ownRequests(tx, app, actor.person)).find(({ id }) => id === request);
    if (!own) return refuse('not-found');
    if (kind === 'withdraw' && stateAfter(own.state, kind, 'newcomer')) {
      if (own.version !== version) return refuse('changed');
      // Stopping ends the consent under the request, and with that the request: they cannot read it at any exit any more.
      if (await withdrawConsent(tx, own.consent, now)) {
        await actingAs(tx, { systemTask: { name: 'placements', subject: own.listing } }, () =>
          offerFreePlaces(tx, offerEnd(now)),
        );
        return ok(null);
      }
    }
    if (kind === 'feedback' && !how) return refuse('not-allowed');
    const outcome = await takeStepAndOffer(
      tx,
      {
        listing: own.listing,
        request,
        kind,
        by: 'newcomer',
        seenSteps: version,
        ...(how && kind === 'feedback' ? { details: { outcome: how } } : {}),
      },
      now,
    );
    return outcome === 'done' ? ok(null) : refuse(outcome);
  },
});

/** Corrects how somebody is called and reached, while a request is under way. */
export const correctOwnRequest = action({
  name: 'placements.correct-own',
  allow: 'newcomer',
  input: z.object({
    request: z.uuid(),
    firstName: z.string().trim().max(MAX_FIRST_NAME_LENGTH),
    reach: z.enum(REACH_WAYS),
    phone: z.string().max(MAX_REACH_LENGTH),
    email: z.string().max(MAX_REACH_LENGTH),
  }),
  run: async ({ tx, app, actor }, { request, ...fields }) => {
    const own = (await ownRequests(tx, app, actor.person)).find(({ id }) => id === request);
    if (!own) return refuse('not-found');
    if (!isOpen(own)) return refuse('over');
    const missing = fieldRefusal(fields);
    if (missing) return refuse(missing);
    await correctRequest(tx, app, {
      id: request,
      firstName: fields.firstName,
      reach: fields.reach,
      reachDetail: reachDetail(fields),
    });
    return ok(null);
  },
});

/** Erases a request that is over: what the initiative still saw of it is gone too. */
export const eraseOwnRequest = action({
  name: 'placements.erase-own',
  allow: 'newcomer',
  input: z.object({ request: z.uuid() }),
  run: async ({ tx, app, actor, now }, { request }) => {
    const own = (await ownRequests(tx, app, actor.person)).find(({ id }) => id === request);
    if (!own) return refuse('not-found');
    if (isOpen(own)) return refuse('changed');
    await withdrawConsent(tx, own.consent, now);
    return (await eraseRequest(tx, request)) ? ok(null) : refuse('changed');
  },
});
