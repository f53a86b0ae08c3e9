import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { privateLinkToken } from '#core/private-links.ts';
import { saveConsent } from '#features/consents';
import { takeStep } from '#features/placements';
import { createTestApp } from '../../../test/support/app.ts';
import { openOwnerLink } from '../../../test/support/owners.ts';
import { begin, tell } from '../../../test/support/people.ts';
import { type AskedInitiative, askerFor, initiativeWith } from '../../../test/support/placements.ts';
import { hoursEntries, markHours, signHours } from './model/queries.ts';

const { app, browser, at, owner, faults } = await createTestApp(12);
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

const NOW = '2026-11-30T15:00:00Z';
at(NOW);

type Browser = ReturnType<typeof browser>;
const SIGN = '/nl/register/own/hours';
const hidden = (html: string, name: string): string =>
  html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';

async function choir() {
  const made = await initiativeWith(app, database, { automatic: true });
  const volunteer = browser();
  await openOwnerLink(volunteer, `/nl/register/${privateLinkToken(app, 'listing', made.listing)}`);
  return { ...made, volunteer };
}

/** Every hidden field of a page, as a browser sends it. */
const fieldsIn = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value.replaceAll('&quot;', '"').replaceAll('&amp;', '&')],
    ),
  );

/** Asks for a place, gets it at once, and starts. */
async function start(phone: Browser, { initiative }: AskedInitiative, name: string): Promise<void> {
  const ask = `/nl/initiatives/${initiative}/ask`;
  const asked = { ...fieldsIn((await phone.get(ask)).html), firstName: name, reach: 'here', party: '1' };
  const check = await phone.post(`${ask}/check`, asked);
  await phone.post(ask, { ...asked, ...fieldsIn(check.html) });
  const { html } = await phone.get('/nl/requests');
  const [form = '', action = ''] =
    [...html.matchAll(/<form method="post" action="([^"]*)"[\s\S]*?<\/form>/g)].find(([text]) =>
      text.includes('value="start"'),
    ) ?? [];
  await phone.post(action, { kind: 'start', version: hidden(form, 'version') });
}

async function started(place: AskedInitiative, name = 'Samira'): Promise<Browser> {
  const phone = await begin(browser());
  await tell(phone, 'name', { name });
  await start(phone, place, name);
  return phone;
}

async function turnOn(phone: Browser, { initiative }: AskedInitiative, name = 'Samira') {
  const page = `/nl/hours/initiatives/${initiative}`;
  const { html } = await phone.get(page);
  return phone.post(page, { name, once: hidden(html, 'once') });
}

/** Signs for everybody who is on the page, or for the people given. */
async function sign(volunteer: Browser, fields: Record<string, string | string[]> = {}) {
  const { html } = await volunteer.get(SIGN);
  const people = [...html.matchAll(/name="people" value="([^"]+)"/g)].map(([, person = '']) => person);
  return volunteer.post(SIGN, {
    once: hidden(html, 'once'),
    people,
    kind: 'activity',
    day: '2026-11-30',
    from: '10:00',
    to: '12:00',
    dutch: 'yes',
    together: 'yes',
    ...fields,
  });
}

test('off until she turns it on; then signed, counted, and after turning it off hers alone', async () => {
  const singing = await choir();
  const phone = await started(singing);
  expect((await singing.volunteer.get(SIGN)).html).not.toContain('Samira');
  const before = await phone.get('/nl/hours');
  expect(before.html).toContain('Je boekje staat hier uit');
  const page = await phone.get(`/nl/hours/initiatives/${singing.initiative}`);
  expect(page.html).toContain('Niets gaat vanzelf naar de gemeente');
  expect((await phone.post(`/nl/hours/initiatives/${singing.initiative}`, { name: ' ' })).status).toBe(422);
  expect((await turnOn(phone, singing)).to).toBe('/nl/hours?on');
  expect((await singing.volunteer.get(SIGN)).html).toContain('Samira');

  const signed = await sign(singing.volunteer);
  expect(signed.html).toContain('Getekend voor 1 mens');
  const booklet = await phone.get('/nl/hours');
  expect(booklet.html).toContain('Samen');
  expect(booklet.html).toContain('2 uur');
  expect(booklet.html).toContain('Getekend op');
  // The Z-route only when she wishes to see it.
  expect(booklet.html).not.toContain('<svg viewBox="0 0 300');
  await phone.post('/nl/hours/route', { shown: 'yes' });
  const route = await phone.get('/nl/hours');
  expect(route.html).toContain('<svg viewBox="0 0 300');
  expect(route.html.replace(/[\u2066-\u2069]/g, '')).toContain('2 uur van 800 uur');
  expect((await phone.get('/nl/story/log')).html).toContain('om je uren te tekenen');

  const consent =
    hidden(route.html, 'consent') || (/name="consent" value="([^"]+)"/.exec(route.html)?.[1] ?? '');
  expect((await phone.post('/nl/hours/off', { consent })).to).toBe('/nl/hours?off');
  const after = await singing.volunteer.get(SIGN);
  expect(after.html).not.toContain('Samira');
  expect(after.html).not.toContain('10.00');
  expect((await phone.get('/nl/hours')).html).toContain('2 uur');
});

test('while the form is open she turns it off: nothing is signed, and the page says so', async () => {
  const singing = await choir();
  const phone = await started(singing);
  await turnOn(phone, singing);
  const { html } = await singing.volunteer.get(SIGN);
  const people = /name="people" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const booklet = await phone.get('/nl/hours');
  await phone.post('/nl/hours/off', {
    consent: /name="consent" value="([^"]+)"/.exec(booklet.html)?.[1] ?? '',
  });
  const refused = await sign(singing.volunteer, { people: [people], once: hidden(html, 'once') });
  expect(refused.status).toBe(422);
  expect(refused.html).toContain('Dit boekje staat niet meer aan');
  expect((await phone.get('/nl/hours')).html).toContain('Er zijn nog geen uren getekend');
});

test('what is wrong is said, and what was typed is still there', async () => {
  const singing = await choir();
  await turnOn(await started(singing), singing);
  const cases: [Record<string, string | string[]>, string][] = [
    [{ people: [] }, 'Kies wie er meedeed'],
    [{ day: 'gisteren' }, 'Kies een dag'],
    [{ to: 'laat' }, 'Schrijf van hoe laat'],
    [{ from: '12:00', to: '10:00' }, 'Het einde moet na het begin'],
    [{ to: '12:30', nextDay: 'yes' }, 'meer dan 24 uur'],
    [{ from: '15:30', to: '16:30' }, 'nog niet voorbij'],
    [{ day: '2025-11-28' }, 'langer dan een jaar'],
  ];
  for (const [fields, words] of cases) {
    const refused = await sign(singing.volunteer, fields);
    expect([refused.status, refused.html.includes(words)], words).toEqual([422, true]);
  }
  const again = await sign(singing.volunteer, { from: '09:15', to: '09:00' });
  expect(again.html).toContain('value="09:15"');
  expect((await sign(singing.volunteer)).html).toContain('Getekend voor 1 mens');
  expect((await sign(singing.volunteer, { from: '11:00', to: '13:00' })).html).toContain(
    'staan er al uren van jullie',
  );
});

test('several people at once; who has hours elsewhere is named, the other place is not', async () => {
  const [singing, sewing] = [await choir(), await choir()];
  await database.query('update initiative set texts = $2 where id = $1', [
    sewing.initiative,
    { nl: { name: 'Naaiatelier Geheim', summary: 'Naaien' } },
  ]);
  const [samira, yonas] = [await started(singing), await started(singing, 'Yonas')];
  await turnOn(samira, singing);
  await turnOn(yonas, singing, 'Yonas');
  await start(samira, sewing, 'Samira');
  await turnOn(samira, sewing);
  await sign(sewing.volunteer, { from: '11:00', to: '13:00' });
  const signed = await sign(singing.volunteer);
  expect(signed.html).toContain('Getekend voor 1 mens');
  expect(signed.html.replace(/<[^>]+>/g, '')).toContain('Samira: In deze tijd staan er al andere uren');
  expect(signed.html).not.toContain('Geheim');
  expect(signed.html).not.toContain('13.00');
});

test('a correction is a new line with its reason; taking back and disputing are lines too', async () => {
  const singing = await choir();
  const phone = await started(singing);
  await turnOn(phone, singing);
  await sign(singing.volunteer);
  const entryOf = (html: string) => /register\/own\/hours\/([0-9a-f-]{36})/.exec(html)?.[1] ?? '';
  const entry = entryOf((await singing.volunteer.get(SIGN)).html);

  // She says that the time is not right: it does not count, and the volunteer sees it.
  const disputePage = await phone.get(`/nl/hours/${entry}`);
  expect(disputePage.html).toContain('Wat klopt er niet?');
  expect((await phone.post(`/nl/hours/${entry}`, { reason: 'time' })).to).toBe('/nl/hours');
  expect((await phone.get('/nl/hours')).html.replace(/[\u2066-\u2069]/g, '')).toContain('Samen 0 uur');
  expect((await singing.volunteer.get(SIGN)).html).toContain('Iemand zegt dat dit niet klopt');

  const form = await singing.volunteer.get(`${SIGN}/${entry}`);
  expect(form.html).toContain('value="10:00"');
  const fields = {
    once: hidden(form.html, 'once'),
    kind: 'activity',
    day: '2026-11-30',
    from: '10:00',
    to: '11:30',
    dutch: 'yes',
    together: 'yes',
  };
  const withoutReason = await singing.volunteer.post(`${SIGN}/${entry}`, fields);
  expect([withoutReason.status, withoutReason.html.includes('Kies waarom')]).toEqual([422, true]);
  expect(withoutReason.html).toContain('value="11:30"');
  const corrected = await singing.volunteer.post(`${SIGN}/${entry}`, { ...fields, reason: 'time' });
  expect(corrected.to).toBe(`${SIGN}?corrected`);
  const booklet = await phone.get('/nl/hours');
  const words = booklet.html.replace(/[\u2066-\u2069]/g, '');
  expect(words).toContain('Samen 1 uur 30 min');
  expect(words).toContain('Verbeterd: er is een nieuwe regel');
  expect(words).toContain('Verbetering: de tijd klopt niet');
  // A second window corrects what was corrected already.
  const late = await singing.volunteer.post(`${SIGN}/${entry}`, {
    ...fields,
    once: hidden((await singing.volunteer.get(SIGN)).html, 'once'),
    reason: 'time',
    from: '09:00',
  });
  expect(late.to).toBe(`${SIGN}?changed`);

  const newest = [...booklet.html.matchAll(/\/nl\/hours\/([0-9a-f-]{36})/g)].map(([, id]) => id)[0] ?? '';
  const revoked = await singing.volunteer.post(`${SIGN}/${newest}/revoke`, { reason: 'absent' });
  expect(revoked.to).toBe(`${SIGN}?revoked`);
  const end = (await phone.get('/nl/hours')).html;
  expect(end).toContain('Teruggenomen');
  expect(end).toContain('was er niet bij');
  const { rows } = await database.query(
    'select count(*)::int as entries, (select count(*)::int from hours_event where entry_id in (select id from hours_entry where listing_id = $1)) as events from hours_entry where listing_id = $1',
    [singing.listing],
  );
  expect(rows).toEqual([{ entries: 2, events: 2 }]);
});

test('the same form ten times is one line; another’s entry is nowhere', async () => {
  const [singing, sewing] = [await choir(), await choir()];
  const phone = await started(singing);
  await turnOn(phone, singing);
  const { html } = await singing.volunteer.get(SIGN);
  for (let tries = 0; tries < 10; tries++)
    expect((await sign(singing.volunteer, { once: hidden(html, 'once') })).html).toContain('Getekend voor 1');
  const { rows } = await database.query('select id from hours_entry where listing_id = $1', [
    singing.listing,
  ]);
  expect(rows).toHaveLength(1);
  const stranger = await started(singing, 'Yonas');
  for (const [person, path] of [
    [stranger, `/nl/hours/${rows[0].id}`],
    [sewing.volunteer, `${SIGN}/${rows[0].id}`],
  ] as const) {
    expect((await person.get(path)).status).toBe(404);
    expect((await person.post(path, { reason: 'time' })).status).toBe(404);
  }
  expect((await sewing.volunteer.post(`${SIGN}/${rows[0].id}/revoke`, { reason: 'absent' })).status).toBe(
    404,
  );
});

/** Somebody whose booklet is on at these places, without the pages. */
async function personAt(...places: AskedInitiative[]): Promise<string> {
  const person = randomUUID();
  await inTransaction(app.db, { person }, async (tx) => {
    await sql`insert into person (id) values (${person})`.execute(tx);
    for (const { listing } of places)
      await saveConsent(
        tx,
        person,
        {
          id: randomUUID(),
          recipient: { kind: 'listing', listing },
          recipientName: 'Het koor',
          shownName: 'Samira',
          purpose: 'hours',
          parts: [],
          questions: [],
          mayFill: false,
          wording: 'x',
          language: 'nl',
          decision: 'given',
          until: new Date('2027-06-01T00:00:00Z'),
        },
        app.now(),
      );
  });
  return person;
}

const signAt = (place: AskedInitiative, person: string, from: string, to: string) =>
  inTransaction(app.db, { link: place.link }, (tx) =>
    signHours(tx, {
      id: randomUUID(),
      person,
      kind: 'activity',
      startedAt: new Date(from),
      endedAt: new Date(to),
      dutch: true,
      together: true,
    }),
  );

test('A12: two places sign overlapping hours at the same moment, 30 times: exactly one stands', async () => {
  const [singing, sewing] = [await choir(), await choir()];
  for (let round = 0; round < 30; round++) {
    const person = await personAt(singing, sewing);
    const outcomes = await Promise.all([
      signAt(singing, person, '2026-11-30T09:00:00Z', '2026-11-30T11:00:00Z'),
      signAt(sewing, person, '2026-11-30T10:30:00Z', '2026-11-30T12:00:00Z'),
    ]);
    expect(outcomes.sort()).toEqual(['overlap', 'signed']);
  }
});

test('A12: the day on which the clock goes back has 25 hours, and 24 of them can be signed', async () => {
  const [singing, sewing] = [await choir(), await choir()];
  const person = await personAt(singing, sewing);
  // 25 October 2026 lasts from 22:00 to 23:00 a day later, in UTC.
  expect(await signAt(singing, person, '2026-10-24T22:00:00Z', '2026-10-25T10:00:00Z')).toBe('signed');
  expect(await signAt(sewing, person, '2026-10-25T10:00:00Z', '2026-10-25T22:30:00Z')).toBe('full-day');
  expect(await signAt(sewing, person, '2026-10-25T10:00:00Z', '2026-10-25T22:00:00Z')).toBe('signed');
});

test('the server’s role cannot write, change or delete a signed line; nobody at all can change one', async () => {
  const singing = await choir();
  const person = await personAt(singing);
  await signAt(singing, person, '2026-11-30T09:00:00Z', '2026-11-30T10:00:00Z');
  for (const statement of [
    "update hours_entry set ended_at = ended_at - interval '1 minute'",
    'delete from hours_entry',
    "insert into hours_event (entry_id, kind, reason, at) select id, 'revoked', 'absent', now() from hours_entry",
    'delete from hours_event',
  ])
    for (const context of [{ person }, { link: singing.link }])
      await expect(inTransaction(app.db, context, (tx) => sql.raw(statement).execute(tx))).rejects.toThrow(
        /permission denied/,
      );
  await expect(
    database.query('update hours_entry set dutch = not dutch where listing_id = $1', [singing.listing]),
  ).rejects.toThrow(/never rewritten/);
  // A statement of the owner itself cannot make hours overlap either.
  await expect(
    database.query(
      `insert into hours_entry select gen_random_uuid(), person_id, listing_id, place_name, kind, started_at, ended_at, dutch, together,
        signed_at, signed_by, null, null from hours_entry where listing_id = $1`,
      [singing.listing],
    ),
  ).rejects.toThrow(/overlap/);
});

test('when the initiative goes her hours stay; when she goes they go with her', async () => {
  const singing = await choir();
  const person = await personAt(singing);
  await signAt(singing, person, '2026-11-30T09:00:00Z', '2026-11-30T10:00:00Z');
  await database.query('delete from listing where id = $1', [singing.listing]);
  const kept = await inTransaction(app.db, { person }, (tx) => hoursEntries(tx));
  expect(kept).toMatchObject([{ place: 'Het koor', listing: null, state: 'stands' }]);
  expect(
    await inTransaction(app.db, { person }, (tx) => markHours(tx, kept[0]?.id ?? '', 'disputed', 'time')),
  ).toBe('done');
  await database.query('delete from person where id = $1', [person]);
  const { rows } = await database.query('select from hours_entry where person_id = $1', [person]);
  expect(rows).toEqual([]);
});

test('a consent for a place is none for hours', async () => {
  const singing = await choir();
  const { person, request } = await askerFor(app, singing);
  await inTransaction(app.db, { person }, (tx) =>
    takeStep(tx, { request, kind: 'start', by: 'newcomer', seenSteps: null }),
  );
  expect(await signAt(singing, person, '2026-11-30T09:00:00Z', '2026-11-30T10:00:00Z')).toBe('not-found');
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
