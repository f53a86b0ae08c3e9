import { foldText } from '#algorithms/text-search';
import { toHHMM } from '#core/i18n/formats.ts';
import { weekdayOf } from '#core/time/recurrence.ts';
import { withClockDigits } from './clock-words.ts';
import { findRecurrence } from './parse-recurrence.ts';

const DAY =
  "(?:'s )?(?:(maandag|monday|mon|maa?)|(dinsdag|tuesday|tues?|dins|din?)|(woensdag|wednesday|weds?|woens|woe?)|(donderdag|thursday|thurs?|thu|don?)|(vrijdag|friday|fri|vrij|vr)|(zaterdag|saturday|sat|zat?)|(zondag|sunday|sun|zon?))(?:en|s)?(ochtend|morgen|middag|avond)?(?:en|s)?";
const CLOCK = '(\\d{1,2})(?:[:.,uh](\\d{2}))?\\s*(?:uur|hrs?|h|u)?\\s*([ap]\\.?m\\.?)?';
const TO = '\\s*(?:-|–|—|tot(?: en met)?|t/m|until|till|to)\\s*';
const WEEKDAYS = new RegExp(`(?<![\\p{L}\\p{N}])${DAY}\\.?(?![\\p{L}\\p{N}])`, 'gu');
// A date such as `10-12-2026` must not be read as a time range.
const TIME_RANGES = new RegExp(`(?<![\\d:./-])${CLOCK}${TO}${CLOCK}(?!\\d|[-/.]\\d)`, 'gu');
const DAILY = /\b(dagelijks|elke dag|iedere dag|daily|every day)\b/u;
const WORKING_DAYS = /\b(op werkdagen|werkdagen|doordeweeks|(?:on )?weekdays)\b/u;
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

/** "Di 2-4" is hardly at night: who wrote it meant the afternoon, and did not say so. */
const isAtNight = (range: TimeRangeMatch, dayPart: string): boolean =>
  adjustToDayPart(range, dayPart).from < EARLIEST_MINUTES;

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

/** What a cell says about times. */
export interface CellTimes {
  times: CellSchedule[];
  /** Why there are none, when the cell has words. */
  why?: TimesRefusal;
  /** They are in even or odd weeks, which a year with 53 weeks turns around. */
  byWeekNumber?: boolean;
  /** "Elke 2e dinsdag" was read as the second Tuesday of the month. */
  monthAssumed?: boolean;
  /** Words that the times do not say and that change nothing about them: `niet in schoolvakanties`. */
  besides?: string;
}

/**
 * Times as people write them in one cell. Each time range belongs to the days named between it and the previous range.
 * @param context `start`: the date of the first time, from another column; `today` (YYYY-MM-DD) decides which weeks are even
 * @returns no times at all, and `why`, when any part cannot be read or shown: half a timetable misleads
 */
export function parseWeeklyTimes(
  text: string,
  context: { start: string | null; today: string } = { start: null, today: '2026-01-01' },
): CellTimes {
  const original = withClockDigits(foldText(text));
  if (!original.trim()) return { times: [] };
  const allDays = findWeekdays(original);
  const recurrence = findRecurrence(
    original,
    allDays.map(({ start }) => start),
    context,
  );
  if (!recurrence.ok) return { times: [], why: recurrence.refusal };
  const { text: folded, ordinals, interval, start, byWeekNumber, monthAssumed } = recurrence.value;
  if (NOT_WEEKLY.test(folded)) return { times: [], why: 'not-weekly' };
  if (BARE_DATE.test(folded)) return { times: [], why: 'times-unread' };
  const namedDays = findWeekdays(folded).map((day) => ({ ...day, ordinals: ordinals.get(day.start) }));
  const groups = dayGroups(namedDays, folded);
  if (!groups || (interval > 1 && groups.length > 1)) return { times: [], why: 'times-unread' };
  const days = groups.flatMap((group) => group.days);
  if (groups.some(({ range, days: ofRange }) => ofRange.some((day) => isAtNight(range, day.dayPart))))
    return { times: [], why: 'times-unread' };
  // "First Tuesday and Thursday": is it the first Thursday too?
  const someOrdinals = days.some((day) => day.ordinals);
  if (someOrdinals && days.some((day) => !day.ordinals && !saysEvery(folded, day)))
    return { times: [], why: 'times-unread' };
  const besides = wordsBesides(
    folded,
    namedDays,
    groups.map(({ range }) => range),
  );
  if (besides === undefined) return { times: [], why: 'times-unread' };
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
  return {
    times,
    ...(byWeekNumber ? { byWeekNumber } : {}),
    ...(monthAssumed ? { monthAssumed } : {}),
    ...(besides ? { besides } : {}),
  };
}

/** Words that say nothing more than the times themselves. */
const FILLERS =
  /\b(?:elke|iedere|every|each|wekelijks|weekly|op|om|van|de|het|en|and|ook|also|the|on|at|from|to|tot|tussen|between|uur|uren|hours?|oclock|s|dag|dagen|tijd|tijden|wij|we|zijn|open|geopend|telkens|altijd|always)\b|[\s.,;:/&+()|-]+|[–—•*]/gu;
/** Words by which the times hold for only a part of the year, or are others than they seem. */
const LIMITS =
  /\b(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|maart|mrt|march|apr(?:il)?|mei|may|juni?|june?|juli|july|aug(?:ustus|ust)?|sept?(?:ember)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|zomer|winter|voorjaar|najaar|lente|herfst|seizoen|summer|spring|autumn|season|ramadan|vanaf|t\/m|soms|wisselend|sometimes|ochtend(?:en|s)?|morgens?|middag(?:en|s)?|avond(?:en|s)?|mornings?|afternoons?|evenings?|half|kwart|quarter|noon)\b/u;
/** From here on a cell says when it is not. */
const EXCEPTION = /\b(?:niet|behalve|m\.?u\.?v|uitgezonderd|geen|gesloten|dicht|except|not|closed|no)\b.*$/u;

/** What is left of a cell beside its days and ranges; undefined when that limits the times in a way that we do not read. */
function wordsBesides(
  folded: string,
  days: readonly TextMatch[],
  ranges: readonly TextMatch[],
): string | undefined {
  let text = folded;
  const through = days.flatMap(({ end }, index) => {
    const next = days[index + 1];
    return next && THROUGH.test(folded.slice(end, next.start)) ? [{ start: end, end: next.start }] : [];
  });
  for (const { start, end } of [...days, ...ranges, ...through])
    text = text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
  const rest = text.replace(DAILY, ' ').replace(WORKING_DAYS, ' ').trim();
  if (/\d/.test(rest) || LIMITS.test(rest.replace(EXCEPTION, ''))) return undefined;
  return rest.replace(FILLERS, '') ? rest.replace(/\s+/g, ' ').replace(/^[\s,;:./&+|-]+/, '') : '';
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
  const weekdays = DAILY.test(folded)
    ? [1, 2, 3, 4, 5, 6, 7]
    : WORKING_DAYS.test(folded)
      ? [1, 2, 3, 4, 5]
      : [];
  const everyDay: DayWithOrdinals[] = weekdays.map((weekday) => ({
    weekday,
    dayPart: '',
    start: 0,
    end: 0,
    ordinals: undefined,
  }));
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

const EARLIEST_MINUTES = 360;
const BYDAY = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

const THROUGH = /^\s*(-|–|—|tot en met|t\/m|tot|until|to|through)\s*$/u;

/** Adds the days in between to ranges such as "ma t/m vr". */
function expandDayRanges(matches: DayWithOrdinals[], text: string): DayWithOrdinals[] {
  return matches.flatMap((day, index) => {
    const next = matches[index + 1];
    const through = next && THROUGH.test(text.slice(day.end, next.start));
    if (!through) return [day];
    const between = Array.from(
      { length: (next.weekday - day.weekday + 7) % 7 },
      (_, offset) => ((day.weekday - 1 + offset) % 7) + 1,
    );
    return between.map((weekday) => ({ ...day, weekday }));
  });
}
