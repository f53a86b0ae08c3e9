import { ok, type Result, refuse } from '#core/result.ts';
import { addDays, weekdayOf } from '#core/time/recurrence.ts';
import { parseDate } from './parse-values.ts';

/** How the times of a cell repeat, and its text with those words blanked, in which positions are the same. */
export interface CellRecurrence {
  text: string;
  /** By the position of the weekday that it stands before: `first and third Saturday` → [1, 3]. */
  ordinals: ReadonlyMap<number, number[]>;
  /** Every so many weeks; 1 when the cell says nothing of it. */
  interval: number;
  /** A date (YYYY-MM-DD) in a week that counts. */
  start: string | null;
  /** In even or odd weeks: every two weeks, until a year with 53 weeks. */
  byWeekNumber: boolean;
  /** "Elke 2e dinsdag" was read as the second Tuesday of the month, which the cell does not say in so many words. */
  monthAssumed: boolean;
}

const ORDINAL_WORDS: [RegExp, number][] = [
  [/^(?:1e|1ste|1st|eerste|first)$/, 1],
  [/^(?:2e|2de|2nd|tweede|second)$/, 2],
  [/^(?:3e|3de|3rd|derde|third)$/, 3],
  [/^(?:4e|4de|4th|vierde|fourth)$/, 4],
  [/^(?:5e|5de|5th|vijfde|fifth)$/, 5],
  [/^(?:laatste|last)$/, -1],
];
const ORDINAL =
  '(?:1e|1ste|1st|eerste|first|2e|2de|2nd|tweede|second|3e|3de|3rd|derde|third|4e|4de|4th|vierde|fourth|5e|5de|5th|vijfde|fifth|laatste|last)';
const ORDINALS = `${ORDINAL}(?:\\s*(?:,|/|&|\\+|\\ben\\b|\\band\\b)\\s*(?:de |the )?${ORDINAL})*`;
const BEFORE_DAY = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(elke|iedere|every|each)\\s+)?(?:de |the )?(${ORDINALS})\\s+$`,
  'u',
);
const OF_MONTH =
  '(?:(?:van|in|per|of)\\s+(?:de |the |elke |iedere |each |every )?|v\\.?/?d\\.?\\s*|elke |iedere |each |every )(?:maand|month)';
const MONTH_WORDS = new RegExp(`\\b(?:${OF_MONTH}|maandelijkse?|monthly)\\b`, 'gu');
const ORDINALS_OF_MONTH = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:elke |iedere |every |each )?(?:de |the )?(${ORDINALS})\\s+${OF_MONTH}\\b`,
  'u',
);

const NUMBER_WORDS: [RegExp, number][] = [
  [/^(?:2|twee|two|other|andere)$/, 2],
  [/^(?:3|drie|three)$/, 3],
  [/^(?:4|vier|four)$/, 4],
  [/^(?:6|zes|six)$/, 6],
];
const COUNT = '(2|twee|two|3|drie|three|4|vier|four|6|zes|six)';
const INTERVALS: [RegExp, number | null][] = [
  [/\bom de (?:andere )?week\b/u, 2],
  [/\b(?:om de |(?:een|1) keer per |elke |iedere )?(?:14 dagen|veertien dagen|14-daags|veertiendaags)\b/u, 2],
  [/\b(?:fortnightly|(?:once )?(?:a|every) fortnight)\b/u, 2],
  [/\bevery other(?: week(?: on)?)?\b/u, 2],
  [
    new RegExp(
      `\\b(?:(?:1x|1 keer|een keer|eens|eenmaal|once) )?(?:om de|per|in de|elke|iedere|every) ${COUNT} (?:weken|weeks)(?: on| op)?\\b`,
      'u',
    ),
    null,
  ],
  [new RegExp(`\\b${COUNT}[- ]?wekelijkse?\\b`, 'u'), null],
];
const WEEK_NUMBERS =
  /(?:\b(?:in |op )?(?:de |the )?)\b(even|oneven|odd)(?: |-)(?:weken|weeks|weeknummers?|kalenderweken)\b/u;
const START =
  /\b(?:vanaf|start(?:datum|s|end|ing)?|begint|begin|eerste keer|eerstvolgende(?: keer)?|volgende keer|from|next(?: time)?|first time)(?: is)?(?: op| on)?:?\s+(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})|\d{1,2} \p{L}{3,}\.? \d{4})(?!\d)/u;

const blank = (text: string, index: number, length: number): string =>
  text.slice(0, index) + ' '.repeat(length) + text.slice(index + length);

/**
 * Finds in the folded text of a cell how its times repeat: `om de week vanaf 8-12-2026`, `1e en 3e dinsdag van de maand`,
 * `even weken`.
 * @param dayStarts where the weekdays stand
 * @param context `start` when another column says the first date; `today` (YYYY-MM-DD) decides which weeks are even
 * @returns `not-weekly` when the words have more than one meaning: "every second Tuesday"
 */
export function findRecurrence(
  folded: string,
  dayStarts: readonly number[],
  context: { start: string | null; today: string },
): Result<CellRecurrence, 'not-weekly'> {
  let text = folded;
  let { start } = context;
  const startMatch = START.exec(text);
  const startDate = startMatch && parseDate(startMatch[1] ?? '');
  if (startMatch && startDate) {
    start = startDate;
    text = blank(text, startMatch.index, startMatch[0].length);
  }
  const weekNumbers = WEEK_NUMBERS.exec(text);
  let interval = 1;
  if (weekNumbers) {
    interval = 2;
    start = weekOf(context.today, weekNumbers[1] === 'even');
    text = blank(text, weekNumbers.index, weekNumbers[0].length);
  }
  for (const [pattern, weeks] of INTERVALS) {
    const match = pattern.exec(text);
    if (!match) continue;
    interval = weeks ?? NUMBER_WORDS.find(([word]) => word.test(match[1] ?? ''))?.[1] ?? 1;
    text = blank(text, match.index, match[0].length);
  }
  const found = findOrdinals(text, dayStarts);
  if (!found || (found.ordinals.size > 0 && interval > 1)) return refuse('not-weekly');
  return ok({ ...found, interval, start, byWeekNumber: weekNumbers !== null });
}

/** The ordinals before weekdays, or the only ones of a cell with one weekday; undefined when they are ambiguous. */
function findOrdinals(
  folded: string,
  dayStarts: readonly number[],
): Pick<CellRecurrence, 'text' | 'ordinals' | 'monthAssumed'> | undefined {
  let text = folded;
  const ordinals = new Map<number, number[]>();
  const saysMonth = folded.search(MONTH_WORDS) >= 0;
  let monthAssumed = false;
  for (const dayStart of dayStarts) {
    const match = BEFORE_DAY.exec(text.slice(0, dayStart));
    if (!match) continue;
    const numbers = numbersIn(match[2] ?? '');
    // "Every second Tuesday" is the second of the month, or every two weeks; "elke 2e dinsdag" is the former.
    const unsaid = match[1] && !saysMonth && numbers.length === 1 && (numbers[0] ?? 0) > 1;
    if (unsaid && /^e/.test(match[1] ?? '') && !/^elke/.test(match[1] ?? '')) return undefined;
    monthAssumed ||= Boolean(unsaid);
    ordinals.set(dayStart, numbers);
    text = blank(text, match.index, match[0].length);
  }
  const loose = ordinals.size === 0 && ORDINALS_OF_MONTH.exec(text);
  if (loose) {
    const [only, other] = dayStarts;
    if (only === undefined || other !== undefined) return undefined;
    ordinals.set(only, numbersIn(loose[1] ?? ''));
    text = blank(text, loose.index, loose[0].length);
  }
  if (ordinals.size) text = text.replace(MONTH_WORDS, (words) => ' '.repeat(words.length));
  return { text, ordinals, monthAssumed };
}

const numbersIn = (list: string): number[] =>
  [...list.matchAll(new RegExp(ORDINAL, 'gu'))].flatMap(
    ([word]) => ORDINAL_WORDS.find(([pattern]) => pattern.test(word))?.[1] ?? [],
  );

/** The Monday of the first even or odd week (ISO 8601) of the year that a date belongs to by its week. */
function weekOf(today: string, even: boolean): string {
  const thursday = addDays(today, 4 - weekdayOf(today));
  const fourth = `${thursday.slice(0, 4)}-01-04`;
  return addDays(fourth, 1 - weekdayOf(fourth) + (even ? 7 : 0));
}
