import { GOALS, type Goal } from '#features/vocabulary/rules.ts';
import { KEYWORDS } from '../words/keywords.ts';
import type { Words } from './clear.ts';

const fold = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[’]/g, "'");

// A star at either end stands for any letters: `*taalles*` also finds `zomertaallessen`.
const pattern = (words: readonly string[]): RegExp =>
  new RegExp(
    words
      .map((word) => {
        const open = word.startsWith('*') ? '' : '(?<![\\p{L}\\p{N}])';
        const end = word.endsWith('*') ? '' : '(?![\\p{L}\\p{N}])';
        return open + fold(word.replaceAll('*', '')).replace(/[-\s]+/g, '[-\\s]+') + end;
      })
      .join('|'),
    'u',
  );

const compiled = GOALS.map((goal) => ({
  goal,
  name: pattern([...KEYWORDS[goal].name, ...KEYWORDS[goal].text]),
  text: pattern(KEYWORDS[goal].text),
}));

/** What one can come for: from the name and the taxonomy terms, and from unmistakable phrases in the text. */
export function goalsOf({ name, terms, all }: Words): Goal[] {
  const title = fold([name, ...terms].join(' . '));
  const text = fold(all.slice(0, 4000));
  return compiled.filter((one) => one.name.test(title) || one.text.test(text)).map(({ goal }) => goal);
}
