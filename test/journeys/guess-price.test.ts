import { expect, test } from 'vitest';
import { words } from '#core/passphrase/words.ts';
import { FREE_PER_NETWORK } from '../../src/features/accounts/guesses/rules.ts';
import { begin, wordsOf } from '../support/people.ts';
import { site } from '../support/site.ts';
import { createBrowser } from '../support/visitor.ts';

const { at, faults, phone } = await site();

/** A browser without a window, on the same server and so in the same network. */
const visitor = () =>
  createBrowser({
    request: async (input, init) =>
      fetch(String(input).replace('http://localhost', at), { ...init, redirect: 'manual' }),
  });

const passphrase = await wordsOf(await begin(visitor()));
const guesser = visitor();
await guesser.get('/nl/open');
for (let i = 0; i < FREE_PER_NETWORK[0]; i++)
  await guesser.post('/nl/open', { code: `boom boom boom boom boom ${words[i]}`, device: 'own' });

test('after many wrong words the browser computes for a moment, and goes on by itself with the right ones', async () => {
  const page = await (await phone({ script: true })).newPage();
  await page.goto('/ar/open');
  await page.fill('input[name=code]', passphrase);
  await page.click('.actions button[value=own]');
  await page.waitForURL('**/ar/week');
});

test('without JavaScript the page says how long to wait, and keeps the words', async () => {
  const page = await (await phone()).newPage();
  await page.goto('/nl/open');
  await page.fill('input[name=code]', passphrase);
  await page.click('.actions button[value=shared]');
  expect(await page.innerText('main')).toContain('Wacht 20 seconden');
  expect(await page.inputValue('input[name=code]')).toBe(passphrase);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
