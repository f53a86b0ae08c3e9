import type { RequestContext } from '#core/http/request-context.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { AVAILABILITIES } from '#features/vocabulary/rules.ts';
import {
  type AvailabilityFlaw,
  availabilityFlaws,
  mergeAvailability,
  parseWholeNumber,
} from '../../catalogue/availability.ts';
import type { Initiative } from '../../catalogue/types.ts';

/** What somebody typed beside the choices and has to correct. */
export interface RejectedAvailability {
  placesFree: string;
  roomUntil: string;
  flaws: AvailabilityFlaw[];
}

/** The number of places and the day beside the choices, as sent. */
export const availabilityInput = ({ form }: RequestContext) => ({
  placesFree: parseWholeNumber(form.get('placesFree')),
  roomUntil: form.get('roomUntil').trim() || null,
});

/**
 * What was typed and could not be saved, with what is wrong about it.
 * @param field the name of the field that holds the chosen availability
 */
export function rejectedAvailability(
  ctx: RequestContext,
  current: Initiative,
  field: string,
): RejectedAvailability {
  const { get } = ctx.form;
  const chosen = AVAILABILITIES.find((availability) => availability === get(field)) ?? null;
  const availability = mergeAvailability(current, chosen, availabilityInput(ctx));
  return {
    placesFree: get('placesFree'),
    roomUntil: get('roomUntil'),
    flaws: availabilityFlaws(availability, amsterdamDate(ctx.app.now())),
  };
}
