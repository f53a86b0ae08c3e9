import { parseTimeOfDay, toHHMM } from '#core/i18n/formats.ts';
import { isCalendarDay, toAmsterdam } from '#core/time/amsterdam.ts';
import type { FieldValues } from '../edition/field-merge.ts';
import { hoursOn } from '../edition/programme.ts';
import type { VolunteerShift } from './types.ts';

const MAX_NAME_CHARACTERS = 120;
const MAX_WANTED = 100;

/** The fields of the form of a shift. */
export const SHIFT_FIELDS = ['task', 'day', 'from', 'to', 'wanted'] as const;

/** A shift as the values of its form; an end at night is on the day after. */
export const shiftValues = ({ name, startsAt, endsAt, wanted }: VolunteerShift): FieldValues => ({
  task: name,
  day: toAmsterdam(startsAt).day,
  from: toHHMM(toAmsterdam(startsAt).minutes),
  to: toHHMM(toAmsterdam(endsAt).minutes),
  wanted: String(wanted),
});

/** What the form of a shift meant; undefined when something is missing or its end is not after its begin. */
export function readShift(
  values: FieldValues,
): Pick<VolunteerShift, 'name' | 'startsAt' | 'endsAt' | 'wanted'> | undefined {
  const { task: name = '', day = '' } = values;
  const [from, to] = [parseTimeOfDay(values.from ?? ''), parseTimeOfDay(values.to ?? '')];
  const wanted = Number(values.wanted);
  if (!name || name.length > MAX_NAME_CHARACTERS || !isCalendarDay(day) || from === null || to === null)
    return undefined;
  const hours = hoursOn(day, from, to);
  return hours && Number.isInteger(wanted) && wanted >= 1 && wanted <= MAX_WANTED
    ? { name, wanted, ...hours }
    : undefined;
}
