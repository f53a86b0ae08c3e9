import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { routePattern } from '#core/http/route-options.ts';
import { privateLinkToken } from '#core/private-links.ts';
import { routesByFeature } from '../../src/app.ts';
import { withdrawConsent } from '../../src/features/consents/model/queries.ts';
import { openAccountSession } from '../support/accounts.ts';
import { createTestApp } from '../support/app.ts';
import { openOwnerLink } from '../support/owners.ts';
import { begin, tell } from '../support/people.ts';
import { initiativeWith } from '../support/placements.ts';
import type { createBrowser } from '../support/visitor.ts';

const { app, browser, owner, at } = await createTestApp();
at('2026-11-30T10:00:00Z');
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

/** What stands nowhere else. */
const NAME = 'Zxqvarda';
const NUMBER = '0698765401';
const INBOX = '/nl/register/own/requests';

const hidden = (html: string, name: string): string =>
  html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';
const choir = await initiativeWith(app, database, { places: 3 });
const volunteer = browser();
await openOwnerLink(volunteer, `/nl/register/${privateLinkToken(app, 'listing', choir.listing)}`);
const phone = await begin(browser());
await tell(phone, 'name', { name: NAME });
await tell(phone, 'languages', { languages: ['ar'] });
const path = `/nl/initiatives/${choir.initiative}/ask`;
const asked = {
  firstName: NAME,
  reach: 'call',
  phone: NUMBER,
  party: '1',
  once: hidden((await phone.get(path)).html, 'once'),
};
const check = await phone.post(`${path}/check`, asked);
const shown = Object.fromEntries(
  [...check.html.matchAll(/name="(shown-\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ]),
);
await phone.post(path, { ...asked, ...shown, once: hidden(check.html, 'once') });
const { rows } = await database.query('select id, person_id, consent_id, name_sealed from placement_request');
const [request] = rows;

/** Every address of the application, with the ids of this request wherever an id is asked for. */
const addresses = routesByFeature
  .flatMap(({ routes }) => routes)
  .filter(({ method }) => method === 'get')
  .flatMap(({ path: route }) =>
    [request.id, request.person_id, request.consent_id, choir.initiative].map(
      (id) =>
        `/nl${routePattern(route)
          .replace(/:language/g, 'nl')
          .replace(/:\w+/g, id)}`,
    ),
  );
const exits = [...new Set([...addresses, INBOX, `${INBOX}?show=people`, `${INBOX}/${request.id}`])];

const digits = NUMBER.replace(/^0/, '');
const holdsSomething = (text: string): boolean =>
  text.includes(NAME) || text.replace(/[\s-]/g, '').includes(digits);

async function placesThatShow(who: ReturnType<typeof createBrowser>): Promise<string[]> {
  const found: string[] = [];
  for (const address of exits) if (holdsSomething((await who.get(address)).html)) found.push(address);
  return found;
}

/** Every row of every table as text, with its table. */
async function dump(): Promise<[table: string, row: Record<string, unknown>][]> {
  const tables = await database.query<{ name: string }>(
    "select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace",
  );
  const all: [string, Record<string, unknown>][] = [];
  for (const { name } of tables.rows)
    for (const { row } of (await database.query(`select to_jsonb(t) as row from "${name}" t`)).rows)
      all.push([name, row]);
  return all;
}
const columnsWith = async (text: string): Promise<string[]> => [
  ...new Set(
    (await dump()).flatMap(([table, row]) =>
      Object.entries(row)
        .filter(([, value]) => JSON.stringify(value).replace(/[\s-]/g, '').includes(text))
        .map(([column]) => `${table}.${column}`),
    ),
  ),
];

test('at rest a number and the address of an account stand nowhere, and a name only where the newcomer wrote it', async () => {
  await openAccountSession(app, { name: 'Fatma' });
  expect(request.name_sealed).toMatch(/^1\./);
  expect(await columnsWith(digits)).toEqual([]);
  expect(await columnsWith('@work.example')).toEqual([]);
  // The story itself, and how the newcomer wants to be called by a recipient: under row-level security, not encrypted.
  expect(
    (await columnsWith(NAME)).filter((at) => !['story_answer.answer', 'consent.shown_name'].includes(at)),
  ).toEqual([]);
});

test('after withdrawing, no page, list, count, feed or letter shows the initiative anything of the person', async () => {
  const before = await placesThatShow(volunteer);
  expect(before).toContain(INBOX);
  expect(before).toContain(`${INBOX}/${request.id}`);
  expect(await placesThatShow(browser())).toEqual([]);
  await inTransaction(app.db, { person: request.person_id }, (tx) =>
    withdrawConsent(tx, request.consent_id, app.now()),
  );
  expect(await placesThatShow(volunteer)).toEqual([]);
  const { rows: letters } = await database.query('select subject, body, recipient from mail_outbox');
  expect(letters.filter((letter) => holdsSomething(JSON.stringify(letter)))).toEqual([]);
});
