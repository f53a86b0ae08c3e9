import { expect, test } from 'vitest';
import { languagePair } from './language-codes.ts';

test('languages go by the codes of the server; a language that it does not have is not requested', () => {
  const supported = [
    { code: 'nl', targets: ['en', 'ku'] },
    { code: 'en' },
    { code: 'ku' },
    { code: 'zh-Hans' },
  ];
  expect(languagePair(supported, 'nl', 'kmr')).toEqual({ source: 'nl', target: 'ku' });
  expect(languagePair(supported, 'nl', 'ti')).toBeUndefined();
  expect(languagePair(supported, 'zh', 'nl')).toEqual({ source: 'zh-Hans', target: 'nl' });
  expect(languagePair(supported, 'so', 'nl')).toBeUndefined();
  expect(languagePair([], 'nl', 'en')).toBeUndefined();
});
