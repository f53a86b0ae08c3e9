import { foldText } from '#algorithms/text-search';
import { toHHMM } from '#core/i18n/formats.ts';
import { weekdayOf } from '#core/time/recurrence.ts';
import { findRecurrence } from './parse-recurrence.ts';

const DAY =
  "(?:'s )?(?:(maandag|monday|mon|ma)|(dinsdag|tuesday|tues?|di)|(woensdag|wednesday|wed|wo)|(donderdag|thursday|thurs?|thu|do)|(vrijdag|friday|fri|vr)|(zaterdag|saturday|sat|za)|(zondag|sunday|sun|zo))(?:en|s)?(ochtend|morgen|middag|avond)?(?:en|s)?";
const CLOCK = '(\\d{1,2})(?:[:.u](\\d{2}))?\\s*(?:uur|hrs?|h|u)?\\s*([ap]\\.?m\\.?)?';
const TO = '\\s*(?:-|–|—|tot(?: en met)?|t/m|until|till|to)\\s*';
const WEEKDAYS = new RegExp(`(?<![\\p{L}\\p{N}])${DAY}\\.?(?![\\p{L}\\p{N}])`, 'gu');
// A date such as `10-12-2026` must not be read as a time range.
const TIME_RANGES = new RegExp(`(?<![\\d:./-])${CLOCK}${TO}${CLOCK}(?!\\d|[-/.]\\d)`, 'gu');
const DAILY = /\b(dagelijks|elke dag|iedere dag|daily|every day)\b/u;
/** What is left of this when all that we can say was read: it repeats in another way. */
const NOT_WEEKLY =
  /\b(\d+(?:e|de|ste|st|nd|rd|th)|eerste|tweede|derde|vierde|vijfde|laatste|first|second|third|fourth|last|om de|om en om|tweewekelijkse?|tweewekelijks|bi-?weekly|(?:on)?even|odd|maandelijkse?|maandelijks|(?:per|van de|elke|iedere|in de) maand|monthly|fortnightly|every other|of the month|kwartaal|quarterly)\b/u;

/** Where in the folded text something was recognised. */
interface TextMatch {
  start: number;
  end: number;
}
interface DayMatch extends TextMatch {
  weekday: number;
  dayPart: string;
}
interface TimeRangeMatch extends TextMatch {
  from: number;
  to: number;
}

/** The weekdays that a text names, in Dutch or English; Monday is 1. */
export function findWeekdays(text: string): DayMatch[] {
  return [...foldText(text).matchAll(WEEKDAYS)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    weekday: match.slice(1, 8).findIndex(Boolean) + 1,
    dayPart: match[8] ?? '',
  }));
}

/** The time ranges in a text, in minutes after midnight: `10-12`, `13.30 tot 15.30 uur`, `7pm-9pm`. */
export function findTimeRanges(text: string): TimeRangeMatch[] {
  return [...foldText(text).matchAll(TIME_RANGES)].flatMap((match) => {
    const [, h1, m1, half1, h2, m2, half2] = match;
    const to = toMinutes(h2, m2, half2);
    const from = toMinutes(h1, m1, half1 ?? (half2 && Number(h1) <= Number(h2) ? half2 : undefined));
    if (from === null || to === null || from >= to) return [];
    return [{ start: match.index, end: match.index + match[0].length, from, to }];
  });
}

function toMinutes(hours = '', minutes = '0', half = ''): number | null {
  const hour = half ? (Number(hours) % 12) + (half.startsWith('p') ? 12 : 0) : Number(hours);
  return hour <= 24 && Number(minutes) < 60 ? hour * 60 + Number(minutes) : null;
}

/** Moves a range to the afternoon or evening that its day names: "woensdagmiddag 2–4" is 14.00–16.00. */
function adjustToDayPart({ from, to }: TimeRangeMatch, dayPart: string): { from: number; to: number } {
  const later = (dayPart === 'middag' && to <= 420) || (dayPart === 'avond' && from >= 300 && to <= 720);
  return later ? { from: from + 720, to: to + 720 } : { from, to };
}

/** A time as an HSDS schedule. */
export interface CellSchedule {
  freq: 'WEEKLY' | 'MONTHLY';
  byday: string;
  opens_at: string;
  closes_at: string;
  interval?: number;
  dtstart?: string;
  valid_from?: string;
}

/** Why a cell gives no times; `no-start`: it is every so many weeks, and does not say from which date. */
export type TimesRefusal = 'not-weekly' | 'times-unread' | 'no-start';

/**
 * Times as people write them in one cell. Each time range belongs to the days named between it and the previous range.
 * @param context `start`: the date of the first time, from another column; `today` (YYYY-MM-DD) decides which weeks are even
 * @returns no times at all, and `why`, when any part cannot be read or shown: half a timetable misleads. `byWeekNumber` when
 *   they are in even or odd weeks, which a year with 53 weeks turns around
 */
export function parseWeeklyTimes(
  text: string,
  context: { start: string | null; today: string } = { start: null, today: '2026-01-01' },
): { times: CellSchedule[]; why?: TimesRefusal; byWeekNumber?: boolean } {
  const original = foldText(text);
  if (!original.trim()) return { times: [] };
  const allDays = findWeekdays(original);
  const recurrence = findRecurrence(
    original,
    allDays.map(({ start }) => start),
    context,
  );
  if (!recurrence.ok) return { times: [], why: recurrence.refusal };
  const { text: folded, ordinals, interval, start, byWeekNumber } = recurrence.value;
  if (NOT_WEEKLY.test(folded)) return { times: [], why: 'not-weekly' };
  if (BARE_DATE.test(folded)) return { times: [], why: 'times-unread' };
  const namedDays = findWeekdays(folded).map((day) => ({ ...day, ordinals: ordinals.get(day.start) }));
  const groups = dayGroups(namedDays, folded);
  if (!groups || (interval > 1 && groups.length > 1)) return { times: [], why: 'times-unread' };
  const days = groups.flatMap((group) => group.days);
  // "First Tuesday and Thursday": is it the first Thursday too?
  const someOrdinals = days.some((day) => day.ordinals);
  if (someOrdinals && days.some((day) => !day.ordinals && !saysEvery(folded, day)))
    return { times: [], why: 'times-unread' };
  if (
    interval > 1 &&
    (!start || (!byWeekNumber && days.every(({ weekday }) => weekday !== weekdayOf(start))))
  )
    return { times: [], why: 'no-start' };
  const rhythm = interval > 1 && start ? { interval, dtstart: start } : start ? { valid_from: start } : {};
  const times = groups.flatMap(({ range, days: ofRange }) =>
    ofRange.map((day): CellSchedule => {
      const { from, to } = adjustToDayPart(range, day.dayPart);
      const code = BYDAY[day.weekday - 1] ?? '';
      return {
        freq: day.ordinals ? 'MONTHLY' : 'WEEKLY',
        byday: day.ordinals ? day.ordinals.map((ordinal) => `${ordinal}${code}`).join(',') : code,
        opens_at: toHHMM(from),
        closes_at: toHHMM(to),
        ...rhythm,
      };
    }),
  );
  return { times, ...(byWeekNumber ? { byWeekNumber } : {}) };
}

/** A date that says neither where it begins nor where it ends: a single day, perhaps. */
const BARE_DATE =
  /(?<!\d)(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}([-/.])\d{1,2}\1(?:20)?\d{2}|\d{1,2} (?:jan|feb|maart|mrt|march|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)\p{L}* 20\d{2})(?!\d)/u;

const saysEvery = (text: string, { start }: TextMatch): boolean =>
  /(?:elke|iedere|every|each|wekelijks)\s+$/u.test(text.slice(0, start));

interface DayWithOrdinals extends DayMatch {
  ordinals: number[] | undefined;
}

/** The time ranges of a cell, each with its days; undefined when a range has no day, or a day no range. */
function dayGroups(
  namedDays: DayWithOrdinals[],
  folded: string,
): { range: TimeRangeMatch; days: DayWithOrdinals[] }[] | undefined {
  const ranges = findTimeRanges(folded);
  const everyDay: DayWithOrdinals[] = DAILY.test(folded)
    ? [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
        weekday,
        dayPart: '',
        start: 0,
        end: 0,
        ordinals: undefined,
      }))
    : [];
  const groups: { range: TimeRangeMatch; days: DayWithOrdinals[] }[] = [];
  let currentDays: DayWithOrdinals[] = [];
  let previousEnd = 0;
  for (const range of ranges) {
    const newDays = expandDayRanges(
      [...everyDay, ...namedDays].filter(({ start }) => start >= previousEnd && start < range.start),
      folded,
    );
    // "10–12 en 14–16" is a second time on the same days; in "10.00–12.00 (dinsdag)" the day comes after the time.
    currentDays = newDays.length
      ? newDays
      : currentDays.length
        ? currentDays
        : expandDayRanges(
            namedDays.filter(({ start }) => start >= range.end),
            folded,
          );
    if (!currentDays.length) return undefined;
    groups.push({ range, days: currentDays });
    previousEnd = range.end;
  }
  const hasUnusedDay = namedDays.some(
    ({ start }) => start >= previousEnd && currentDays.every((day) => day.start < previousEnd),
  );
  return ranges.length === 0 || hasUnusedDay ? undefined : groups;
}

const BYDAY = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** Adds the days in between to ranges such as "ma t/m vr". */
function expandDayRanges(matches: DayWithOrdinals[], text: string): DayWithOrdinals[] {
  return matches.flatMap((day, index) => {
    const next = matches[index + 1];
    const through =
      next && /^\s*(-|–|—|tot en met|t\/m|tot|until|to|through)\s*$/u.test(text.slice(day.end, next.start));
    if (!through) return [day];
    const between = Array.from(
      { length: (next.weekday - day.weekday + 7) % 7 },
      (_, offset) => ((day.weekday - 1 + offset) % 7) + 1,
    );
    return between.map((weekday) => ({ ...day, weekday }));
  });
}
