import { distanceKm } from '#core/geo/travel-time.ts';
import {
  findPostcodeInText,
  shippedPostcode,
  suggestTowns,
  type Town,
  townNear,
  towns,
} from '#features/geography';
import type { ListingForm } from './types.ts';

const MAX_OPTIONS = 6;
/** A town with so many times the inhabitants of another of its name is what people mean. */
const MUCH_LARGER = 4;

/** The town of a form: only when it is exactly the name of a town; of several, the one that most people mean. */
export function townOf({ town }: Pick<ListingForm, 'town'>): Town | undefined {
  const { towns: found, likeness } = suggestTowns(town, 1);
  return likeness === 'exact' ? found[0] : undefined;
}

/** The town of a form, unless there are several of that name and nobody can say which one is meant: that is asked. */
export function certainTownOf({ town }: Pick<ListingForm, 'town'>): Town | undefined {
  const { towns: found, likeness } = suggestTowns(town, 2);
  const [first, second] = found;
  if (likeness !== 'exact' || !first) return undefined;
  const isMeant = !second || first.seat || first.thousands > MUCH_LARGER * second.thousands;
  return isMeant ? first : undefined;
}

/** The towns that may be meant by what stands in a form as a town: near the postcode, of that name, or of one like it. */
export function townOptions({ town }: Pick<ListingForm, 'town'>): Town[] {
  const code = findPostcodeInText(town)?.code;
  const postcode = code === undefined ? undefined : shippedPostcode(code);
  if (!postcode) return suggestTowns(town, MAX_OPTIONS).towns;
  const nearest = towns.reduce((best, each) =>
    distanceKm(postcode, each) < distanceKm(postcode, best) ? each : best,
  );
  return [...new Set([nearest, townNear(postcode)])];
}
