import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { mailbox } from '../../../../test/support/mailbox.ts';
import { type AskedInitiative, askerFor, initiativeWith } from '../../../../test/support/placements.ts';
import { takeStepAndOffer } from '../model/requests.ts';
import type { StepKind } from '../model/rules.ts';
import { keepUp } from './upkeep.ts';

const { app, at, browser, owner, faults } = await createTestApp();
const { post } = await mailbox();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

let choir: AskedInitiative;
beforeAll(async () => {
  at('2026-11-27T10:00:00Z');
  choir = await initiativeWith(app, database, { places: 2 });
  await database.query("update listing set owner_email = 'koor@voorbeeld.nl', may_ask = true where id = $1", [
    choir.listing,
  ]);
});

const stepsOf = async (request: string) => {
  const { rows } = await database.query<{ kind: string }>(
    'select kind from placement_step where request_id = $1 order by id',
    [request],
  );
  return rows.map(({ kind }) => kind);
};
const answer = (request: string, kind: StepKind) =>
  inTransaction(app.db, { link: choir.link }, (tx) =>
    takeStepAndOffer(
      tx,
      { listing: choir.listing, request, kind, by: 'initiative', seenSteps: null },
      app.now(),
    ),
  );
/** A round of the server on two nodes at the same moment. */
const round = async (iso: string) => {
  at(iso);
  await Promise.all([keepUp(app), keepUp(app)]);
};
const letters = async () =>
  (await post(app)).map((letter) => ({
    to: [letter.to].flat()[0]?.text ?? '',
    text: letter.text ?? '',
    headers: letter.headers,
  }));

test('who promised an answer is reminded on the working day after it, and two working days later the asker is led on; in daytime, once', async () => {
  const samira = await askerFor(app, choir, 1, 'samira@voorbeeld.nl');
  // Three working days from a Friday: the answer is promised for Wednesday 2 December.
  await round('2026-11-27T10:10:00Z');
  const [first, ...more] = await letters();
  expect(more).toEqual([]);
  expect(first?.to).toBe('koor@voorbeeld.nl');
  expect(first?.text).toContain('1 aanvraag wacht op je antwoord');
  // A mailbox cannot be emptied when a consent is withdrawn.
  expect(first?.text).not.toContain('Samira');
  await round('2026-11-30T10:00:00Z');
  await round('2026-12-02T20:30:00Z');
  expect(await stepsOf(samira.request)).toEqual(['ask']);
  await round('2026-12-03T07:30:00Z');
  expect(await letters()).toEqual([]);
  await round('2026-12-03T08:00:00Z');
  await round('2026-12-03T12:00:00Z');
  expect(await stepsOf(samira.request)).toEqual(['ask', 'remind']);
  const [late, ...others] = await letters();
  expect(others).toEqual([]);
  expect(late?.text).toContain('het antwoord was beloofd voor');
  // A weekend does not count.
  await round('2026-12-05T10:00:00Z');
  await round('2026-12-07T07:00:00Z');
  expect(await stepsOf(samira.request)).toEqual(['ask', 'remind']);
  await round('2026-12-07T08:00:00Z');
  await round('2026-12-07T15:00:00Z');
  expect(await stepsOf(samira.request)).toEqual(['ask', 'remind', 'suggest']);
  const toSamira = (await letters()).filter(({ to }) => to === 'samira@voorbeeld.nl');
  expect(toSamira).toHaveLength(1);
  expect(toSamira[0]?.text).toContain('Het koor');
  expect(toSamira[0]?.text).toContain('/nl/requests');
  expect(toSamira[0]?.text).not.toContain('Samira');
  await answer(samira.request, 'decline');
});

test('an answer is told by one letter, in the language of who asked and not at night; the link in it stops and resumes', async () => {
  at('2026-12-08T10:00:00Z');
  const yonas = await askerFor(app, choir, 1, 'yonas@voorbeeld.nl');
  await database.query("update placement_request set language = 'en' where id = $1", [yonas.request]);
  await answer(yonas.request, 'queue');
  await answer(yonas.request, 'offer');
  await round('2026-12-08T21:30:00Z');
  expect((await letters()).filter(({ to }) => to === 'yonas@voorbeeld.nl')).toEqual([]);
  await round('2026-12-09T08:30:00Z');
  await round('2026-12-09T09:30:00Z');
  const told = (await letters()).filter(({ to }) => to === 'yonas@voorbeeld.nl');
  expect(told).toHaveLength(1);
  expect(told[0]?.text).toContain('There is a place for you');
  const stopUrl = told[0]?.text.match(/\/en\/placement-letters\/[\w-]+/)?.[0] ?? '';
  const reader = browser();
  // A scanner that only opens the link changes nothing.
  await browser().raw(stopUrl, { method: 'HEAD' });
  expect((await reader.get(stopUrl)).html).toContain('Stop the e-mails');
  const oneClick = await browser().raw(`${stopUrl}/stop`, {
    method: 'POST',
    body: 'List-Unsubscribe=One-Click',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  expect(oneClick.status).toBe(200);
  await yonas.act('accept');
  await answer(yonas.request, 'stop');
  await round('2026-12-09T10:30:00Z');
  expect((await letters()).filter(({ to }) => to === 'yonas@voorbeeld.nl')).toEqual([]);
  // Had a scanner submitted the form, one tap of the person brings the letters back.
  await reader.get(stopUrl);
  await reader.post(`${stopUrl}/resume`, {});
  await round('2026-12-09T11:30:00Z');
  const again = (await letters()).filter(({ to }) => to === 'yonas@voorbeeld.nl');
  expect(again).toHaveLength(1);
  expect(again[0]?.text).toContain('Stopped by the initiative');
  expect((await reader.get('/en/placement-letters/nobody-has-this-link-at-all')).status).toBe(404);
});

test('while an initiative is on leave the promised day moves, who waits is told, and nobody is reminded', async () => {
  at('2026-12-09T12:00:00Z');
  const mina = await askerFor(app, choir, 1, 'mina@voorbeeld.nl');
  await database.query("update placement_settings set leave_until = '2026-12-20' where listing_id = $1", [
    choir.listing,
  ]);
  await letters();
  await round('2026-12-10T10:00:00Z');
  await round('2026-12-17T10:00:00Z');
  expect(await stepsOf(mina.request)).toEqual(['ask', 'postpone']);
  const all = await letters();
  // Three working days after Sunday the 20th.
  expect(all.map(({ to, text }) => [to, text.includes('23 december')])).toEqual([
    ['mina@voorbeeld.nl', true],
  ]);
});

test('a request whose consent ran out ends, and its place goes on to who waits', async () => {
  at('2026-12-21T10:00:00Z');
  const two = await initiativeWith(app, database, { places: 1, automatic: true });
  const [samira, yonas] = [await askerFor(app, two), await askerFor(app, two)];
  // Nobody can shorten a consent, so time passes for one of them.
  await database.query("update placement_request set shared_until = '2026-12-22T10:00:00Z' where id = $1", [
    samira.request,
  ]);
  await round('2026-12-22T10:10:00Z');
  const { rows } = await database.query('select id, state from placement_request where listing_id = $1', [
    two.listing,
  ]);
  expect(new Map(rows.map(({ id, state }) => [id, state]))).toEqual(
    new Map([
      [samira.request, 'ended'],
      [yonas.request, 'offered'],
    ]),
  );
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
