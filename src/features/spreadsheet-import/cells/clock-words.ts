/** English words of a timetable: "half nine" is half past nine there, and half past eight in Dutch. */
const ENGLISH =
  /\b(?:mon|tues?|wednes|wed|thurs?|fri|satur|sat|sun)(?:day)?s?\b|\b(?:every|each|from|until|till|past|[ap]m|noon)\b|\d\s*[ap]\.?m\b/u;

const HOUR_WORDS = [
  'een',
  'twee',
  'drie',
  'vier',
  'vijf',
  'zes',
  'zeven',
  'acht',
  'negen',
  'tien',
  'elf',
  'twaalf',
];
const ENGLISH_HOUR_WORDS = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const HOUR = `(\\d{1,2}|${[...HOUR_WORDS, ...ENGLISH_HOUR_WORDS].join('|')})`;
const LONG_HOUR_WORDS = [...HOUR_WORDS.slice(1), ...ENGLISH_HOUR_WORDS.slice(1)].join('|');

const hourOf = (word: string): number => {
  if (/^\d/.test(word)) return Number(word);
  return Math.max(HOUR_WORDS.indexOf(word), ENGLISH_HOUR_WORDS.indexOf(word)) + 1;
};
const isClockHour = (hour: number): boolean => hour >= 1 && hour <= 12;
/** "Half 8" is in the morning or in the evening, unless the cell says which. */
const isMorningOrEvening = (hour: number): boolean => hour >= 6 && hour <= 9;
const hourBefore = (hour: number): number => (hour === 1 ? 12 : hour - 1);

const DAY_NAMES =
  'maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|maa?|din?|woe?|don?|vrij?|vr|zat?|zon?';
const DAY_PART = new RegExp(
  `(?<![\\p{L}\\p{N}])(${DAY_NAMES})\\.?[\\s-]+(?:s )?(ochtend|morgen|middag|avond)(?:en|s)?(?![\\p{L}])`,
  'gu',
);

/**
 * The folded text of a cell with its clock in digits: `half 10` → 9:30, `kwart over negen` → 9:15, `1000-1200` → 10:00-12:00,
 * `di 's avonds` → diavond. What can mean two times stays as it is, and is then not read.
 */
export function withClockDigits(folded: string): string {
  const english = ENGLISH.test(folded);
  const rewriteHour = (hour: string, minutes: (hour: number) => string, whole: string): string =>
    isClockHour(hourOf(hour)) ? minutes(hourOf(hour)) : whole;
  let text = folded
    .replace(/(\d{1,2}:\d{2}):\d{2}\b/gu, '$1')
    .replace(new RegExp(`\\bhalf past ${HOUR}\\b`, 'gu'), (whole, hour: string) =>
      rewriteHour(hour, (value) => `${value}:30`, whole),
    )
    .replace(new RegExp(`\\b(?:kwart over|(?:a )?quarter past) ${HOUR}\\b`, 'gu'), (whole, hour: string) =>
      rewriteHour(hour, (value) => `${value}:15`, whole),
    )
    .replace(new RegExp(`\\b(?:kwart voor|(?:a )?quarter to) ${HOUR}\\b`, 'gu'), (whole, hour: string) =>
      rewriteHour(hour, (value) => `${hourBefore(value)}:45`, whole),
    );
  const saysDayPart = /avond|ochtend|morgen/u.test(folded);
  if (!english)
    text = text.replace(new RegExp(`\\bhalf ?${HOUR}\\b(?!:)`, 'gu'), (whole, hour: string) =>
      isMorningOrEvening(hourOf(hour)) && !saysDayPart
        ? whole
        : rewriteHour(hour, (value) => `${hourBefore(value)}:30`, whole),
    );
  return text
    .replace(
      new RegExp(
        `\\b(van|om|tot|from|to|until|till)( ?)(${LONG_HOUR_WORDS})\\b(?! (?:weken|weeks|keer))`,
        'gu',
      ),
      (_, before: string, space: string, hour: string) => `${before}${space}${hourOf(hour)}`,
    )
    .replace(
      new RegExp(`\\b(${LONG_HOUR_WORDS}) (uur|tot|to|until|oclock)\\b`, 'gu'),
      (_, hour: string, after: string) => `${hourOf(hour)} ${after}`,
    )
    .replace(MILITARY_RANGE, militaryRange)
    .replace(SLASH_BETWEEN_RANGES, '$1 & ')
    .replace(DAY_PART, '$1$2');
}

const SLASH_BETWEEN_RANGES =
  /(\d{1,2}(?:[:.]\d{2})? ?[-–] ?\d{1,2}(?:[:.]\d{2})?) ?\/ ?(?=\d{1,2}(?:[:.]\d{2})? ?[-–] ?\d)/gu;
const MILITARY_RANGE =
  /(?<![\d:./-])([01]?\d|2[0-4])([0-5][05])(\s*(?:u|uur|h|hrs)?\s*(?:-|–|—|tot|to|until)\s*)([01]?\d|2[0-4])([0-5][05])(?!\d|[-/.]\d)/gu;

/** `1000-1200` as times, and `2020-2030` as the years that it may be. */
function militaryRange(whole: string, h1: string, m1: string, to: string, h2: string, m2: string): string {
  const areYears = h1 === '20' && h2 === '20';
  return areYears ? whole : `${h1}:${m1}${to}${h2}:${m2}`;
}
