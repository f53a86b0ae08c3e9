import { fromAmsterdam, toAmsterdam } from '#core/time/amsterdam.ts';
import { DAY_MS } from '#core/time/durations.ts';
import type { FieldValues } from '../edition/field-merge.ts';
import { DAY_MINUTES } from '../edition/programme.ts';
import { defaultWishesUntil } from '../edition/publication.ts';
import type { Edition } from '../edition/types.ts';
import { editionValues, readSpan } from '../programme-editor/fields.ts';

const MAX_PLACE_CHARACTERS = 160;
const HOUR_FIELDS = ['day', 'days', 'from', 'to'] as const;
const PLACE_FIELDS = ['name', 'address', 'town'] as const;

/** The places of a meeting that have an address: those are what a letter about another place is about. */
const placesOf = (edition: Edition) => edition.venues.filter(({ online }) => !online);

/** When and where a meeting is, as the values of the form that changes it: `address.<id>` is that of one place. */
export const planValues = (edition: Edition): FieldValues => ({
  ...Object.fromEntries(HOUR_FIELDS.map((name) => [name, editionValues(edition)[name] ?? ''])),
  ...Object.fromEntries(
    placesOf(edition).flatMap((venue) => PLACE_FIELDS.map((name) => [`${name}.${venue.id}`, venue[name]])),
  ),
});

export const planFields = (edition: Edition): string[] => Object.keys(planValues(edition));

type PlanRefusal = 'no-times' | 'too-late' | 'not-understood' | 'nothing-changed';

/**
 * The meeting at another time or place: its programme moves along by as much as its begin. Nothing here is saved.
 * @param now people can choose until a day as long before the new day as before the old one, where that is not past
 */
export function movedEdition(
  edition: Edition,
  values: FieldValues,
  now: Date,
): { edition: Edition; isOtherTime: boolean } | { refusal: PlanRefusal } {
  const span = readSpan(values);
  if (!span) return { refusal: 'no-times' };
  const venues = edition.venues.map((venue) =>
    venue.online
      ? venue
      : {
          ...venue,
          ...Object.fromEntries(
            PLACE_FIELDS.map((name) => [name, (values[`${name}.${venue.id}`] ?? '').trim()]),
          ),
        },
  );
  if (venues.some(({ online, name, town }) => !online && !(name && town)))
    return { refusal: 'not-understood' };
  const isTooLong = venues.some(({ name, address, town }) =>
    [name, address, town].some(({ length }) => length > MAX_PLACE_CHARACTERS),
  );
  if (isTooLong) return { refusal: 'not-understood' };
  const isOtherTime =
    span.startsAt.getTime() !== edition.startsAt.getTime() ||
    span.endsAt.getTime() !== edition.endsAt.getTime();
  const isOtherPlace = venues.some((venue, i) =>
    PLACE_FIELDS.some((name) => venue[name] !== edition.venues[i]?.[name]),
  );
  if (!isOtherTime && !isOtherPlace) return { refusal: 'nothing-changed' };
  if (span.startsAt <= now) return { refusal: 'too-late' };
  const move = movement(edition.startsAt, span.startsAt);
  const parts = edition.parts.map((part) => ({ ...part, ...move(part) }));
  const endsAt = new Date(Math.max(span.endsAt.getTime(), ...parts.map((part) => part.endsAt.getTime())));
  const { endsAt: wishesMoved } = move({ startsAt: edition.wishesUntil, endsAt: edition.wishesUntil });
  const isChoosing = edition.seating === 'wishes' && edition.wishesUntil > now;
  const wishesUntil =
    wishesMoved < span.startsAt && wishesMoved > now ? wishesMoved : defaultWishesUntil(span.startsAt, now);
  return {
    edition: {
      ...edition,
      startsAt: span.startsAt,
      endsAt,
      venues,
      parts,
      wishesUntil: isChoosing ? wishesUntil : edition.wishesUntil,
    },
    isOtherTime,
  };
}

interface Hours {
  startsAt: Date;
  endsAt: Date;
}

/** Moves hours by as many days and minutes of the Dutch clock as lie between two begins. */
export function movement(from: Date, to: Date): (hours: Hours) => Hours {
  const [before, after] = [toAmsterdam(from), toAmsterdam(to)];
  const days = Math.round((Date.parse(after.day) - Date.parse(before.day)) / DAY_MS);
  const minutes = days * DAY_MINUTES + after.minutes - before.minutes;
  const moved = (moment: Date): Date => {
    const clock = toAmsterdam(moment);
    return fromAmsterdam(clock.day, clock.minutes + minutes);
  };
  return ({ startsAt, endsAt }) => ({ startsAt: moved(startsAt), endsAt: moved(endsAt) });
}
