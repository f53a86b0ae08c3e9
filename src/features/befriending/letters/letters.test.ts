import pg from 'pg';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { createTestApp } from '../../../../test/support/app.ts';
import {
  pairOf,
  proposed,
  type Somebody,
  says,
  somebodyWith,
} from '../../../../test/support/befriending-people.ts';
import { done, poolWith } from '../../../../test/support/circles.ts';
import { tellMet } from '../check-ins/actions.ts';
import { remindOthers } from '../proposals/actions.ts';
import { reminderDue } from './rules.ts';
import { writeLetters } from './write-letters.ts';

const { app, at, browser, owner, faults } = await createTestApp(8);
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());
const { listing: pool } = await poolWith(app, database);
const START = '2026-11-24T09:00:00Z';
beforeEach(async () => {
  at(START);
  await database.query("update befriending_proposal set state = 'closed' where state = 'open'");
});

let people = 0;
/** Two people with addresses, proposed to each other. */
async function two(): Promise<{
  selam: Somebody;
  henk: Somebody;
  proposal: string;
  hers: string;
  his: string;
}> {
  people += 1;
  const [hers, his] = [`selam${people}@example.nl`, `henk${people}@example.nl`];
  const selam = await somebodyWith(app, pool, { email: hers });
  const henk = await somebodyWith(app, pool, { side: 'resident', email: his });
  return { selam, henk, proposal: await proposed(app, database, pool, selam, henk), hers, his };
}
const lettersTo = async (email: string): Promise<{ subject: string; body: string }[]> =>
  (
    await database.query('select subject, body from mail_outbox where recipient = $1 order by queued_at', [
      email,
    ])
  ).rows;
const subjectsTo = async (email: string) => (await lettersTo(email)).map(({ subject }) => subject);

test('who gave an address gets one letter about all that is new, without a name, and in daytime', async () => {
  const { selam, hers, his } = await two();
  const piet = await somebodyWith(app, pool, { side: 'resident', name: 'Piet' });
  await proposed(app, database, pool, selam, piet);
  at('2026-11-24T21:00:00Z');
  await writeLetters(app);
  expect(await lettersTo(hers)).toEqual([]);
  at('2026-11-25T08:00:00Z');
  await Promise.all([writeLetters(app), writeLetters(app)]);
  await writeLetters(app);
  const [letter, ...more] = await lettersTo(hers);
  expect(more).toEqual([]);
  expect(letter?.subject).toBe('Er staat iets voor je klaar');
  expect(letter?.body).not.toMatch(/Henk|Piet|Selam|koor/);
  const [other] = await lettersTo(his);
  const withoutLinks = (body = '') => body.replace(/befriending-letters\/\S+/, '');
  expect(withoutLinks(other?.body)).toBe(withoutLinks(letter?.body));
});

test('the link in a letter ends the letters, by itself and with one click, and lets them go on', async () => {
  const { hers } = await two();
  await writeLetters(app);
  const path = (await lettersTo(hers))[0]?.body.match(/\/nl\/befriending-letters\/\S+/)?.[0] ?? '';
  const anybody = browser();
  expect((await anybody.get(path)).html).toContain('Stuur geen berichten meer');
  expect(
    (
      await anybody.raw(`${path}/stop`, {
        method: 'POST',
        body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
        headers: { 'content-length': '26' },
      })
    ).status,
  ).toBe(200);
  const before = (await lettersTo(hers)).length;
  await database.query("update befriending_told set about = about || ':again'");
  await writeLetters(app);
  expect(await lettersTo(hers)).toHaveLength(before);
  await anybody.get(path);
  expect((await anybody.post(`${path}/resume`, {})).html).toContain('Je krijgt berichten');
  expect((await anybody.get('/nl/befriending-letters/no-such-link-no-such-link')).status).toBe(404);
});

test('everybody without an answer is reminded once, on a day that tells nothing', async () => {
  const { selam, henk, proposal, hers, his } = await two();
  await writeLetters(app);
  await says(app, selam, proposal, 'yes');
  done(await remindOthers(app, selam, { proposal }));
  for (let day = 25; day <= 30; day++) {
    at(`2026-11-${day}T09:00:00Z`);
    await writeLetters(app);
  }
  expect(await subjectsTo(hers)).toEqual(['Er staat iets voor je klaar']);
  expect(await subjectsTo(his)).toEqual(['Er staat iets voor je klaar', 'Er staat nog iets voor je klaar']);
  at('2026-12-05T09:00:00Z');
  await writeLetters(app);
  expect(await subjectsTo(his)).toHaveLength(2);
  expect(await says(app, henk, proposal, 'yes')).toBe('paired');
});

test('who said no or later is reminded of nothing', async () => {
  for (const answer of ['no', 'later'] as const) {
    at(START);
    const { selam, henk, proposal, his } = await two();
    await writeLetters(app);
    await says(app, henk, proposal, answer);
    await says(app, selam, proposal, 'yes');
    done(await remindOthers(app, selam, { proposal }));
    at('2026-12-04T09:00:00Z');
    await writeLetters(app);
    expect(await subjectsTo(his)).toEqual(['Er staat iets voor je klaar']);
  }
});

test('a reminder that somebody asked for falls on a day on which one could come by itself', () => {
  const proposedAt = new Date(START);
  const DAY = 86_400_000;
  const third = proposedAt.getTime() + 3 * DAY;
  for (const chance of [0, 0.3, 0.999]) {
    const byItself = reminderDue(proposedAt, null, chance).getTime();
    expect(byItself).toBeGreaterThanOrEqual(third);
    expect(byItself).toBeLessThan(third + 6 * DAY);
    for (const hours of [1, 30, 100, 400]) {
      const asked = reminderDue(
        proposedAt,
        new Date(proposedAt.getTime() + hours * 3_600_000),
        chance,
      ).getTime();
      expect(asked).toBeGreaterThanOrEqual(third);
      expect(asked).toBeLessThanOrEqual(byItself);
    }
  }
});

test('who did not say the last yes gets a letter that both did', async () => {
  const { selam, henk, proposal, hers, his } = await two();
  await says(app, selam, proposal, 'yes');
  at('2026-11-24T10:00:00Z');
  await says(app, henk, proposal, 'yes');
  await writeLetters(app);
  expect(await subjectsTo(hers)).toEqual(['Er is goed nieuws voor je']);
  expect(await subjectsTo(his)).toEqual([]);
});

test('a week after two found each other they are asked how it goes, each moment once, and nobody who answered', async () => {
  people += 1;
  const [hers, his] = [`selam${people}@example.nl`, `henk${people}@example.nl`];
  const { selam, pair } = await pairOf(app, database, pool, { emails: { newcomer: hers, resident: his } });
  at('2026-11-26T09:00:00Z');
  done(await tellMet(app, selam, { pair, met: 'yes' }));
  for (const day of ['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-24', '2026-12-25']) {
    at(`${day}T09:00:00Z`);
    await writeLetters(app);
  }
  expect((await subjectsTo(his)).filter((subject) => subject === 'Hoe gaat het?')).toHaveLength(1);
  expect((await subjectsTo(hers)).filter((subject) => subject === 'Hoe gaat het?')).toHaveLength(1);
  expect(faults).toEqual([]);
});
