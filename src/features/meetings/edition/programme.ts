import { interfaceLanguages } from '#core/i18n/languages.ts';
import { dayAfter, fromAmsterdam, toAmsterdam } from '#core/time/amsterdam.ts';
import { DAY_MS } from '#core/time/durations.ts';
import type { Edition, ProgrammeItem, Texts, Venue } from './types.ts';

export const DAY_MINUTES = 24 * 60;

/** Codes of the languages in which texts may be written: those in which they are read. */
export const TEXT_LANGUAGES = interfaceLanguages.map(({ code }) => code);

/**
 * Reads form fields `title-nl`, `title-en` … as texts; an empty field removes its text.
 * @param getField value of a form field by name
 * @param before texts until now; those in languages that the form does not know stay
 */
export function readTexts<K extends string>(
  getField: (name: string) => string,
  keys: readonly K[],
  before: Texts<K> = {},
): Texts<K> {
  const texts: Texts<K> = { ...before };
  for (const code of TEXT_LANGUAGES) {
    const translation: Partial<Record<K, string>> = { ...before[code] };
    for (const key of keys) {
      const text = getField(`${key}-${code}`).trim();
      if (text) translation[key] = text;
      else delete translation[key];
    }
    if (Object.keys(translation).length) texts[code] = translation;
    else delete texts[code];
  }
  return texts;
}

/** From which minute of the night an end counts as that of the same day again. */
export const NIGHT_ENDS_MINUTES = 6 * 60;

/**
 * The moments of hours on a day, both in minutes after midnight. An end at night, before six, is on the day after: a party
 * from ten to one. Undefined when the end is not after the begin.
 */
export function hoursOn(day: string, from: number, to: number): { startsAt: Date; endsAt: Date } | undefined {
  const endsNextDay = to <= from && to <= NIGHT_ENDS_MINUTES;
  if (to <= from && !endsNextDay) return undefined;
  return {
    startsAt: fromAmsterdam(day, from),
    endsAt: fromAmsterdam(endsNextDay ? dayAfter(day) : day, to),
  };
}

/** How many days of the calendar lie between two days (YYYY-MM-DD). */
const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** The same hour of the Dutch clock so many days later. */
function daysLater(moment: Date, days: number): Date {
  const { day, minutes } = toAmsterdam(moment);
  return fromAmsterdam(day, minutes + days * DAY_MINUTES);
}

/** Whatever has hours, moved so that a meeting that began on one day begins on another: every part keeps its hours. */
export function moveDays<T extends { startsAt: Date; endsAt: Date }>(
  things: readonly T[],
  from: string,
  to: string,
): T[] {
  const days = daysBetween(from, to);
  return things.map((thing) => ({
    ...thing,
    startsAt: daysLater(thing.startsAt, days),
    endsAt: daysLater(thing.endsAt, days),
  }));
}

/** The programme of an edition moved to another first day. */
export const partsOn = (
  parts: readonly ProgrammeItem[],
  edition: Pick<Edition, 'startsAt'>,
  day: string,
): ProgrammeItem[] => moveDays(parts, toAmsterdam(edition.startsAt).day, day);

type Hours = Pick<ProgrammeItem, 'startsAt' | 'endsAt'>;

/** The span of a programme that is not empty. */
export const spanOf = (parts: readonly Hours[]): Hours => ({
  startsAt: new Date(Math.min(...parts.map(({ startsAt }) => startsAt.getTime()))),
  endsAt: new Date(Math.max(...parts.map(({ endsAt }) => endsAt.getTime()))),
});

/**
 * The span of an edition after its programme changed. Where the edition began with its first part it still does; where the
 * team announced other hours, those stay unless a part lies outside of them.
 */
export function spanAfter(edition: Hours & { parts: readonly Hours[] }, parts: readonly Hours[]): Hours {
  if (!parts.length) return { startsAt: edition.startsAt, endsAt: edition.endsAt };
  const after = spanOf(parts);
  const before = edition.parts.length ? spanOf(edition.parts) : undefined;
  const followsStart = before?.startsAt.getTime() === edition.startsAt.getTime();
  const followsEnd = before?.endsAt.getTime() === edition.endsAt.getTime();
  return {
    startsAt: followsStart || after.startsAt < edition.startsAt ? after.startsAt : edition.startsAt,
    endsAt: followsEnd || after.endsAt > edition.endsAt ? after.endsAt : edition.endsAt,
  };
}

/** The days of a programme, in order, each with its parts. */
export function daysOf(parts: readonly ProgrammeItem[]): { day: string; parts: ProgrammeItem[] }[] {
  const days = new Map<string, ProgrammeItem[]>();
  for (const part of parts) {
    const { day } = toAmsterdam(part.startsAt);
    days.set(day, [...(days.get(day) ?? []), part]);
  }
  return [...days].map(([day, partsOfDay]) => ({ day, parts: partsOfDay }));
}

/** Name and address of a place in one line; a place on line has only a name. */
export const placeLine = ({ name, address, town }: Pick<Venue, 'name' | 'address' | 'town'>): string =>
  [name, address, town].filter(Boolean).join(', ');

/** All places of an edition in one line; a dash when there is none yet. */
export const placesLine = ({ venues }: Pick<Edition, 'venues'>): string =>
  venues.map(placeLine).join(' · ') || '–';

/** Hosts who would have to be in two places: the same name in two break-outs at the same time. */
export function doubleHosts(parts: readonly ProgrammeItem[]): string[] {
  const names = new Set<string>();
  for (const part of parts)
    for (const other of parts) {
      if (part.startsAt >= other.endsAt || other.startsAt >= part.endsAt) continue;
      for (const { id, hostName } of part.breakOuts.filter(({ hostName: name }) => name))
        if (other.breakOuts.some((breakOut) => breakOut.id !== id && breakOut.hostName === hostName))
          names.add(hostName);
    }
  return [...names];
}
