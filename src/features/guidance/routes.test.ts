import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { createTestApp } from '../../../test/support/app.ts';
import { guideAt, personIn, shareWith } from '../../../test/support/guidance.ts';
import { begin, tell, wordsIn } from '../../../test/support/people.ts';
import { initiativeWith } from '../../../test/support/placements.ts';
import type { Seen } from '../../../test/support/visitor.ts';
import { askForPlace } from '../placements/model/requests.ts';

const { app, browser: openBrowser, at, owner, faults } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());
const START = '2026-11-30T10:00:00Z';

/** A browser whose pages are read without the marks that keep directions of writing apart. */
function browser() {
  const opened = openBrowser();
  const plain = (page: Seen): Seen => ({ ...page, html: page.html.replace(/[\u2066-\u2069]/g, '') });
  return {
    ...opened,
    get: async (path: string) => plain(await opened.get(path)),
    post: async (...sent: Parameters<typeof opened.post>) => plain(await opened.post(...sent)),
  };
}
type Browser = ReturnType<typeof browser>;

const hidden = (html: string, name: string): string =>
  html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';
/** Minutes after the start: two answers are never of the same moment. */
const minute = (minutes: number) => at(new Date(Date.parse(START) + minutes * 60_000).toISOString());

async function samira() {
  minute(0);
  const phone = await begin(browser());
  await tell(phone, 'name', { name: 'Samira Geheim' });
  await tell(phone, 'languages', { languages: ['ar'] });
  await tell(phone, 'level', { level: 'a1' });
  await tell(phone, 'age', { age: '27-64' });
  return { phone, person: await personIn(app, phone) };
}

/** Opens a question on the guide's device and sends it. */
async function fill(
  device: Browser,
  consent: string,
  question: string,
  fields: Record<string, string | string[]>,
) {
  const form = await device.get(`/nl/guide/${consent}/${question}`);
  return device.post(`/nl/guide/${consent}/${question}`, { ...fields, seen: hidden(form.html, 'seen') });
}

test('the desk holds the names that newcomers chose and until when, what ends first on top', async () => {
  const { phone, person } = await samira();
  const other = await samira();
  const fatma = await guideAt(app, browser());
  expect((await fatma.device.get('/nl/guide')).html).toContain('Nog niemand deelt iets met je');
  await shareWith(app, person, fatma, { shownName: 'Sam', parts: ['language'], days: 60 });
  await shareWith(app, other.person, fatma, { shownName: 'Mira', days: 10 });
  const { html } = await fatma.device.get('/nl/guide');
  expect(html.indexOf('>Mira<')).toBeLessThan(html.indexOf('>Sam<'));
  expect(html).toContain('Tot en met 10 december');
  expect(html).not.toContain('Geheim');
  expect(html).not.toContain(person);
  const joop = await guideAt(app, browser(), 'Joop');
  expect((await joop.device.get('/nl/guide')).html).not.toContain('Mira');
  expect((await phone.get('/nl/guide')).status).toBe(403);
});

test('a guide reads the parts that are shared and no other, and the newcomer sees that they looked', async () => {
  const { phone, person } = await samira();
  const fatma = await guideAt(app, browser());
  const { id } = await shareWith(app, person, fatma, { parts: ['language'] });
  const { html } = await fatma.device.get(`/nl/guide/${id}`);
  expect(html).toContain('Arabisch');
  expect(html).not.toContain('Geheim');
  expect(html).not.toContain('27–64');
  const log = (await phone.get('/nl/story/log')).html;
  expect(log).toContain('<b>Fatma</b>');
  expect(log).toContain('om je te begeleiden');
  // Another guide has nothing at this address.
  const joop = await guideAt(app, browser(), 'Joop');
  expect((await joop.device.get(`/nl/guide/${id}`)).status).toBe(404);
});

test('what a guide fills in is marked for the newcomer, who takes it back with one tap', async () => {
  const { phone, person } = await samira();
  const fatma = await guideAt(app, browser());
  const { id } = await shareWith(app, person, fatma, { parts: ['language', 'wishes'] });
  minute(5);
  expect((await fill(fatma.device, id, 'level', { level: 'a2' })).to).toBe(`/nl/guide/${id}?filled`);
  minute(6);
  await fill(fatma.device, id, 'goals', { goals: ['dutch'] });
  const story = (await phone.get('/nl/story')).html;
  expect(story).toContain('Iemand vulde 2 antwoorden voor je in');
  expect(story).toContain('Fatma vulde dit in op');
  expect(story).toContain('Eerst stond er: Simpele zinnen (A1)');
  await phone.post('/nl/story/level/take-back', {});
  await phone.post('/nl/story/goals/take-back', {});
  const after = (await phone.get('/nl/story')).html;
  expect(after).not.toContain('Fatma vulde');
  expect(after).toContain('A1');
  const { rows } = await database.query(
    "select question, answer from story_answer where person_id = $1 and question in ('level', 'goals')",
    [person],
  );
  expect(rows).toEqual([{ question: 'level', answer: 'a1' }]);
  const left = await database.query('select count(*)::int as n from story_fill where person_id = $1', [
    person,
  ]);
  expect(left.rows).toEqual([{ n: 0 }]);
});

test('an answer of the newcomer themselves ends the mark, also when it says the same', async () => {
  const { phone, person } = await samira();
  const fatma = await guideAt(app, browser());
  const { id } = await shareWith(app, person, fatma, { parts: ['language', 'wishes'] });
  minute(5);
  await fill(fatma.device, id, 'level', { level: 'a2' });
  await fill(fatma.device, id, 'goals', { goals: ['dutch'] });
  minute(6);
  await tell(phone, 'level', { level: 'b1' });
  await tell(phone, 'goals', { goals: ['dutch'] });
  expect((await phone.get('/nl/story')).html).not.toContain('Fatma vulde');
  const left = await database.query('select count(*)::int as n from story_fill where person_id = $1', [
    person,
  ]);
  expect(left.rows).toEqual([{ n: 0 }]);
});

test('two at once: a guide whose form is older sees both answers, and nothing is overwritten silently', async () => {
  const { phone, person } = await samira();
  const fatma = await guideAt(app, browser());
  const { id } = await shareWith(app, person, fatma, { parts: ['language'] });
  const form = await fatma.device.get(`/nl/guide/${id}/level`);
  minute(5);
  await tell(phone, 'level', { level: 'b1' });
  minute(6);
  const typed = { level: 'a2', seen: hidden(form.html, 'seen') };
  const both = await fatma.device.post(`/nl/guide/${id}/level`, typed);
  expect(both.status).toBe(422);
  expect(both.html).toContain('Nu staat er:');
  expect(both.html).toContain('B1');
  expect(both.html).toMatch(/value="a2" aria-pressed(="true")?/);
  expect((await phone.get('/nl/story')).html).toContain('B1');
  minute(7);
  await fatma.device.post(`/nl/guide/${id}/level`, { ...typed, seen: hidden(both.html, 'seen') });
  expect((await phone.get('/nl/story')).html).toMatch(/Eerst stond er: [^.]*\(B1\)/);
});

test('a guide has a page open, the consent is withdrawn: the next action fails kindly', async () => {
  const { phone, person } = await samira();
  const fatma = await guideAt(app, browser());
  const { id, withdraw } = await shareWith(app, person, fatma, { parts: ['language'] });
  const place = await initiativeWith(app, database);
  const form = await fatma.device.get(`/nl/guide/${id}/level`);
  const idea = await fatma.device.get(`/nl/guide/${id}/ideas/${place.initiative}`);
  expect([form.status, idea.status]).toEqual([200, 200]);
  await withdraw();
  minute(5);
  const actions = [
    await fatma.device.post(`/nl/guide/${id}/level`, { level: 'b2', seen: hidden(form.html, 'seen') }),
    await fatma.device.post(`/nl/guide/${id}/ideas/${place.initiative}`, {
      reason: 'near',
      words: 'Doe dit!',
      once: hidden(idea.html, 'once'),
    }),
    await fatma.device.get(`/nl/guide/${id}`),
    await fatma.device.get(`/nl/guide/${id}/level`),
  ];
  for (const page of actions) {
    expect(page.status).toBe(404);
    expect(page.html).toContain('Dit wordt niet meer met je gedeeld');
    expect(page.html).not.toContain('Arabisch');
  }
  expect((await fatma.device.post(`/nl/guide/${id}/give-back`, {})).to).toBe('/nl/guide?ended');
  const story = (await phone.get('/nl/story')).html;
  expect(story).toContain('A1');
  expect(story).not.toContain('Fatma');
  expect((await fatma.device.get('/nl/guide')).html).not.toContain('Samira');
  expect(faults).toEqual([]);
});

test('a guide who may only read fills in nothing, not with a form of their own and not in the database', async () => {
  const { person } = await samira();
  const fatma = await guideAt(app, browser());
  const { id } = await shareWith(app, person, fatma, { parts: ['language'], mayFill: false });
  expect((await fatma.device.get(`/nl/guide/${id}`)).html).not.toContain('Samen invullen');
  expect((await fatma.device.post(`/nl/guide/${id}/level`, { level: 'b2', seen: '' })).to).toBe(
    `/nl/guide/${id}`,
  );
  const past = inTransaction(app.db, { account: fatma.account }, (tx) =>
    sql`update story_answer set answer = '"b2"' where person_id = ${person}`.execute(tx),
  );
  expect((await past).numAffectedRows).toBe(0n);
});

test('no answer is filled in without a mark, whatever the application forgets', async () => {
  const { phone, person } = await samira();
  const fatma = await guideAt(app, browser());
  await shareWith(app, person, fatma, { parts: ['language'] });
  minute(5);
  await inTransaction(app.db, { account: fatma.account }, (tx) =>
    sql`update story_answer set answer = '"b2"', answered_at = ${app.now()}
      where person_id = ${person} and question = 'level'`.execute(tx),
  );
  expect((await phone.get('/nl/story')).html).toContain('Fatma vulde dit in op');
});

test('giving back ends it at once, and the newcomer can read that it ended', async () => {
  const { person } = await samira();
  const fatma = await guideAt(app, browser());
  const { id } = await shareWith(app, person, fatma, { parts: ['language'] });
  await fatma.device.get(`/nl/guide/${id}`);
  expect((await fatma.device.post(`/nl/guide/${id}/give-back`, {})).to).toBe('/nl/guide?given-back');
  expect((await fatma.device.get(`/nl/guide/${id}`)).status).toBe(404);
  const { rows } = await database.query('select ended_by from consent where id = $1', [id]);
  expect(rows).toEqual([{ ended_by: 'recipient' }]);
});

test('an ended account of a guide reads nothing from that moment, on no page and not in the database', async () => {
  const { person } = await samira();
  const fatma = await guideAt(app, browser());
  const { id } = await shareWith(app, person, fatma, { parts: ['language'] });
  expect((await fatma.device.get(`/nl/guide/${id}`)).html).toContain('Arabisch');
  await database.query('update account set ended_at = $2 where id = $1', [fatma.account, app.now()]);
  for (const path of ['/nl/guide', `/nl/guide/${id}`, `/nl/guide/${id}/level`]) {
    const page = await fatma.device.get(path);
    expect(page.status, path).toBe(403);
    expect(page.html).not.toContain('Arabisch');
  }
  const rows = await inTransaction(app.db, { account: fatma.account }, (tx) =>
    sql`select person_id from story_answer union all select person_id from consent union all select person_id from idea`.execute(
      tx,
    ),
  );
  expect(rows.rows).toEqual([]);
});

test('a guide gives an idea with a word why; the newcomer decides, and decides what the guide hears', async () => {
  const { phone, person } = await samira();
  const fatma = await guideAt(app, browser());
  const { id } = await shareWith(app, person, fatma, { parts: ['language'] });
  const choir = await initiativeWith(app, database);
  const form = await fatma.device.get(`/nl/guide/${id}/ideas/${choir.initiative}`);
  const typed = { words: 'Ik zing daar ook.', once: hidden(form.html, 'once') };
  const without = await fatma.device.post(`/nl/guide/${id}/ideas/${choir.initiative}`, typed);
  expect(without.status).toBe(422);
  expect(without.html).toContain('Ik zing daar ook.');
  for (let taps = 0; taps < 10; taps++)
    await fatma.device.post(`/nl/guide/${id}/ideas/${choir.initiative}`, {
      ...typed,
      reason: 'along',
      once: hidden(without.html, 'once'),
    });
  const { rows } = await database.query('select id, words_sealed from idea where person_id = $1', [person]);
  expect(rows).toHaveLength(1);
  expect(rows[0].words_sealed).not.toContain('zing');
  for (const path of ['/nl/week', '/nl/requests', '/nl/ideas']) {
    const { html } = await phone.get(path);
    expect(html, path).toContain('Een idee van Fatma');
    expect(html, path).toContain('Fatma kan de eerste keer meegaan.');
    expect(html, path).toContain('Ik zing daar ook.');
  }
  // Not told: the guide hears nothing.
  await phone.post(`/nl/ideas/${rows[0].id}`, { answer: 'no' });
  expect((await phone.get('/nl/week')).html).not.toContain('Een idee van Fatma');
  expect((await fatma.device.get(`/nl/guide/${id}`)).html).toContain('nog niets verteld');
  await phone.post(`/nl/ideas/${rows[0].id}`, { answer: 'reopen' });
  const asks = await phone.post(`/nl/ideas/${rows[0].id}`, { answer: 'ask', told: 'yes' });
  expect(asks.to).toBe(`/nl/initiatives/${choir.initiative}/ask`);
  expect((await fatma.device.get(`/nl/guide/${id}`)).html).toContain('gezien, denkt na');
});

test('an idea of one guide is seen by no other guide, and answered by nobody but who it is for', async () => {
  const { person } = await samira();
  const [fatma, joop] = [await guideAt(app, browser()), await guideAt(app, browser(), 'Joop')];
  const { id } = await shareWith(app, person, fatma);
  const joops = await shareWith(app, person, joop, { shownName: 'Sam' });
  const choir = await initiativeWith(app, database);
  const form = await fatma.device.get(`/nl/guide/${id}/ideas/${choir.initiative}`);
  await fatma.device.post(`/nl/guide/${id}/ideas/${choir.initiative}`, {
    reason: 'near',
    words: 'Alleen voor Samira',
    once: hidden(form.html, 'once'),
  });
  expect((await joop.device.get(`/nl/guide/${joops.id}`)).html).not.toContain('Alleen voor Samira');
  const { rows } = await database.query('select id from idea where person_id = $1', [person]);
  const yonas = await begin(browser());
  await yonas.post(`/nl/ideas/${rows[0].id}`, { answer: 'no' });
  const answers = await database.query('select count(*)::int as n from idea_answer where idea_id = $1', [
    rows[0].id,
  ]);
  expect(answers.rows).toEqual([{ n: 0 }]);
});

test('of a request that is answered through the guide, the guide sees place, state and dates, and nothing else', async () => {
  const { person } = await samira();
  const fatma = await guideAt(app, browser());
  const { withdraw } = await shareWith(app, person, fatma, { shownName: 'Sam' });
  const choir = await initiativeWith(app, database);
  const ask = (reach: 'guide' | 'here', initiative: string) =>
    inTransaction(app.db, { person }, (tx) =>
      askForPlace(
        tx,
        app,
        person,
        {
          id: randomUUID(),
          consent: randomUUID(),
          initiative,
          recipientName: 'Het koor',
          weeklyTime: null,
          firstName: 'Samira Geheim',
          reach,
          reachDetail: null,
          language: 'nl',
          spoken: ['ar'],
          party: 4,
          minors: 0,
          wording: 'Dit leest het initiatief.',
        },
        app.now(),
      ),
    );
  await ask('guide', choir.initiative);
  await ask('here', (await initiativeWith(app, database)).initiative);
  const { html } = await fatma.device.get('/nl/guide');
  expect(html.match(/Gevraagd, antwoord voor donderdag 3 december/g)).toHaveLength(1);
  expect(html).not.toContain('Geheim');
  const seen = await inTransaction(app.db, { account: fatma.account }, (tx) =>
    sql`select * from placement_request`.execute(tx),
  );
  expect(seen.rows).toEqual([]);
  await withdraw();
  expect((await fatma.device.get('/nl/guide')).html).not.toContain('Gevraagd, antwoord');
});

test('the desk shows a code for who is new, with a picture for a camera', async () => {
  minute(0);
  const fatma = await guideAt(app, browser());
  await fatma.device.get('/nl/guide');
  await fatma.device.post('/nl/guide/code', {});
  const { html } = await fatma.device.get('/nl/guide');
  expect(html).toMatch(/<bdi dir="ltr">\d{4} \d{4}<\/bdi>/);
  expect(html).toContain('<svg');
  minute(31);
  expect((await fatma.device.get('/nl/guide')).html).not.toMatch(/\d{4} \d{4}<\/bdi>/);
});

test('a story that was begun together is the newcomer’s once the card is taken, and nothing stays with the guide', async () => {
  const tablet = browser();
  await guideAt(app, tablet, 'Joop');
  const before = new Map(tablet.jar);
  expect((await tablet.get('/nl/guide')).html).toContain('action="/nl/guide/together"');
  expect((await tablet.post('/nl/guide/together', {})).to).toBe('/nl/together');
  await tell(tablet, 'name', { name: 'Hamid Samen' });
  const person = await personIn(app, tablet);
  // A second tap goes on with the story that is open.
  await tablet.get('/nl/guide');
  expect((await tablet.post('/nl/guide/together', {})).to).toBe('/nl/together');
  expect(await personIn(app, tablet)).toBe(person);
  const words = wordsIn((await tablet.get('/nl/together')).html);
  expect(words.split(' ')).toHaveLength(8);
  expect((await tablet.post('/nl/together/card', {})).to).toBe('/nl/closed');
  // The guide is still at the desk; of the newcomer this browser and this account hold nothing.
  expect(tablet.jar.has('vanonderop')).toBe(false);
  expect([...before.keys()].filter((name) => !tablet.jar.has(name))).toEqual([]);
  expect((await tablet.get('/nl/guide')).html).not.toContain('Hamid');
  expect((await tablet.get('/nl/story')).status).toBe(403);
  expect((await tablet.get('/nl/together')).status).toBe(403);
  const { rows } = await database.query(
    `select (select count(*)::int from session where person_id = $1) as sessions,
       (select count(*)::int from consent where person_id = $1) as consents`,
    [person],
  );
  expect(rows).toEqual([{ sessions: 0, consents: 0 }]);
  // With the card it opens on the newcomer's own device.
  const phone = browser();
  await phone.get('/nl/open');
  await phone.post('/nl/open', { code: words, device: 'own' });
  expect((await phone.get('/nl/story')).html).toContain('Hamid Samen');
});

test('a guide cannot send; the newcomer asks on the guide’s device with their own card, and closes it again', async () => {
  const { phone, person } = await samira();
  const words = wordsIn((await phone.get('/nl/card')).html);
  const fatma = await guideAt(app, browser());
  const { id } = await shareWith(app, person, fatma);
  const choir = await initiativeWith(app, database);
  const form = await fatma.device.get(`/nl/guide/${id}/ideas/${choir.initiative}`);
  const idea = { reason: 'near', words: '', once: hidden(form.html, 'once') };
  await fatma.device.post(`/nl/guide/${id}/ideas/${choir.initiative}`, idea);
  const ask = `/nl/initiatives/${choir.initiative}/ask`;
  // Without the newcomer the form belongs to nobody.
  const alone = await fatma.device.post(ask, { name: 'Samira', reach: 'here', party: '1', minors: '0' });
  expect(alone.status).toBe(403);
  const [, open = ''] =
    /href="(\/nl\/open\?to=[^"]+)"/.exec((await fatma.device.get(`/nl/guide/${id}`)).html) ?? [];
  expect(open).toBe(`/nl/open?to=${ask.slice(3)}`);
  await fatma.device.get(open);
  const to = hidden((await fatma.device.get(open)).html, 'to');
  expect((await fatma.device.post('/nl/open', { code: words, device: 'shared', to })).to).toBe(ask);
  expect((await fatma.device.get(ask)).html).toContain('Samira Geheim');
  const requests = await fatma.device.get('/nl/requests');
  expect(requests.html).toContain('action="/nl/close"');
  await fatma.device.post('/nl/close', {});
  expect((await fatma.device.get('/nl/requests')).status).toBe(403);
  expect((await fatma.device.get(`/nl/guide/${id}`)).status).toBe(200);
});
