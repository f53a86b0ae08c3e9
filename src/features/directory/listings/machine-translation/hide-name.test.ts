import { expect, test } from 'vitest';
import { hideName } from './hide-name.ts';

test('a name is replaced by a placeholder and put back; an ordinary word is not', () => {
  const { text: sent, restore } = hideName(
    'Bij Het Wijkkoor: Het Wijkkoor is er voor 1 ieder.',
    'Het Wijkkoor',
  );
  expect(sent).toBe('Bij [2]: [2] is er voor 1 ieder.');
  expect(restore('في [ 2 ] : [2] للجميع 1')).toBe('في Het Wijkkoor : Het Wijkkoor للجميع 1');
  expect(restore('في الجوقة')).toBeNull();
  expect(hideName('Wij zingen samen.', 'samen').text).toBe('Wij zingen samen.');
  expect(hideName('Het Wijkkoortje zingt.', 'Het Wijkkoor').text).toBe('Het Wijkkoortje zingt.');
  expect(hideName('A (B) [C', '(B) [C').text).toBe('A [1]');
});
