import { expect, test } from 'vitest';
import { checkPlainLanguage } from './plain-language.ts';

test('difficult Dutch gets advice, plain Dutch none, and what is too short to judge none either', () => {
  const formalText =
    'Middels laagdrempelige groepsbijeenkomsten faciliteren wij de zelfredzaamheid van statushouders teneinde hun maatschappelijke participatie duurzaam te bevorderen.';
  const findings = checkPlainLanguage(formalText);
  expect(findings?.difficultWords).toContainEqual({ word: 'middels', plainer: 'met' });
  expect(findings?.difficultWords).toContainEqual({ word: 'groepsbijeenkomsten', plainer: null });
  expect(findings?.longSentences).toBe(1);
  expect(checkPlainLanguage('Kom zingen. Ook als je de woorden nog niet kent.')).toBeNull();
  expect(checkPlainLanguage('Samen koken')).toBeNull();
  expect(findings?.readingEase).toBeLessThan(30);
});
