/*
 * Every form of the programme editor as values by the names of its fields: what it shows, what it sends, and what that means.
 */
import { parseTimeOfDay, toHHMM } from '#core/i18n/formats.ts';
import { fromAmsterdam, isCalendarDay, toAmsterdam } from '#core/time/amsterdam.ts';
import { DAY_MS } from '#core/time/durations.ts';
import type { FieldValues } from '../edition/field-merge.ts';
import { DAY_MINUTES, hoursOn, NIGHT_ENDS_MINUTES, readTexts, TEXT_LANGUAGES } from '../edition/programme.ts';
import { endOfDay } from '../edition/publication.ts';
import {
  type BreakOut,
  type Edition,
  PROGRAMME_ITEM_KINDS,
  type ProgrammeItem,
  type Texts,
  type Venue,
} from '../edition/types.ts';

/** What the form for a new break-out proposes, in people. */
export const DEFAULT_CAPACITY = 25;
export const MAX_DAYS = 14;
const MAX_CAPACITY = 20_000;
const MAX_SEATS = 2_000;
const MAX_TITLE_CHARACTERS = 200;
const MAX_TEXT_CHARACTERS = 4_000;

export const EDITION_TEXTS = ['title', 'summary', 'about'] as const;
export const VENUE_TEXTS = ['way'] as const;
export const ITEM_TEXTS = ['title', 'about'] as const;
export const BREAK_OUT_TEXTS = ['title', 'question'] as const;

/** The names of the fields of texts, in every language. */
const textNames = (keys: readonly string[]): string[] =>
  TEXT_LANGUAGES.flatMap((code) => keys.map((key) => `${key}-${code}`));

/** Which fields each form sends; a field that a form leaves out is not changed. */
export const FORM_FIELDS = {
  edition: [...textNames(EDITION_TEXTS), 'wishesUntil', 'capacity', 'languages', 'day', 'days', 'from', 'to'],
  venue: [...textNames(VENUE_TEXTS), 'name', 'address', 'town', 'stepFree', 'online', 'link'],
  part: [...textNames(ITEM_TEXTS), 'kind', 'venue', 'day', 'from', 'to'],
  'break-out': [
    ...textNames(BREAK_OUT_TEXTS),
    'host',
    'room',
    'places',
    'least',
    'languages',
    'interpreters',
    'stepFree',
  ],
} as const;
export type EditorForm = keyof typeof FORM_FIELDS;

/** Fields of which a form sends every chosen value. */
const LIST_FIELDS = new Set(['languages', 'interpreters']);

/** What a browser sent of the fields of a form. Boxes that nobody ticked are not sent, so `shown` names what was there. */
export function typedValues(
  form: { get: (name: string) => string; getAll: (name: string) => string[] },
  fields: readonly string[],
): FieldValues {
  const shown = new Set(form.get('shown').split(' '));
  return Object.fromEntries(
    fields
      .filter((name) => shown.has(name) || form.getAll(name).length > 0)
      .map((name) => [name, LIST_FIELDS.has(name) ? form.getAll(name).sort().join(',') : form.get(name)]),
  );
}

const textValues = <K extends string>(keys: readonly K[], texts: Texts<K>): FieldValues =>
  Object.fromEntries(
    TEXT_LANGUAGES.flatMap((code) => keys.map((key) => [`${key}-${code}`, texts[code]?.[key] ?? ''])),
  );

const listValue = (codes: readonly string[]): string => [...codes].sort().join(',');
const readList = (value: string | undefined): string[] => (value ?? '').split(',').filter(Boolean);
const stepFreeValue = (stepFree: boolean | null): string =>
  stepFree === null ? 'unknown' : stepFree ? 'yes' : 'no';
const readStepFree = (value: string | undefined): boolean | null =>
  value === 'yes' ? true : value === 'no' ? false : null;

const hourValues = ({ startsAt, endsAt }: Pick<ProgrammeItem, 'startsAt' | 'endsAt'>): FieldValues => ({
  day: toAmsterdam(startsAt).day,
  from: toHHMM(toAmsterdam(startsAt).minutes),
  to: toHHMM(toAmsterdam(endsAt).minutes),
});

/** How many days a meeting takes; an end at night belongs to the day before. */
export function daysOfEdition({ startsAt, endsAt }: Pick<Edition, 'startsAt' | 'endsAt'>): number {
  const [first, last] = [toAmsterdam(startsAt), toAmsterdam(endsAt)];
  const calendarDays = Math.round((Date.parse(last.day) - Date.parse(first.day)) / DAY_MS) + 1;
  return calendarDays > 1 && last.minutes <= NIGHT_ENDS_MINUTES ? calendarDays - 1 : calendarDays;
}

export const editionValues = (edition: Edition): FieldValues => ({
  ...textValues(EDITION_TEXTS, edition.texts),
  wishesUntil: toAmsterdam(edition.wishesUntil).day,
  capacity: edition.capacity === null ? '' : String(edition.capacity),
  languages: listValue(edition.languages),
  ...hourValues(edition),
  days: String(daysOfEdition(edition)),
});

export const venueValues = (venue: Venue, link: string): FieldValues => ({
  ...textValues(VENUE_TEXTS, venue.texts),
  name: venue.name,
  address: venue.address,
  town: venue.town,
  stepFree: stepFreeValue(venue.stepFree),
  online: venue.online ? 'yes' : '',
  link,
});

export const itemValues = (item: ProgrammeItem): FieldValues => ({
  ...textValues(ITEM_TEXTS, item.texts),
  kind: item.kind,
  venue: item.venueId ?? '',
  ...hourValues(item),
});

export const breakOutValues = (breakOut: BreakOut): FieldValues => ({
  ...textValues(BREAK_OUT_TEXTS, breakOut.texts),
  host: breakOut.hostName,
  room: breakOut.room ?? '',
  places: String(breakOut.capacity),
  least: String(breakOut.minAttendees),
  languages: listValue(breakOut.languages),
  interpreters: listValue(breakOut.interpreters),
  stepFree: stepFreeValue(breakOut.stepFree),
});

/** What a form meant, or why it cannot be. */
type Meaning<T> =
  | { meaning: T }
  | { refusal: 'not-understood' | 'no-times' | 'no-title' | 'no-link' | 'too-long' };

const isTooLong = (texts: Texts<string>): boolean =>
  Object.values(texts).some((translation) =>
    Object.entries(translation).some(
      ([key, text = '']) => text.length > (key === 'title' ? MAX_TITLE_CHARACTERS : MAX_TEXT_CHARACTERS),
    ),
  );

const readTextValues = <K extends string>(values: FieldValues, keys: readonly K[], before: Texts<K>) =>
  readTexts((name) => values[name] ?? '', keys, before);

/** A whole number from `min` to `max`; undefined when the text is none. */
function readNumber(text: string | undefined, min: number, max: number): number | undefined {
  const value = (text ?? '').trim();
  const number = Number(value);
  return /^\d{1,6}$/.test(value) && number >= min && number <= max ? number : undefined;
}

/** The hours of a meeting of one or more days, out of the fields `day`, `days`, `from` and `to`. */
export function readSpan(values: FieldValues): { startsAt: Date; endsAt: Date } | undefined {
  const { day = '' } = values;
  const [from, to] = [parseTimeOfDay(values.from ?? ''), parseTimeOfDay(values.to ?? '')];
  const days = readNumber(values.days || '1', 1, MAX_DAYS);
  if (!isCalendarDay(day) || from === null || to === null || !days) return undefined;
  if (days === 1) return hoursOn(day, from, to);
  const endsNextDay = to <= NIGHT_ENDS_MINUTES;
  const daysAhead = days - 1 + (endsNextDay ? 1 : 0);
  return { startsAt: fromAmsterdam(day, from), endsAt: fromAmsterdam(day, to + daysAhead * DAY_MINUTES) };
}

export type EditionMeaning = Pick<
  Edition,
  'texts' | 'wishesUntil' | 'capacity' | 'languages' | 'startsAt' | 'endsAt'
>;

export function readEdition(values: FieldValues, before: Edition): Meaning<EditionMeaning> {
  const texts = readTextValues<'title' | 'summary' | 'about' | 'thanks'>(values, EDITION_TEXTS, before.texts);
  if (!texts.nl?.title) return { refusal: 'no-title' };
  if (isTooLong(texts)) return { refusal: 'too-long' };
  const span = readSpan(values);
  if (!span) return { refusal: 'no-times' };
  const capacity = values.capacity ? readNumber(values.capacity, 1, MAX_CAPACITY) : null;
  const { wishesUntil = '' } = values;
  if (capacity === undefined || !isCalendarDay(wishesUntil)) return { refusal: 'not-understood' };
  return {
    meaning: {
      texts,
      wishesUntil: endOfDay(wishesUntil),
      capacity,
      languages: readList(values.languages),
      ...span,
    },
  };
}

export function readVenue(
  values: FieldValues,
  before: Texts<'way'>,
): Meaning<Omit<Venue, 'id'> & { link: string }> {
  const online = values.online === 'yes';
  const { name = '', address = '', town = '', link = '' } = values;
  if (!name || (!online && !town)) return { refusal: 'not-understood' };
  if (online && link && !isWebAddress(link)) return { refusal: 'no-link' };
  const texts = readTextValues(values, VENUE_TEXTS, before);
  if (isTooLong(texts) || [name, address, town].some(({ length }) => length > MAX_TITLE_CHARACTERS))
    return { refusal: 'too-long' };
  const place = online
    ? { address: '', town: '', stepFree: null }
    : { address, town, stepFree: readStepFree(values.stepFree) };
  return { meaning: { name, ...place, online, texts, link: online ? link : '' } };
}

/** An address that a browser opens safely: with encryption, so that nobody on the way reads who meets where. */
function isWebAddress(text: string): boolean {
  try {
    return new URL(text).protocol === 'https:' && text.length <= 1_000;
  } catch {
    return false;
  }
}

export function readItem(
  values: FieldValues,
  before: Texts<'title' | 'about'>,
): Meaning<Pick<ProgrammeItem, 'kind' | 'venueId' | 'texts' | 'startsAt' | 'endsAt'>> {
  const kind = PROGRAMME_ITEM_KINDS.find((known) => known === values.kind);
  const { day = '' } = values;
  const [from, to] = [parseTimeOfDay(values.from ?? ''), parseTimeOfDay(values.to ?? '')];
  if (!kind || !isCalendarDay(day)) return { refusal: 'not-understood' };
  const hours = from === null || to === null ? undefined : hoursOn(day, from, to);
  if (!hours) return { refusal: 'no-times' };
  const texts = readTextValues(values, ITEM_TEXTS, before);
  if (isTooLong(texts)) return { refusal: 'too-long' };
  return { meaning: { kind, venueId: values.venue || null, texts, ...hours } };
}

export type BreakOutMeaning = Pick<
  BreakOut,
  'texts' | 'hostName' | 'room' | 'capacity' | 'minAttendees' | 'languages' | 'interpreters' | 'stepFree'
>;

export function readBreakOut(values: FieldValues, before: BreakOut['texts']): Meaning<BreakOutMeaning> {
  const capacity = readNumber(values.places, 1, MAX_SEATS);
  const minAttendees = readNumber(values.least || '0', 0, MAX_SEATS);
  const { host = '', room = '' } = values;
  if (!host || capacity === undefined || minAttendees === undefined) return { refusal: 'not-understood' };
  const texts = readTextValues<'title' | 'question' | 'about'>(values, BREAK_OUT_TEXTS, before);
  if (isTooLong(texts) || host.length > MAX_TITLE_CHARACTERS || room.length > MAX_TITLE_CHARACTERS)
    return { refusal: 'too-long' };
  return {
    meaning: {
      texts,
      hostName: host,
      room: room || null,
      capacity,
      minAttendees: Math.min(minAttendees, capacity),
      languages: readList(values.languages),
      interpreters: readList(values.interpreters),
      stepFree: readStepFree(values.stepFree),
    },
  };
}
