import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { privateLinkToken } from '#core/private-links.ts';
import { createTestApp } from '../../../../../test/support/app.ts';
import {
  BEFRIENDING_DESK as DESK,
  joins,
  organisationWith,
} from '../../../../../test/support/befriending-desk.ts';
import { openOwnerLink } from '../../../../../test/support/owners.ts';
import { writeDigests } from './write-digests.ts';

const { app, browser, at, owner, faults } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

const newOrganisation = async (email: string, settings: Parameters<typeof organisationWith>[3] = {}) => {
  const here = await organisationWith(app, database, browser(), settings);
  await database.query('update listing set owner_email = $2, may_ask = true where id = $1', [
    here.listing,
    email,
  ]);
  return here;
};
const lettersTo = async (recipient: string): Promise<string[]> =>
  (
    await database.query<{ body: string }>('select body from mail_outbox where recipient = $1', [recipient])
  ).rows.map(({ body }) => body);

test('a coordinator is told once a week what waits, in numbers, until they end it by the link in the letter', async () => {
  at('2026-11-30T10:00:00Z');
  const here = await newOrganisation('henk@voorbeeld.nl', { checkKind: 'certificate' });
  await newOrganisation('rustig@voorbeeld.nl');
  await writeDigests(app);
  expect(await lettersTo('henk@voorbeeld.nl')).toEqual([]);
  await joins(app, here, { name: 'Selam', side: 'newcomer' });
  await writeDigests(app);
  await writeDigests(app);
  at('2026-12-03T10:00:00Z');
  await writeDigests(app);
  const [letter = '', ...more] = await lettersTo('henk@voorbeeld.nl');
  expect(more).toEqual([]);
  expect(letter).toContain('ontbreekt een controle');
  expect(letter).not.toContain('Selam');
  // Where nothing waits nothing comes.
  expect(await lettersTo('rustig@voorbeeld.nl')).toEqual([]);
  at('2026-12-07T11:00:00Z');
  await writeDigests(app);
  expect(await lettersTo('henk@voorbeeld.nl')).toHaveLength(2);
  const stop = letter.match(/\/nl\/befriending-desk-letters\/[\w-]{43}/)?.[0] ?? '';
  const stranger = browser();
  expect((await stranger.get(stop)).html).toContain('Stuur geen e-mail meer');
  // A link that is none opens nothing.
  expect((await stranger.get(`${stop.slice(0, -3)}xxx`)).status).toBe(404);
  await stranger.get(stop);
  expect((await stranger.post(`${stop}/stop`, {})).html).toContain('geen e-mail meer');
  at('2026-12-20T11:00:00Z');
  await writeDigests(app);
  expect(await lettersTo('henk@voorbeeld.nl')).toHaveLength(2);
  const phone = await organisationPhone(here);
  expect((await phone.get(`${DESK}/letters`)).html).toContain('Stuur weer e-mail');
  await phone.post(`${DESK}/letters`, { letters: 'on' });
  await writeDigests(app);
  expect(await lettersTo('henk@voorbeeld.nl')).toHaveLength(3);
});

/** A session lasts a week: whoever looks later opens the private link again. */
async function organisationPhone({ listing }: { listing: string }) {
  const phone = browser();
  await openOwnerLink(phone, `/nl/register/${privateLinkToken(app, 'listing', listing)}`);
  return phone;
}

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
