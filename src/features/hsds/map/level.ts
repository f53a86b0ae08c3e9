import type { Level } from '#features/vocabulary/rules.ts';
import type { Words } from './clear.ts';

interface Range {
  levelMin: Level | null;
  levelMax: Level | null;
}

const unknown: Range = { levelMin: null, levelMax: null };
const MARK = 'A0|A1|A2|B1|B2';
const ABOUT_DUTCH =
  /\b(niveaus?|taalniveau|levels?|nt2|taal\w*|dutch|nederlands\w*|inburger\w*|alfa\w*|conversati\w*)\b/i;

const range = new RegExp(
  `\\b(${MARK})\\s*(?:-|–|/|tot(?: en met)?|t/m|to|until|en|and|naar)\\s*(${MARK})\\b`,
);
const from = new RegExp(
  `\\b(?:vanaf|minimaal|minstens|ten minste|at least|minimum|from)(?: \\w+){0,2} (${MARK})\\b|\\b(${MARK})(?: of hoger| or higher|\\+)`,
  'i',
);
const upTo = new RegExp(`\\b(?:tot(?: en met)?|t/m|maximaal|up to|at most)(?: \\w+){0,2} (${MARK})\\b`, 'i');
const beside = new RegExp(
  `\\b(?:niveau|level|taalniveau|nt2|nederlands|dutch)\\s*:?\\s*(${MARK})\\b|\\b(${MARK})[- ](?:niveau|level)\\b`,
  'i',
);
const beginners = /\b(absolute )?(beginners|beginnende|starters)\b/i;

/** The levels of Dutch that are marked: `A1–A2`, `vanaf B1`, `niveau A2`; "beginners" where it is about Dutch is at most A1. */
export function levelOf({ name, terms, all }: Words, aboutDutch: boolean): Range {
  const words = [name, ...terms, all].join('. ');
  const text = words.length > 20_000 ? words.slice(0, 20_000) : words;
  if (!ABOUT_DUTCH.test(text)) return unknown;
  const both = range.exec(text);
  if (both) {
    const [low, high] = [level(both[1]), level(both[2])].sort() as [Level, Level];
    return { levelMin: low, levelMax: high };
  }
  const least = from.exec(text);
  const most = upTo.exec(text);
  if (least || most) return { levelMin: level(least?.[1] ?? least?.[2]), levelMax: level(most?.[1]) };
  const only = beside.exec(text) ?? (aboutDutch ? new RegExp(`\\b(${MARK})\\b`).exec(name) : null);
  const mark = level(only?.[1] ?? only?.[2]);
  if (mark) return { levelMin: mark, levelMax: mark };
  if (aboutDutch && beginners.test(`${name}. ${terms.join('. ')}`)) return { levelMin: null, levelMax: 'a1' };
  return unknown;
}

const level = (mark: string | undefined): Level | null => (mark ? (mark.toLowerCase() as Level) : null);
