import type { Level } from '#features/vocabulary/rules.ts';
import type { ServiceWording } from './wording.ts';

interface LevelRange {
  levelMin: Level | null;
  levelMax: Level | null;
}

const UNKNOWN: LevelRange = { levelMin: null, levelMax: null };
const LEVEL_CODE = 'A0|A1|A2|B1|B2';
const ABOUT_DUTCH =
  /\b(niveaus?|taalniveau|levels?|nt2|taal\w*|dutch|nederlands\w*|inburger\w*|alfa\w*|conversati\w*)\b/i;

const MAX_SEARCHED_LENGTH = 20_000;

const RANGE = new RegExp(
  `\\b(${LEVEL_CODE})\\s*(?:-|–|/|tot(?: en met)?|t/m|to|until|en|and|naar)\\s*(${LEVEL_CODE})\\b`,
);
const MINIMUM = new RegExp(
  `\\b(?:vanaf|minimaal|minstens|ten minste|at least|minimum|from)(?: \\w+){0,2} (${LEVEL_CODE})\\b|\\b(${LEVEL_CODE})(?: of hoger| or higher|\\+)`,
  'i',
);
const MAXIMUM = new RegExp(
  `\\b(?:tot(?: en met)?|t/m|maximaal|up to|at most)(?: \\w+){0,2} (${LEVEL_CODE})\\b`,
  'i',
);
const SINGLE = new RegExp(
  `\\b(?:niveau|level|taalniveau|nt2|nederlands|dutch)\\s*:?\\s*(${LEVEL_CODE})\\b|\\b(${LEVEL_CODE})[- ](?:niveau|level)\\b`,
  'i',
);
const BEGINNERS = /\b(absolute )?(beginners|beginnende|starters)\b/i;

/**
 * The levels of Dutch in the texts of a service: `A1–A2`, `vanaf B1`, `niveau A2`. In an activity about Dutch,
 * "beginners" means at most A1.
 */
export function levelOf({ name, terms, all }: ServiceWording, aboutDutch: boolean): LevelRange {
  const text = [name, ...terms, all].join('. ').slice(0, MAX_SEARCHED_LENGTH);
  if (!ABOUT_DUTCH.test(text)) return UNKNOWN;
  const range = RANGE.exec(text);
  if (range) {
    const [levelMin, levelMax] = [level(range[1]), level(range[2])].sort() as [Level, Level];
    return { levelMin, levelMax };
  }
  const minimum = MINIMUM.exec(text);
  const maximum = MAXIMUM.exec(text);
  if (minimum || maximum)
    return { levelMin: level(minimum?.[1] ?? minimum?.[2]), levelMax: level(maximum?.[1]) };
  const single = SINGLE.exec(text) ?? (aboutDutch ? new RegExp(`\\b(${LEVEL_CODE})\\b`).exec(name) : null);
  const onlyLevel = level(single?.[1] ?? single?.[2]);
  if (onlyLevel) return { levelMin: onlyLevel, levelMax: onlyLevel };
  if (aboutDutch && BEGINNERS.test(`${name}. ${terms.join('. ')}`)) return { levelMin: null, levelMax: 'a1' };
  return UNKNOWN;
}

/** @param code one of LEVEL_CODE */
const level = (code: string | undefined): Level | null => (code ? (code.toLowerCase() as Level) : null);
