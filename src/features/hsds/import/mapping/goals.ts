import { GOALS, type Goal } from '#features/vocabulary/rules.ts';
import { KEYWORDS } from './goal-keywords.ts';
import type { ServiceWording } from './wording.ts';

const fold = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[’]/g, "'");

/** A star at either end stands for any letters: `*taalles*` also matches `zomertaallessen`. */
const keywordPattern = (keywords: readonly string[]): RegExp =>
  new RegExp(
    keywords
      .map((keyword) => {
        const start = keyword.startsWith('*') ? '' : '(?<![\\p{L}\\p{N}])';
        const end = keyword.endsWith('*') ? '' : '(?![\\p{L}\\p{N}])';
        return start + fold(keyword.replaceAll('*', '')).replace(/[-\s]+/g, '[-\\s]+') + end;
      })
      .join('|'),
    'u',
  );

const MAX_SEARCHED_LENGTH = 4000;

const GOAL_PATTERNS = GOALS.map((goal) => ({
  goal,
  name: keywordPattern([...KEYWORDS[goal].name, ...KEYWORDS[goal].text]),
  text: keywordPattern(KEYWORDS[goal].text),
}));

/** The goals of an activity: from its name and taxonomy terms, and from unmistakable phrases in its text. */
export function goalsOf({ name, terms, all }: ServiceWording): Goal[] {
  const title = fold([name, ...terms].join(' . '));
  const text = fold(all.slice(0, MAX_SEARCHED_LENGTH));
  const matches = GOAL_PATTERNS.filter((goal) => goal.name.test(title) || goal.text.test(text));
  return matches.map(({ goal }) => goal);
}
