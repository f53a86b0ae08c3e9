import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { routePattern } from '#core/http/route-options.ts';
import { privateLinkToken } from '#core/private-links.ts';
import { HOUR_MS } from '#core/time/durations.ts';
import { questionsOf, saveConsent } from '#features/consents';
import { routesByFeature } from '../../src/app.ts';
import {
  addConsentCode,
  consentToken,
  consentTokenHash,
  typedCode,
} from '../../src/features/consents/model/codes.ts';
import { withdrawConsent } from '../../src/features/consents/model/queries.ts';
import { openAccountSession } from '../support/accounts.ts';
import { createTestApp } from '../support/app.ts';
import { guideAt } from '../support/guidance.ts';
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

/** Every address of the application, with these ids wherever an id is asked for. */
const addressesWith = (...ids: string[]): string[] => [
  ...new Set(
    routesByFeature
      .flatMap(({ routes }) => routes)
      .filter(({ method }) => method === 'get')
      .flatMap(({ path: route }) =>
        ids.map(
          (id) =>
            `/nl${routePattern(route)
              .replace(/:language/g, 'nl')
              .replace(/:\w+/g, id)}`,
        ),
      ),
  ),
];
const exits = [
  ...addressesWith(request.id, request.person_id, request.consent_id, choir.initiative),
  `${INBOX}?show=people`,
];

const digits = NUMBER.replace(/^0/, '');
const holdsSomething = (text: string): boolean =>
  text.includes(NAME) || text.replace(/[\s-]/g, '').includes(digits);

async function placesThatShow(
  who: ReturnType<typeof createBrowser>,
  addresses: readonly string[] = exits,
): Promise<string[]> {
  const found: string[] = [];
  for (const address of addresses) if (holdsSomething((await who.get(address)).html)) found.push(address);
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

/** How whoever is not an initiative comes to read a story: the recipient of a consent, and what they do to open it. */
const RECIPIENTS = {
  guide: async (id: string) => {
    const { device, account } = await guideAt(app, browser());
    return {
      device,
      recipient: { kind: 'guide', account } as const,
      opens: async () => {},
      page: `/nl/guide/${id}`,
    };
  },
  link: async (id: string) => {
    const device = browser();
    const opens = async () => {
      await device.get(`/nl/shared/${consentToken(app, id)}`);
      await device.get('/nl/shared');
      await device.post('/nl/shared/open', {});
    };
    const recipient = { kind: 'link', tokenHash: consentTokenHash(app, id) } as const;
    return { device, recipient, opens, page: '/nl/shared' };
  },
  screen: async (id: string) => {
    const device = browser();
    const opens = async () => {
      await device.get('/nl/beside');
      await device.post('/nl/beside', { code: typedCode(app, { id, kind: 'screen' }) });
    };
    const recipient = { kind: 'screen', tokenHash: consentTokenHash(app, id) } as const;
    return { device, recipient, opens, page: '/nl/beside' };
  },
};

test.each(['guide', 'link', 'screen'] as const)(
  'after withdrawing, no address shows anything of the person by way of a %s (A7)',
  async (kind) => {
    const id = randomUUID();
    const person: string = request.person_id;
    const { device, recipient, opens, page } = await RECIPIENTS[kind](id);
    const until = new Date(app.now().getTime() + HOUR_MS);
    await inTransaction(app.db, { person }, async (tx) => {
      const consent = {
        id,
        recipient,
        recipientName: 'Anna',
        shownName: NAME,
        purpose: kind === 'guide' ? ('guidance' as const) : ('introduction' as const),
        parts: ['name' as const],
        questions: questionsOf(['name']),
        mayFill: false,
        wording: 'Anna leest mee.',
        language: 'nl',
        decision: 'given' as const,
        until,
      };
      await saveConsent(tx, person, consent, app.now());
      if (kind !== 'guide') await addConsentCode(tx, app, { id, kind, until });
    });
    await opens();
    const everywhere = addressesWith(id, person, choir.initiative);
    expect(await placesThatShow(device, everywhere)).toContain(page);
    // Walking along every address may have closed the screen on the way; it opens anew where it can.
    await opens();
    await inTransaction(app.db, { person }, (tx) => withdrawConsent(tx, id, app.now()));
    expect(await placesThatShow(device, everywhere)).toEqual([]);
    await opens();
    expect(await placesThatShow(device, everywhere)).toEqual([]);
  },
);
