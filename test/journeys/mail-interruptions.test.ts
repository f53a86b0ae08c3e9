import { expect, test } from 'vitest';
import { interruptMail } from '../support/mail-interruptions.ts';

test('a server that is killed while the mail server accepts a letter sends every letter exactly once', async () => {
  const result = await interruptMail(4, 'server');
  expect(result).toMatchObject({ kills: 4, letters: 16, once: 16, twice: 0, never: 0, unmarked: 0 });
}, 120_000);
