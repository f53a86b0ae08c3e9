import { expect, test } from 'vitest';
import { interruptMail } from '../support/mail-interruptions.ts';

test('a server that is killed while the mail server accepts a letter sends every letter exactly once', async () => {
  const result = await interruptMail(5, 'server');
  expect(result).toMatchObject({ kills: 5, letters: 20, once: 20, twice: 0, never: 0, unmarked: 0 });
}, 90_000);
