import { expect, test } from 'vitest';
import { phaseOf, statementWordsIn, textIn } from './rules.ts';

const at = (hour: number) => new Date(`2026-05-04T${String(hour).padStart(2, '0')}:00:00Z`);

test('a conversation is open from the moment it opens and closed from the moment it closes', () => {
  const conversation = { published: true, opensAt: at(9), closesAt: at(17) };
  expect(phaseOf({ ...conversation, published: false }, at(10))).toBe('draft');
  expect([8, 9, 16, 17].map((hour) => phaseOf(conversation, at(hour)))).toEqual([
    'coming',
    'open',
    'open',
    'closed',
  ]);
});

test('a reader sees the own language, with what was said first beside it', () => {
  const statement = {
    language: 'ti',
    texts: [
      { language: 'ti', words: 'ገዛ', reviewed: true },
      { language: 'nl', words: 'Een huis', reviewed: false },
    ],
  };
  expect(statementWordsIn(statement, 'nl')).toMatchObject({
    words: 'Een huis',
    original: { language: 'ti' },
  });
  expect(statementWordsIn(statement, 'ar')).toMatchObject({ language: 'ti', original: undefined });
  expect(textIn({ nl: 'Hallo' }, 'ar')).toEqual({ language: 'nl', words: 'Hallo' });
  expect(textIn({}, 'ar')).toBeUndefined();
});
