import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { ok, refuse } from '#core/result.ts';
import { allInitiatives, findListing } from '#features/directory';
import { isSafeguarded } from '#features/directory/rules.ts';
import { findPool, savePool } from '../model/queries.ts';
import { checkKindInput, checkMonthsInput, tryOutWeeksInput } from './rules.ts';

/**
 * Says how an initiative brings people together; the first time it begins with it. People younger than eighteen can only take part
 * where the page of the initiative says how they are protected.
 */
export const changeBefriendingSettings = action({
  name: 'befriending.change-settings',
  allow: 'owner',
  input: z.object({
    open: z.boolean(),
    checkKind: checkKindInput,
    checkMonths: checkMonthsInput,
    minors: z.boolean(),
    tryOutWeeks: tryOutWeeksInput,
    maximum: z.boolean(),
    nightly: z.boolean(),
  }),
  run: async ({ tx, actor, now }, settings) => {
    const id = (await findListing(tx, { link: actor.link }))?.initiativeId;
    const [initiative] = id ? await allInitiatives(tx, { ids: [id] }) : [];
    const known = await findPool(tx, { listing: actor.owned });
    // An initiative that pauses may still say that it takes nobody.
    const of = initiative?.id ?? known?.initiative;
    if (!of || (settings.open && !initiative)) return refuse('not-public');
    if (settings.minors && !(initiative && isSafeguarded(initiative))) return refuse('not-safeguarded');
    await savePool(tx, { ...settings, listing: actor.owned, initiative: of }, now);
    return ok(known ? ('saved' as const) : ('begun' as const));
  },
});
