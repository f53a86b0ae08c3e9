import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { ok, refuse } from '#core/result.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { findListing } from '#features/directory';
import { takeStepAndOffer } from '../model/requests.ts';
import { savePlacementSettings } from '../model/settings.ts';
import { INBOX_STEPS } from './rules.ts';

/** Answers a request: one tap, one step. */
export const answerRequest = action({
  name: 'placements.answer',
  allow: 'member',
  input: z.object({ request: z.uuid(), kind: z.enum(INBOX_STEPS), version: z.coerce.number().int().min(0) }),
  run: async ({ tx, actor, now }, { request, kind, version }) => {
    const outcome = await takeStepAndOffer(
      tx,
      {
        listing: actor.owned,
        request,
        kind,
        by: 'initiative',
        seenSteps: version,
        // Who opens a request again has today to answer it.
        ...(kind === 'reopen' ? { details: { promisedOn: amsterdamDate(now) } } : {}),
      },
      now,
    );
    return outcome === 'done' ? ok(null) : refuse(outcome);
  },
});

/** Says how the initiative answers requests. */
export const changePlacementSettings = action({
  name: 'placements.change-settings',
  allow: 'owner',
  input: z.object({
    open: z.boolean(),
    places: z.union([z.literal('').transform(() => null), z.coerce.number().int().min(0).max(9999)]),
    automatic: z.boolean(),
    answerDays: z.coerce.number().int().min(1).max(15),
    leaveUntil: z.union([z.literal('').transform(() => null), z.iso.date()]),
  }),
  run: async ({ tx, actor, now }, settings) => {
    const initiative = (await findListing(tx, { link: actor.link }))?.initiativeId;
    if (!initiative) return refuse('not-public');
    const outcome = await savePlacementSettings(tx, { ...settings, listing: actor.owned, initiative }, now);
    return outcome === 'saved' ? ok(null) : refuse('held');
  },
});
