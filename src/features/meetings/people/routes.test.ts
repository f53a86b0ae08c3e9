import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { createTestApp } from '../../../../test/support/app.ts';
import { meeting, SLUG, signUp, wishFields } from '../../../../test/support/meeting.ts';
import { proposeSeats, publishSeats } from '../seating/actions.ts';

const { browser, app, at, faults, owner } = await createTestApp();
const { id, token, deniz, edition } = await meeting(app);
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());
await database.query('update break_out set least = 0');
const team = browser();
team.jar.set('vanonderop_team', token);
const people = `/nl/organise/${id}/people`;
const rowsOf = (html: string): string[] =>
  [...html.matchAll(/<tr role="row" data-row[^>]*>[\s\S]*?<bdi>([^<]*)<\/bdi>/g)].map(
    ([, name = '']) => name,
  );
const personPath = async (name: string): Promise<string> =>
  (await team.get(`${people}?q=${encodeURIComponent(name)}`)).html.match(/\/people\/[0-9a-f-]{36}/)?.[0] ??
  '';
const openPerson = async (name: string) => {
  const path = `/nl/organise/${id}${await personPath(name)}`;
  return { path, ...(await team.get(path)) };
};
const fieldOf = (html: string, name: string) =>
  html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';
const mailsTo = async (recipient: string): Promise<string[]> =>
  (
    await database.query('select subject from mail_outbox where recipient = $1 order by id', [recipient])
  ).rows.map(({ subject }) => subject);

await signUp(browser(), await edition(), [1, 2], {
  rows: '3',
  name0: 'Aster',
  name1: 'Bilal',
  name2: 'Chava',
  diet1: 'halal',
  anyOther: 'yes',
  moveUp: 'yes',
  email: 'aster@voorbeeld.nl',
});
await signUp(browser(), await edition(), [2], { name0: 'Zoë', interpreter0: 'ti', phone: '06-12345678' });
await signUp(browser(), await edition(), [3], { name0: '=HYPERLINK("x")' });

/** A badge code on a page; groups of digits in the middle of an id are none. */
const BADGE = /(?<![\w-])[2-9A-Z]{4}-[2-9A-Z]{4}(?![\w-])/g;

test('the table shows who comes, and finds, filters and sorts them', async () => {
  const all = await team.get(people);
  expect(all.html).toContain('3 aanmeldingen · 5 mensen');
  expect(all.html).toContain('Eten: halal');
  // The caterer counts people: it is said whose need it is.
  expect(all.html).toMatch(/halal[\s\S]{0,60}\(<bdi>Bilal<\/bdi>\)/);
  expect(rowsOf((await team.get(`${people}?q=zoe`)).html)).toEqual(['Zoë']);
  expect(rowsOf((await team.get(`${people}?need=interpreter`)).html)).toEqual(['Zoë']);
  expect(rowsOf((await team.get(`${people}?sort=-size`)).html)[0]).toBe('Aster, Bilal, Chava');
  expect(rowsOf((await team.get(`${people}?group=without-email`)).html)).toHaveLength(2);
});

test('the export holds everything of who is shown, and no cell is a formula', async () => {
  const { html } = await team.get(`${people}.csv`);
  expect(html).toContain('"\'=HYPERLINK');
  expect(html).not.toMatch(/(^|;)"?[=+\-@]/m);
  expect(html.split('\r\n')).toHaveLength(1 + 5 + 1);
  expect(html).toMatch(/Bilal;.?Aster, Bilal, Chava.?;3;Komt;nl;aster@voorbeeld.nl/);
  expect((await team.get(`${people}.csv?q=zoe`)).html.split('\r\n')).toHaveLength(1 + 1 + 1);
});

test('a group shrinks and grows; who stays keeps the badge and the seat', async () => {
  await proposeSeats(app, deniz, { edition: id });
  await publishSeats(app, deniz, { edition: id });
  const before = await openPerson('Aster');
  const code = (await team.get(`${people}?q=Chava`)).html.match(BADGE) ?? [];
  const fields = {
    seen: fieldOf(before.html, 'seen'),
    rows: '3',
    member0: fieldOf(before.html, 'member0'),
    member1: fieldOf(before.html, 'member1'),
    member2: fieldOf(before.html, 'member2'),
    name0: 'Aster',
    name1: 'Bilal',
    name2: 'Chava',
    email: 'aster@voorbeeld.nl',
    anyOther: 'yes',
    moveUp: 'yes',
    ...wishFields(await edition(), [1, 2]),
  };
  const shrunk = await team.post(before.path, { ...fields, gone1: 'yes' });
  expect(shrunk.to).toContain('done=saved');
  const after = await team.get(`${people}?q=Chava`);
  expect(rowsOf(after.html)).toEqual(['Aster, Chava']);
  expect(after.html.match(BADGE)).toEqual([code[0], code[2]]);
  const { rows } = await database.query(
    "select s.size, s.how from seat s join sign_up_member m using (sign_up_id) where m.first_name = 'Chava'",
  );
  expect(rows).toEqual([{ size: 2, how: 'draw' }]);
  const taken = await database.query(
    'select sum(taken)::int as taken, (select sum(size)::int from seat) as seats from break_out',
  );
  expect(taken.rows[0].taken).toBe(taken.rows[0].seats);
  const again = await openPerson('Aster');
  const grown = await team.post(again.path, {
    ...fields,
    seen: fieldOf(again.html, 'seen'),
    member1: fieldOf(again.html, 'member1'),
    name1: 'Chava',
    member2: '',
    name2: 'Dawit',
  });
  expect(grown.to).toContain('done=saved');
  expect(rowsOf((await team.get(`${people}?q=Dawit`)).html)).toEqual(['Aster, Chava, Dawit']);
});

test('two organisers at once: theirs and mine stand beside one another, and nothing typed is lost', async () => {
  const page = await openPerson('Zoë');
  const fields = {
    seen: fieldOf(page.html, 'seen'),
    rows: '1',
    member0: fieldOf(page.html, 'member0'),
    name0: 'Zoë',
    anyOther: 'yes',
  };
  expect((await team.post(page.path, { ...fields, phone: '06-11111111' })).status).toBe(303);
  const refused = await team.post(page.path, { ...fields, phone: '06-22222222', diet0: 'geen <varken>' });
  expect(refused.status).toBe(409);
  expect(refused.html).toContain('06-11111111');
  expect(refused.html).toContain('value="06-22222222"');
  expect(refused.html).toContain('geen &lt;varken>');
  const kept = await team.post(page.path, {
    ...fields,
    seen: fieldOf(refused.html.split('id="correct"')[1] ?? '', 'seen'),
    phone: '06-22222222',
  });
  expect(kept.status).toBe(303);
});

test('a note: two at once see both', async () => {
  const page = await openPerson('Zoë');
  const seen = fieldOf(page.html, 'seen');
  await team.post(`${page.path}/note`, { seen, note: 'Belde over de bus.' });
  const refused = await team.post(`${page.path}/note`, { seen, note: 'Komt later.' });
  expect([refused.status, refused.html]).toEqual([409, expect.stringContaining('Belde over de bus.')]);
  expect(refused.html).toContain('Komt later.');
});

test('a double sign-up is noticed, and put together without losing anybody: both badges are the same person', async () => {
  await signUp(browser(), await edition(), [4], {
    rows: '2',
    name0: 'Zoe',
    name1: 'Elif',
    email: 'zoe@voorbeeld.nl',
    phone: '+31622222222',
  });
  const doubles = await team.get(`${people}?group=double`);
  expect(rowsOf(doubles.html).sort()).toEqual(['Zoe, Elif', 'Zoë'].sort());
  const path = `/nl/organise/${id}${doubles.html.match(/\/people\/[0-9a-f-]{36}/)?.[0]}`;
  const page = await team.get(path);
  expect(page.html).toContain('Dit telefoonnummer staat ook op een andere aanmelding');
  const merges = [
    ...page.html.matchAll(
      /action="([^"]+\/merge)"[\s\S]*?name="drop" value="([^"]+)"[\s\S]*?name="keepVersion" value="(\d+)"[\s\S]*?name="dropVersion" value="(\d+)"/g,
    ),
  ];
  const zoe = await personPath('Zoë');
  const [, action = '', drop = '', keepVersion = '', dropVersion = ''] =
    merges.find(([, to = '']) => to.includes(zoe)) ?? [];
  const codes = (await team.get(`${people}?group=double`)).html.match(BADGE) ?? [];
  const merged = await team.post(action, { drop, keepVersion, dropVersion });
  expect(merged.to).toContain('done=merged');
  expect(rowsOf((await team.get(`${people}?q=Elif`)).html)).toContain('Zoë, Elif');
  expect(rowsOf((await team.get(`${people}?group=double`)).html)).toEqual([]);
  await team.get(`/nl/organise/${id}/check-in`);
  for (const code of codes) {
    const scanned = await team.post(`/nl/organise/${id}/arrival`, { code });
    expect(scanned.html).toMatch(/Welkom, ⁨(Zoë|Elif)⁩/);
  }
  expect((await team.get(`/nl/organise/${id}/check-in`)).html).toContain('2 van 6');
  expect(await mailsTo('zoe@voorbeeld.nl')).toContainEqual(expect.stringContaining('Je eigen link voor'));
});

test('people with one name who are two stay two, and are not asked about again', async () => {
  for (const phone of ['06-33333333', '06-44444444'])
    await signUp(browser(), await edition(), [1], { name0: 'Mohammed', phone });
  const { path, html } = await openPerson('Mohammed');
  await team.post(`${path}/apart`, { other: fieldOf(html.split('/apart"')[1] ?? '', 'other') });
  expect(rowsOf((await team.get(`${people}?group=double`)).html)).toEqual([]);
});

test('chosen rows get their link, or are cancelled and come back', async () => {
  const page = await team.get(`${people}?q=aster`);
  const chosen = fieldOf(page.html, 'chosen');
  expect((await team.post(`${people}/links`, {})).status).toBe(409);
  expect((await team.post(`${people}/links`, { chosen })).html).toContain('Link verstuurd aan 1');
  expect(await mailsTo('aster@voorbeeld.nl')).toContainEqual(expect.stringContaining('Je eigen link voor'));
  const cancelled = await team.post(`${people}/cancelled`, { chosen });
  expect(cancelled.html).toContain('1 aanmelding afgezegd');
  expect(rowsOf((await team.get(`${people}?group=cancelled`)).html)).toContain('Aster, Chava, Dawit');
  const restored = await team.post(`${people}/restored`, {
    registrations: fieldOf(cancelled.html, 'registrations'),
  });
  expect(restored.html).toContain('1 aanmelding komt toch');
  expect(rowsOf((await team.get(people)).html)).toContain('Aster, Chava, Dawit');
});

test('whoever lost the link gets it by mail; a stranger learns nothing', async () => {
  at(new Date(app.now().getTime() + 2 * 3_600_000).toISOString());
  const stranger = browser();
  const path = `/nl/meetings/${SLUG}/lost-link`;
  const ask = async (email: string) => {
    await stranger.get(path);
    return (await stranger.post(path, { email })).html.replace(/value="[^"]*"/g, '');
  };
  const before = (await mailsTo('aster@voorbeeld.nl')).length;
  expect(await ask('Aster@voorbeeld.nl')).toBe(await ask('niemand@voorbeeld.nl'));
  expect(await mailsTo('aster@voorbeeld.nl')).toHaveLength(before + 1);
  expect(await mailsTo('niemand@voorbeeld.nl')).toEqual([]);
  expect(await ask('geen adres')).toContain('Zo komt mail niet aan');
  for (let i = 0; i < 3; i++) await ask('aster@voorbeeld.nl');
  expect(await ask('aster@voorbeeld.nl')).toContain('heel vaak om een link gevraagd');
  expect(await mailsTo('aster@voorbeeld.nl')).toHaveLength(before + 1);
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
