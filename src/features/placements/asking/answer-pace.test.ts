import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { privateLinkToken } from '#core/private-links.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { openOwnerLink } from '../../../../test/support/owners.ts';
import { begin, tell } from '../../../../test/support/people.ts';
import {
  type AskedInitiative,
  askFrom,
  initiativeWith,
  newcomers,
} from '../../../../test/support/placements.ts';
import { takeStep } from '../model/queries.ts';

const { app, browser, at, owner, faults } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

const ASKED = '2026-11-30T10:00:00Z';
const TWO_DAYS_LATER = '2026-12-02T10:00:00Z';
const WORDS = 'Hier komt het antwoord meestal binnen 2 dagen.';

/** Somebody asks, and is answered two days later. */
async function answered(choir: AskedInitiative, person: string): Promise<void> {
  at(ASKED);
  const request = await askFrom(app, choir, person);
  at(TWO_DAYS_LATER);
  const declined = await inTransaction(app.db, { link: choir.link }, (tx) =>
    takeStep(tx, {
      request,
      kind: 'decline',
      by: 'initiative',
      seenSteps: null,
      details: { reason: 'other' },
    }),
  );
  expect(declined).toBe('done');
}

test('the pages of an initiative say how soon it answers from ten answers to ten people on, not one before', async () => {
  const choir = await initiativeWith(app, database, { places: 5 });
  await database.query('update directory_revision set revision = revision + 1');
  const [tenth = '', first = '', ...others] = await newcomers(database, 10);
  const phone = browser();
  at(ASKED);
  await begin(phone);
  await tell(phone, 'languages', { languages: ['ar'] });
  const pages = async () => {
    const addresses = [`/nl/initiatives/${choir.initiative}`, `/nl/initiatives/${choir.initiative}/come`];
    const shown = await Promise.all([
      ...addresses.map((address) => browser().get(address)),
      phone.get(addresses[0] ?? ''),
    ]);
    expect(shown.map(({ status }) => status)).toEqual([200, 200, 200]);
    return shown.map(({ html }) => html.includes(WORDS));
  };
  for (const person of [first, ...others]) await answered(choir, person);
  expect(await pages()).toEqual([false, false, false]);
  // Who asks again is no tenth person.
  await answered(choir, first);
  at('2026-12-03T10:00:00Z');
  expect(await pages()).toEqual([false, false, false]);
  await answered(choir, tenth);
  // What a visitor's page was yesterday, it is not today.
  at('2026-12-04T10:00:00Z');
  expect(await pages()).toEqual([true, true, true]);
  const volunteer = browser();
  await openOwnerLink(volunteer, `/nl/register/${privateLinkToken(app, 'listing', choir.listing)}`);
  const closed = { places: '5', automatic: 'no', answerDays: '3' };
  expect((await volunteer.post('/nl/register/own/requests/settings', closed)).status).toBe(303);
  expect(await pages()).toEqual([false, false, false]);
  expect(faults).toEqual([]);
});
