import { foldText } from '#algorithms/text-search';
import { toHHMM } from '#core/i18n/formats.ts';

const DAY =
  "(?:'s )?(?:(maandag|monday|mon|ma)|(dinsdag|tuesday|tues?|di)|(woensdag|wednesday|wed|wo)|(donderdag|thursday|thurs?|thu|do)|(vrijdag|friday|fri|vr)|(zaterdag|saturday|sat|za)|(zondag|sunday|sun|zo))(?:en|s)?(ochtend|morgen|middag|avond)?(?:en|s)?";
const CLOCK = '(\\d{1,2})(?:[:.u](\\d{2}))?\\s*(?:uur|hrs?|h|u)?\\s*([ap]\\.?m\\.?)?';
const TO = '\\s*(?:-|–|—|tot(?: en met)?|t/m|until|till|to)\\s*';
const WEEKDAYS = new RegExp(`(?<![\\p{L}\\p{N}])${DAY}\\.?(?![\\p{L}\\p{N}])`, 'gu');
// A date such as `10-12-2026` must not be read as a time range.
const TIME_RANGES = new RegExp(`(?<![\\d:./-])${CLOCK}${TO}${CLOCK}(?!\\d|[-/.]\\d)`, 'gu');
const DAILY = /\b(dagelijks|elke dag|iedere dag|daily|every day)\b/u;
const NOT_WEEKLY =
  /\b(\d+(?:e|de|ste|st|nd|rd|th)|eerste|tweede|derde|vierde|vijfde|laatste|first|second|third|fourth|last|om de (?:week|twee weken|andere week)|tweewekelijkse?|tweewekelijks|(?:on)?even weken|maandelijkse?|maandelijks|(?:per|van de|elke|iedere|in de) maand|monthly|fortnightly|every other|of the month)\b/u;

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

/** A weekly time as an HSDS schedule. */
export interface WeeklySchedule {
  freq: 'WEEKLY';
  byday: string;
  opens_at: string;
  closes_at: string;
}

/**
 * Weekly times as people write them in one cell. Each time range belongs to the days named between it and the previous range.
 * @returns no times at all, and `why`, when any part is not weekly or cannot be read: half a timetable misleads
 */
export function parseWeeklyTimes(text: string): {
  times: WeeklySchedule[];
  why?: 'not-weekly' | 'times-unread';
} {
  const folded = foldText(text);
  if (!folded.trim()) return { times: [] };
  if (NOT_WEEKLY.test(folded)) return { times: [], why: 'not-weekly' };
  const namedDays = findWeekdays(text);
  const ranges = findTimeRanges(text);
  const everyDay: DayMatch[] = DAILY.test(folded)
    ? [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, dayPart: '', start: 0, end: 0 }))
    : [];
  const times: WeeklySchedule[] = [];
  let currentDays: DayMatch[] = [];
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
    if (!currentDays.length) return { times: [], why: 'times-unread' };
    for (const { weekday, dayPart } of currentDays) {
      const { from, to } = adjustToDayPart(range, dayPart);
      times.push({
        freq: 'WEEKLY',
        byday: BYDAY[weekday - 1] ?? '',
        opens_at: toHHMM(from),
        closes_at: toHHMM(to),
      });
    }
    previousEnd = range.end;
  }
  const hasUnusedDay = namedDays.some(
    ({ start }) => start >= previousEnd && currentDays.every((day) => day.start < previousEnd),
  );
  return ranges.length === 0 || hasUnusedDay ? { times: [], why: 'times-unread' } : { times };
}

const BYDAY = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** Adds the days in between to ranges such as "ma t/m vr". */
function expandDayRanges(matches: DayMatch[], text: string): DayMatch[] {
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
