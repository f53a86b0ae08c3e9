import { afterEach, expect, test } from 'vitest';
import { PICTURED_WORDS } from '#core/passphrase/pictured-words.ts';
import { words } from '#core/passphrase/words.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { begin, proofFor, ticketIn, wordsOf } from '../../../../test/support/people.ts';
import { issueOperatorLink } from '../team-links/actions.ts';
import { wrongGuessesThisHour } from './guess-in-turn.ts';
import { ALARM_FAILURES, FREE_PER_BEGINNING, FREE_PER_NETWORK } from './rules.ts';

const { app, browser, at, faults } = await createTestApp();
app.trustedProxies = 1;
const CENTRE = '192.0.2.10';
const TIMEOUT_MS = 240_000;
const PICTURED: readonly string[] = PICTURED_WORDS;

/** Another word of the list in the place of one: a slip of the pen that is no typing mistake. */
const withWrongWord = (passphrase: string): string =>
  passphrase.replace(/[a-z]+$/, (last) => PICTURED[(PICTURED.indexOf(last) + 1) % PICTURED.length] ?? '');

const open = async (phone: ReturnType<typeof browser>, code: string, more: Record<string, string> = {}) =>
  phone.post('/nl/open', { code, device: 'own', ...more });

/** A phone on which the page for opening a story is open. */
async function phoneAt(address: string) {
  const phone = browser(address);
  await phone.get('/nl/open');
  return phone;
}

/** Runs `task` for 0 … count - 1, some at a time. */
async function forEachOf(count: number, task: (i: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < count) await task(next++);
  };
  await Promise.all(Array.from({ length: 4 }, worker));
}

const wrongWords = (i: number): string =>
  [i >> 8, i, i + 1, i + 2, i + 3, i + 4].map((place) => words[place & 255]).join(' ');

afterEach(() => expect(faults).toEqual([]));

test(
  'three hundred people begin and open their cards within an hour at one address, one in ten with a wrong word first',
  async () => {
    const people = 300;
    const start = Date.parse('2027-05-01T09:00:00Z');
    const passphrases: string[] = [];
    await forEachOf(people, async (i) => {
      at(new Date(start + i * 12_000).toISOString());
      passphrases[i] = await wordsOf(await begin(browser(CENTRE)));
    });
    const later = Date.parse('2027-05-01T12:00:00Z');
    let opened = 0;
    await forEachOf(people, async (i) => {
      at(new Date(later + i * 12_000).toISOString());
      const phone = await phoneAt(CENTRE);
      const passphrase = passphrases[i] ?? '';
      if (i % 10 === 0) expect((await open(phone, withWrongWord(passphrase))).status).toBe(422);
      if ((await open(phone, passphrase)).to === '/nl/week') opened++;
    });
    expect(opened).toBe(people);
  },
  TIMEOUT_MS,
);

test(
  'sixty networks with ten wrong tries each close nothing: a fresh network opens at once, one of the sixty for a price',
  async () => {
    at('2027-06-01T09:00:00Z');
    const passphrase = await wordsOf(await begin(browser('198.51.100.1')));
    await forEachOf(600, async (i) => {
      const phone = await phoneAt(`10.0.${i % 60}.7`);
      const tried = await open(phone, wrongWords(i));
      expect([422, 429]).toContain(tried.status);
    });
    expect(await wrongGuessesThisHour(app)).toBeGreaterThanOrEqual(ALARM_FAILURES[0]);
    // The operator is told, once.
    expect(faults.splice(0)).toEqual(['many wrong words of cards: somebody may be guessing']);
    expect((await open(await phoneAt('203.0.113.1'), passphrase)).to).toBe('/nl/week');
    const phone = await phoneAt('10.0.7.8');
    const due = await open(phone, passphrase);
    expect(due.status).toBe(429);
    expect(due.html).toContain(`value="${passphrase}"`);
    const paid = await open(phone, passphrase, { ticket: ticketIn(due.html), proof: proofFor(due.html) });
    expect(paid.to).toBe('/nl/week');
  },
  TIMEOUT_MS,
);

test('without a script one waits: the time counts also when one taps too early, and a ticket is good once', async () => {
  at('2027-07-01T09:00:00Z');
  const passphrase = await wordsOf(await begin(browser('198.51.100.1')));
  for (let i = 0; i < FREE_PER_NETWORK[0]; i++) await open(await phoneAt('10.1.0.1'), wrongWords(i * 300));
  const phone = await phoneAt('10.1.0.2');
  const due = await open(phone, passphrase);
  expect(due.html).toContain('Wacht 20 seconden');
  const ticket = ticketIn(due.html);
  at('2027-07-01T09:00:08Z');
  const early = await open(phone, passphrase, { ticket, proof: '' });
  expect(early.html).toContain('Wacht 12 seconden');
  expect(ticketIn(early.html)).toBe(ticket);
  at('2027-07-01T09:00:21Z');
  // A ticket is of one network, and nobody else can make or change one.
  expect((await open(await phoneAt('10.2.0.1'), passphrase)).to).toBe('/nl/week');
  for (const forged of [`${ticket}x`, ticket.replace(/\.14\./, '.1.'), 'x', '....'])
    expect((await open(phone, passphrase, { ticket: forged, proof: '1' })).status).toBe(429);
  expect((await open(phone, wrongWords(5), { ticket })).status).toBe(422);
  const again = await open(phone, passphrase, { ticket });
  expect(again.status).toBe(429);
  at('2027-07-01T09:01:30Z');
  expect((await open(phone, passphrase, { ticket: ticketIn(again.html) })).to).toBe('/nl/week');
});

test('who aims at one beginning pays for it wherever they are; every other card is free', async () => {
  at('2027-08-01T09:00:00Z');
  const aimedAt = await wordsOf(await begin(browser('198.51.100.1')));
  const other = await wordsOf(await begin(browser('198.51.100.1')));
  const beginning = aimedAt.split(' ').slice(0, 3).join(' ');
  for (let i = 0; i < FREE_PER_BEGINNING[0]; i++)
    await open(await phoneAt(`10.3.${i}.1`), `${beginning} boom boom boom boom ${PICTURED_WORDS[i]}`);
  const phone = await phoneAt('10.4.0.1');
  const due = await open(phone, aimedAt);
  expect(due.status).toBe(429);
  const paid = { ticket: ticketIn(due.html), proof: proofFor(due.html) };
  expect((await open(phone, aimedAt, paid)).to).toBe('/nl/week');
  expect((await open(await phoneAt('10.4.0.1'), other)).to).toBe('/nl/week');
});

test('words that are on no card cost nothing, however often', async () => {
  at('2027-09-01T09:00:00Z');
  const phone = await phoneAt('10.5.0.1');
  for (let i = 0; i < FREE_PER_NETWORK[0] + 5; i++)
    expect((await open(phone, 'bom fits kaas lamp zon tuin')).status).toBe(422);
});

test('the eleventh volunteer opens a team link at the same address, and so does the fortieth', async () => {
  at('2027-10-01T09:00:00Z');
  for (let i = 0; i < 40; i++) {
    const wrong = await browser(CENTRE).get('/nl/team/a-link-that-is-none');
    expect(wrong.status).toBe(404);
  }
  const path = new URL(await issueOperatorLink(app, 'Fatima', 2)).pathname;
  const volunteer = browser(CENTRE);
  expect((await volunteer.get(path)).to).toBe('/nl/team');
  expect((await volunteer.follow()).html).toContain('Fatima');
});
