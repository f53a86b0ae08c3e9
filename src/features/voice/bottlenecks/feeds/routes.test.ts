import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { signalQuestions } from '#features/signals';
import { ACCOUNT_COOKIE } from '../../../../../test/support/accounts.ts';
import { createTestApp } from '../../../../../test/support/app.ts';
import { makeTenant, openStaffSession } from '../../../../../test/support/tenants.ts';
import { publishHelp, remindOfBottlenecks } from '../answers/upkeep.ts';
import { findBottleneck } from '../model/queries.ts';

const { app, at, browser, owner } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());
type Browser = ReturnType<typeof browser>;

const DESK = '/nl/policy/bottlenecks';
const delft = await makeTenant(app, 'Gemeente Delft', ['GM0503']);
const denHaag = await makeTenant(app, 'Gemeente Den Haag', ['GM0518']);

async function officer(tenant: string): Promise<Browser> {
  const device = browser();
  device.jar.set(ACCOUNT_COOKIE, (await openStaffSession(app, tenant, { roles: ['policy'] })).token);
  return device;
}
const readable = (html: string) => html.replace(/[\u2066-\u2069]/g, '');
const page = async (path: string, device: Browser = browser()) => readable((await device.get(path)).html);
const letters = async () =>
  (
    await database.query<{ recipient: string; subject: string; body: string }>(
      'select recipient, subject, body from mail_outbox order by id',
    )
  ).rows;
/** How many letters with a subject each officer got. */
const lettersEach = async (subject: string) =>
  new Set(
    [
      ...Map.groupBy(
        (await letters()).filter((letter) => letter.subject === subject),
        ({ recipient }) => recipient,
      ).values(),
    ].map(({ length }) => length),
  );

/** Takes something up at the desk. @returns its id */
async function takeUp(device: Browser, fields: Record<string, string> = {}): Promise<string> {
  await device.get(`${DESK}/new`);
  const sent = await device.post(`${DESK}/new`, {
    from: '',
    words: 'ቆልዓይ ዝሕዝ ሰብ የለን።',
    language: 'ti',
    municipality: 'GM0503',
    owner: 'Team Inburgering',
    termWeeks: '6',
    ...fields,
  });
  return /[0-9a-f-]{36}/.exec(sent.to ?? '')?.[0] ?? '';
}
const numberOf = async (id: string) =>
  String(
    (await inTransaction(app.db, { systemTask: { name: 'voice' } }, (tx) => findBottleneck(tx, id)))?.events
      .length,
  );
async function answer(device: Browser, id: string, fields: Record<string, string>) {
  await device.get(`${DESK}/${id}`);
  return device.post(`${DESK}/${id}/answer`, {
    after: await numberOf(id),
    kind: 'done',
    by: '',
    handedTo: '',
    handedTenant: '',
    language: 'nl',
    words: 'Er is nu opvang naast de les.',
    ownWords: '',
    ...fields,
  });
}

test('what is taken up has an owner and a day for everybody; without an owner it is asked again, with what was typed', async () => {
  const device = await officer(delft);
  await device.get(`${DESK}/new`);
  const without = await device.post(`${DESK}/new`, {
    from: '',
    words: 'Niemand past op mijn kind.',
    language: 'nl',
    municipality: 'GM0503',
    owner: ' ',
    termWeeks: '6',
  });
  expect(without.status).toBe(422);
  expect(without.html).toContain('Niemand past op mijn kind.');
  const id = await takeUp(device);
  // 24 November and six weeks is 5 January.
  const shown = await page(`/nl/bottlenecks/${id}`);
  expect(shown).toContain('Antwoord uiterlijk op 5 januari 2027');
  expect(shown).toContain('Team Inburgering');
  expect(await page('/nl/bottlenecks?m=GM0503')).toContain(id);
  expect(await page('/nl/bottlenecks/gm0518')).not.toContain(id);
});

test('what is late stands on top for everybody, in the calendar and in a letter, and a pause hides it from nobody', async () => {
  const device = await officer(delft);
  const id = await takeUp(device, { words: 'De bus is te duur.', language: 'nl', termWeeks: '2' });
  at('2026-12-03T09:00:00Z');
  await remindOfBottlenecks(app);
  await remindOfBottlenecks(app);
  expect(await lettersEach('Bijna tijd voor een antwoord')).toEqual(new Set([1]));
  at('2026-12-09T09:00:00Z');
  await remindOfBottlenecks(app);
  expect(
    (await letters()).some(({ body }) => body.includes('De bus is te duur.') && body.includes('te laat')),
  ).toBe(true);
  const list = await page('/nl/bottlenecks?m=GM0503');
  expect(list.indexOf(id)).toBeGreaterThan(0);
  expect(list).toContain('Te laat: 1');
  const again = await officer(delft);
  await again.get(`${DESK}/${id}`);
  await again.post(`${DESK}/${id}/step`, {
    after: await numberOf(id),
    step: 'paused',
    reason: 'budget',
    owner: '',
    people: '',
    language: 'nl',
    words: '',
  });
  expect(await page(`/nl/bottlenecks/${id}`)).toContain('Het antwoord had er moeten zijn op');
  const calendar = (await browser().get('/nl/bottlenecks/gm0503/calendar.ics')).html;
  expect(calendar).toContain(id);
  expect((await browser().get('/nl/bottlenecks/feed.atom')).html).toContain('De bus is te duur.');
});

test('an answer is missing in the language of who asked until somebody writes and says it there', async () => {
  const device = await officer(delft);
  const id = await takeUp(device);
  await answer(device, id, {});
  const inTigrinya = async () => page(`/ti/bottlenecks/${id}`);
  expect(await inTigrinya()).toContain('ጌና የለን');
  const event = (await inTransaction(app.db, {}, (tx) => findBottleneck(tx, id)))?.events.at(-1)?.id ?? '';
  await device.get(`${DESK}/${id}`);
  await device.post(`${DESK}/${id}/words`, { event, language: 'ti', words: 'ሕጂ ኣሎ።', reviewed: '1' });
  const withWords = await inTigrinya();
  expect(withWords).toContain('ሕጂ ኣሎ።');
  expect(withWords).toContain('ብድምጺ');
  await device.get(`${DESK}/${id}`);
  const sound = (bytes: string) => new File([Buffer.from(bytes, 'latin1')], 'antwoord.mp3');
  expect(
    (await device.post(`${DESK}/${id}/voice`, { event, language: 'ti', sound: sound('<html>') })).status,
  ).toBe(422);
  await device.post(`${DESK}/${id}/voice`, { event, language: 'ti', sound: sound('ID3\x04 a voice') });
  const complete = await inTigrinya();
  expect(complete).toContain(`/bottleneck-sound/${event}/ti`);
  expect(complete).not.toContain('bottleneck-gap');
  const heard = await browser().get(`/bottleneck-sound/${event}/ti`);
  expect(heard.status).toBe(200);
});

test('C8: ten people say that it did not help: everybody sees it, who answers gets a letter, and a new term runs', async () => {
  const device = await officer(delft);
  const id = await takeUp(device, { words: 'De wachtlijst is te lang.', language: 'nl' });
  await answer(device, id, {});
  expect(await page(`/nl/bottlenecks/${id}`)).not.toContain('Heeft dit geholpen?');
  at('2027-02-10T09:00:00Z');
  const event = (await inTransaction(app.db, {}, (tx) => findBottleneck(tx, id)))?.events.at(-1)?.id ?? '';
  const say = async (helped: string, someone: Browser = browser()) => {
    await someone.get(`/nl/bottlenecks/${id}`);
    return someone.post(`/nl/bottlenecks/${id}/helped`, { answer: event, helped });
  };
  const twice = browser();
  await say('no', twice);
  await say('no', twice);
  for (let person = 0; person < 8; person += 1) await say('no');
  await publishHelp(app);
  expect(await page(`/nl/bottlenecks/${id}`)).not.toContain('Nee: ');
  await say('no');
  await publishHelp(app);
  await publishHelp(app);
  const shown = await page(`/nl/bottlenecks/${id}`);
  expect(shown).toContain('Opnieuw open');
  expect(shown).toContain('Ja: 0. Nee: 10.');
  expect(shown).toContain('Antwoord uiterlijk op 10 maart 2027');
  expect(await lettersEach('Een antwoord hielp niet genoeg')).toEqual(new Set([1]));
  // A newer answer stands, whatever is still said of the older one.
  const later = await officer(delft);
  await answer(later, id, { words: 'Er is een tweede groep.' });
  for (let person = 0; person < 10; person += 1)
    await database.query('select count_bottleneck_help($1, false)', [event]);
  await publishHelp(app);
  expect(await page(`/nl/bottlenecks/${id}`)).not.toContain('Antwoord uiterlijk');
  expect(await page(`/nl/bottlenecks/${id}`)).toContain('Er is een tweede groep.');
});

test('C7: what is handed to another municipality is an end here and opens there, with a clock of its own', async () => {
  at('2026-11-24T09:00:00Z');
  const device = await officer(delft);
  const id = await takeUp(device, { words: 'De opvang is in Den Haag.', language: 'nl' });
  const refused = await answer(device, id, { kind: 'not-ours', words: 'Den Haag beslist.' });
  expect(refused.status).toBe(422);
  expect(refused.html).toContain('Den Haag beslist.');
  await answer(device, id, { kind: 'not-ours', words: 'Den Haag beslist.', handedTenant: denHaag });
  expect(await page(`/nl/bottlenecks/${id}`)).toContain('Doorgegeven aan Gemeente Den Haag');
  const there = await page('/nl/bottlenecks/gm0518');
  expect(there).toContain('De opvang is in Den Haag.');
  expect(there).toContain('Antwoord uiterlijk op 5 januari 2027');
  expect(await page(DESK, await officer(denHaag))).toContain('De opvang is in Den Haag.');
});

test('what signals asked is taken up with the day that was promised, and shows no other clock', async () => {
  const question = randomUUID();
  await database.query(
    `insert into signal_question (id, tenant_id, municipality, obstacle, opened_by, opened_at, promised_on)
     values ($1, $2, 'GM0503', 'childcare', 'count', now(), '2026-12-10')`,
    [question, delft],
  );
  const device = await officer(delft);
  expect(await page(DESK, device)).toContain(`/new?from=signal:${question}`);
  await device.get(`${DESK}/new?from=signal:${question}`);
  const id = await takeUp(device, {
    from: `signal:${question}`,
    words: 'Geen opvang',
    language: 'nl',
    termWeeks: '26',
  });
  expect(await page(`/nl/bottlenecks/${id}`)).toContain('Antwoord uiterlijk op 10 december 2026');
  const signals = await page('/nl/signals');
  expect(signals).toContain(`/nl/bottlenecks/${id}`);
  expect(signals).not.toContain('10 december 2026');
  await answer(device, id, {});
  const [closed] = await inTransaction(app.db, {}, (tx) => signalQuestions(tx, { id: question }));
  expect(closed?.takenUpBy).toBe(id);
  const rows = await database.query('select answered_at from signal_question where id = $1', [question]);
  expect(rows.rows[0]?.answered_at).not.toBeNull();
});

test('another municipality reaches nothing of the desk, and two who answer at once lose nothing', async () => {
  const device = await officer(delft);
  const id = await takeUp(device);
  const other = await officer(denHaag);
  expect((await other.get(`${DESK}/${id}`)).status).toBe(404);
  await device.get(`${DESK}/${id}`);
  const stale = { after: await numberOf(id) };
  const colleague = await officer(delft);
  await answer(colleague, id, { kind: 'no', words: 'Er is geen geld.' });
  const late = await answer(device, id, { ...stale, words: 'Wij gaan dit wel doen.' });
  expect(late.status).toBe(409);
  expect(late.html).toContain('Wij gaan dit wel doen.');
});
