import { foldText } from '#algorithms/text-search';
import { toHHMM } from '#core/i18n/formats.ts';

const DAY =
  "(?:'s )?(?:(maandag|monday|mon|ma)|(dinsdag|tuesday|tues?|di)|(woensdag|wednesday|wed|wo)|(donderdag|thursday|thurs?|thu|do)|(vrijdag|friday|fri|vr)|(zaterdag|saturday|sat|za)|(zondag|sunday|sun|zo))(?:en|s)?(ochtend|morgen|middag|avond)?(?:en|s)?";
const CLOCK = '(\\d{1,2})(?:[:.u](\\d{2}))?\\s*(?:uur|hrs?|h|u)?\\s*([ap]\\.?m\\.?)?';
const BETWEEN = '\\s*(?:-|–|—|tot(?: en met)?|t/m|until|till|to)\\s*';
const days = new RegExp(`(?<![\\p{L}\\p{N}])${DAY}\\.?(?![\\p{L}\\p{N}])`, 'gu');
// `10-12-2026` is a date.
const ranges = new RegExp(`(?<![\\d:./-])${CLOCK}${BETWEEN}${CLOCK}(?!\\d|[-/.]\\d)`, 'gu');
const DAILY = /\b(dagelijks|elke dag|iedere dag|daily|every day)\b/u;
const NOT_WEEKLY =
  /\b(\d+(?:e|de|ste|st|nd|rd|th)|eerste|tweede|derde|vierde|vijfde|laatste|first|second|third|fourth|last|om de (?:week|twee weken|andere week)|tweewekelijkse?|tweewekelijks|(?:on)?even weken|maandelijkse?|maandelijks|(?:per|van de|elke|iedere|in de) maand|monthly|fortnightly|every other|of the month)\b/u;

interface Found {
  at: number;
  end: number;
}
interface FoundDay extends Found {
  weekday: number;
  part: string;
}
interface FoundRange extends Found {
  from: number;
  to: number;
}

/** The days of the week in words; Monday is 1. */
export function weekdaysIn(text: string): FoundDay[] {
  return [...foldText(text).matchAll(days)].map((found) => ({
    at: found.index,
    end: found.index + found[0].length,
    weekday: found.slice(1, 8).findIndex(Boolean) + 1,
    part: found[8] ?? '',
  }));
}

/** Times from–to in words, as minutes after midnight: `10-12`, `13.30 tot 15.30 uur`, `7pm-9pm`. */
export function timeRanges(text: string): FoundRange[] {
  return [...foldText(text).matchAll(ranges)].flatMap((found) => {
    const [, h1, m1, half1, h2, m2, half2] = found;
    const to = minutes(h2, m2, half2);
    const from = minutes(h1, m1, half1 ?? (half2 && Number(h1) <= Number(h2) ? half2 : undefined));
    if (from === null || to === null || from >= to) return [];
    return [{ at: found.index, end: found.index + found[0].length, from, to }];
  });
}

function minutes(hours = '', past = '0', half = ''): number | null {
  const hour = half ? (Number(hours) % 12) + (half.startsWith('p') ? 12 : 0) : Number(hours);
  return hour <= 24 && Number(past) < 60 ? hour * 60 + Number(past) : null;
}

/** "woensdagmiddag 2–4" is not in the night. */
function byPart({ from, to }: FoundRange, part: string): { from: number; to: number } {
  const later = (part === 'middag' && to <= 420) || (part === 'avond' && from >= 300 && to <= 720);
  return later ? { from: from + 720, to: to + 720 } : { from, to };
}

/** A weekly time as HSDS says it. */
export interface Weekly {
  freq: 'WEEKLY';
  byday: string;
  opens_at: string;
  closes_at: string;
}

/**
 * Weekly times as people write them in one cell: each time belongs to the days before it, as far as the time before that.
 * @returns nothing at all, with `why`, when one part of it is not every week or cannot be read: half is worse than none
 */
export function weeklyIn(text: string): { times: Weekly[]; why?: 'not-weekly' | 'times-unread' } {
  const folded = foldText(text);
  if (!folded.trim()) return { times: [] };
  if (NOT_WEEKLY.test(folded)) return { times: [], why: 'not-weekly' };
  const named = weekdaysIn(text);
  const found = timeRanges(text);
  const every: FoundDay[] = DAILY.test(folded)
    ? [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, part: '', at: 0, end: 0 }))
    : [];
  const times: Weekly[] = [];
  let here: FoundDay[] = [];
  let after = 0;
  for (const range of found) {
    const fresh = span(
      [...every, ...named].filter(({ at }) => at >= after && at < range.at),
      folded,
    );
    // "10–12 en 14–16": a second time on the same days. "10.00–12.00 (dinsdag)": the day behind it.
    here = fresh.length
      ? fresh
      : here.length
        ? here
        : span(
            named.filter(({ at }) => at >= range.end),
            folded,
          );
    if (!here.length) return { times: [], why: 'times-unread' };
    for (const { weekday, part } of here) {
      const { from, to } = byPart(range, part);
      times.push({
        freq: 'WEEKLY',
        byday: NAMES[weekday - 1] ?? '',
        opens_at: toHHMM(from),
        closes_at: toHHMM(to),
      });
    }
    after = range.end;
  }
  const lost =
    found.length === 0 || named.some(({ at }) => at >= after && here.every((day) => day.at < after));
  return lost ? { times: [], why: 'times-unread' } : { times };
}

const NAMES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** "ma t/m vr": the days between two that such a word stands between. */
function span(found: FoundDay[], text: string): FoundDay[] {
  return found.flatMap((one, i) => {
    const next = found[i + 1];
    const through =
      next && /^\s*(-|–|—|tot en met|t\/m|tot|until|to|through)\s*$/u.test(text.slice(one.end, next.at));
    if (!through) return [one];
    const between = Array.from(
      { length: (next.weekday - one.weekday + 7) % 7 },
      (_, n) => ((one.weekday - 1 + n) % 7) + 1,
    );
    return between.map((weekday) => ({ ...one, weekday }));
  });
}
