import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('in no language does the subject of an e-mail have a place for anything but the title of a meeting', () => {
  const faults = globSync('src/features/*/messages/*.json').flatMap((path) => {
    const messages: Record<string, string> = JSON.parse(readFileSync(path, 'utf8'));
    return Object.entries(messages)
      .filter(([key]) => /^mail\..*subject$|^mail\.remind\.(week|day)$/.test(key))
      .filter(([, text]) => /\{(?!meeting\})/.test(text))
      .map(([key]) => `${path}: ${key}`);
  });
  expect(faults).toEqual([]);
});
