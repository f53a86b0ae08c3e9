import { expect, test } from 'vitest';
import { questionToken } from './question-links.ts';

test('the link to a question that is in somebody’s mail since the first release still opens it', () => {
  const app = { secret: Buffer.alloc(32, 7) };
  expect(questionToken(app, '00000000-0000-4000-8000-000000000001')).toBe(
    'voBvxL1vrWqPjIBGLRUsZpalkNF61wwzQ0ZcaW-ZzOQ',
  );
});
