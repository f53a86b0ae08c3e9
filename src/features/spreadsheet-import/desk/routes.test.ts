import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import writeExcel from 'write-excel-file/node';
import { inTransaction } from '#core/db/rls-context.ts';
import { authenticateTeamMember, issueOperatorLink, issueTeamLink } from '#features/accounts';
import { demoList, demoSet } from '../../../../seed/demo.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { filledIn } from '../../../../test/support/forms.ts';
import { openTeamSession, signInTeam } from '../../../../test/support/team.ts';
import { allInitiatives } from '../../directory/catalogue/queries.ts';
import type { Initiative } from '../../directory/catalogue/types.ts';
import { seedDemoDirectory } from '../../directory/demo-seed.ts';
import { scheduledTasks } from '../background.ts';
import { seedDemoList } from '../demo-seed.ts';
import { findImport } from './queries.ts';

const { browser, app, owner, faults, at } = await createTestApp();
const client = new pg.Client(owner);
await client.connect();
afterAll(() => client.end());
const teamLink = await issueOperatorLink(app, 'Deniz', 900);
const team = browser();
await signInTeam(team, app, teamLink);

/** A server asks twice a second whether the directory changed. */
const sleep = () => new Promise((resolve) => setTimeout(resolve, 600));
const initiatives = () => inTransaction(app.db, {}, (tx) => allInitiatives(tx));
const named = async (name: string): Promise<Initiative | undefined> =>
  (await initiatives()).find(({ texts }) => Object.values(texts).some((text) => text.name === name));
/** Everything of the directory that people can see, apart from when it changed. */
const picture = async () =>
  (await initiatives())
    .map(({ changedAt: _, times, ...rest }) => ({ ...rest, times: times.map(({ id: __, ...time }) => time) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));

const excel = async (data: (string | number | Date | null)[][], name = 'taalaanbod Zwolle.xlsx') => {
  const cells = data.map((row) =>
    row.map((value) => (value instanceof Date ? { value, type: Date, format: 'hh:mm' } : value)),
  );
  const bytes = await writeExcel(cells as never).toBuffer();
  return new File([new Uint8Array(bytes)], name);
};
const clock = (hours: number, minutes = 0) => new Date(Date.UTC(1899, 11, 30, hours, minutes));

/** Chooses a file and sends it. @returns the address of the list */
async function upload(file: File): Promise<string> {
  const { html } = await team.get('/nl/spreadsheets');
  const sent = await team.post('/nl/spreadsheets', { ...filledIn(html), file });
  if (sent.status !== 303) throw new Error(`${sent.status}: ${sent.html.slice(0, 2000)}`);
  return sent.to ?? '';
}
/** From the columns to the rows, with something changed. */
async function mapColumns(at: string, changed: Record<string, string> = {}) {
  const { html } = await team.get(at);
  const sent = await team.post(at, { ...filledIn(html), ...changed });
  return team.get(sent.to ?? '');
}
async function commit(at: string) {
  const { html } = await team.get(`${at}/rows?show=all`);
  const done = await team.post(`${at}/planted`, filledIn(html));
  return done.to === at ? team.get(at) : team.get(done.to ?? '');
}
async function revert(at: string) {
  const { html } = await team.get(at);
  const done = await team.post(`${at}/undone`, filledIn(html));
  return team.get(done.to ?? '');
}

const ROWS = [
  ['Taalaanbod in Zwolle', null, null, null, null, null, null],
  ['Organisatie', 'Activiteit', 'Dag', 'Van', 'Tot', 'Kosten', 'Telefoon'],
  ['Buurthuis De Haven', 'Taalcafé', 'dinsdag', clock(10), clock(12), 'gratis', '038-1234567'],
  ['Buurthuis De Haven', 'Naaigroep', 'donderdag', clock(9, 30), clock(11, 30), 2.5, '06-12345678'],
  ['Koor De Brug', 'Samen zingen', 'eerste maandag', clock(19), clock(21), '', ''],
];

test('from an Excel file to the directory: guessed, looked at, committed; and taken back as a whole', async () => {
  const before = await picture();
  const list = await upload(await excel(ROWS));
  const columns = await team.get(list);
  expect(columns.html).toContain('Buurthuis De Haven · Buurthuis De Haven · Koor De Brug');
  expect(filledIn(columns.html)).toMatchObject({
    headings: ['1'],
    town: ['Zwolle'],
    column0: ['organisation'],
    column1: ['name'],
    column2: ['day'],
    column3: ['from'],
    column4: ['until'],
    column5: ['cost'],
    column6: ['phone'],
  });
  const rows = await mapColumns(list);
  expect(rows.html).toContain('3 rijen gelezen: 3 nieuwe initiatieven');
  expect(rows.html, 'a number of somebody’s own').toContain('06-12345678');
  expect(await picture(), 'nothing is in before somebody says yes').toEqual(before);

  expect((await commit(list)).html).toContain('Deze lijst staat in de gids.');
  expect(await named('Taalcafé')).toMatchObject({
    organisation: { name: 'Buurthuis De Haven' },
    town: 'Zwolle',
    costCents: 0,
    phone: '038-1234567',
    times: [{ weekday: 2, startsAt: 600, endsAt: 720 }],
  });
  expect(await named('Naaigroep')).toMatchObject({ costCents: 250, phone: null });
  expect((await named('Samen zingen'))?.times).toMatchObject([
    { weekday: 1, startsAt: 1140, recurrence: { every: 'month', ordinals: [1] } },
  ]);
  expect((await named('Taalcafé'))?.lat, 'a pin in the middle of its town').toBeCloseTo(52.5, 0);

  const back = await revert(list);
  expect(back.html).toContain('3 initiatieven zijn weer zoals het was');
  expect(await picture()).toEqual(before);
  const { rows: left } = await client.query("select from organisation where source like 'list:%'");
  expect(left).toEqual([]);
});

test('a newer version of the same list updates it, brings what is new and takes out what is gone; each can be taken back', async () => {
  const empty = await picture();
  const first = await upload(await excel(ROWS));
  await mapColumns(first);
  await commit(first);
  const before = await picture();
  const [, heads = [], cafe = [], sewing = []] = ROWS;
  const moved = [...cafe.slice(0, 3), clock(13), clock(15), ...cafe.slice(5)];
  const added = ['De Kas', 'Tuinieren', 'vrijdag', clock(9), clock(11), 'gratis', ''];
  at('2026-12-24T09:00:00Z');
  await signInTeam(team, app, teamLink);
  const second = await upload(await excel([heads, moved, sewing, added]));
  const rows = await mapColumns(second);
  expect(rows.html).toContain('1 initiatief stond eerder in deze lijst');
  await team.post(`${second}/rows`, { ...filledIn(rows.html), stopGone: 'yes' });
  const done = await commit(second);
  expect(done.html.match(/<dd>(\d+)<\/dd>/g)).toEqual([
    '<dd>1</dd>',
    '<dd>1</dd>',
    '<dd>1</dd>',
    '<dd>1</dd>',
  ]);
  expect((await named('Taalcafé'))?.times.map(({ startsAt }) => startsAt)).toEqual([780]);
  expect(await named('Samen zingen')).toBeUndefined();
  expect(await named('Tuinieren')).toBeDefined();

  expect((await revert(first)).html, 'the newer one first').toContain('Zet eerst die terug');
  await revert(second);
  expect(await picture()).toEqual(before);
  await revert(first);
  expect(await picture()).toEqual(empty);
});

test('what is there already is found and asked about: filled, or left alone where its organisation keeps it', async () => {
  await client.query(`insert into organisation (id, name, source, source_id) values
      ('00000000-0000-4000-8000-0000000000a1', 'Buurthuis de Haven', 'hsds:x', 'o1');
    insert into initiative (organisation_id, texts, town, municipality, source, source_id, phone) values
      ('00000000-0000-4000-8000-0000000000a1', '{"nl":{"name":"Taal-café","summary":"Kom erbij."}}', 'Zwolle', 'GM0193', 'hsds:x', 's1', null),
      ('00000000-0000-4000-8000-0000000000a1', '{"nl":{"name":"Naaigroep","summary":"Van ons."}}', 'Zwolle', 'GM0193', 'own', 's2', null)`);
  await sleep();
  const before = await picture();
  const list = await upload(await excel(ROWS));
  const rows = await mapColumns(list);
  expect(rows.html).toContain('Dit staat al in de gids:');
  expect(rows.html).toContain('De organisatie houdt dit zelf bij');
  expect(filledIn(rows.html)).toMatchObject({ row3: ['fill'], row4: ['leave'] });
  await commit(list);
  const cafe = await named('Taal-café');
  expect(cafe, 'its own words stay, what it lacked is there').toMatchObject({
    texts: { nl: { summary: 'Kom erbij.' } },
    phone: '038-1234567',
    costCents: 0,
  });
  expect(await named('Taalcafé')).toBeUndefined();
  expect((await named('Naaigroep'))?.texts.nl?.summary).toBe('Van ons.');
  await revert(list);
  expect(await picture()).toEqual(before);

  // Whoever knows that it is something else, says so.
  const shown = await mapColumns(list);
  await team.post(`${list}/rows`, { ...filledIn(shown.html), row3: 'new', row4: 'new' });
  await commit(list);
  expect((await initiatives()).filter(({ texts }) => texts.nl?.name === 'Naaigroep')).toHaveLength(2);
  await revert(list);
});

test('what somebody changed after the list came in, stays when it is taken back', async () => {
  const list = await upload(
    await excel([ROWS[1] ?? [], ['De Kas', 'Tuinieren', 'vrijdag', clock(9), clock(11), '', '']]),
  );
  await mapColumns(list);
  await commit(list);
  const garden = await named('Tuinieren');
  await client.query(`update initiative set phone = '038-7654321', changed_at = now() where id = $1`, [
    garden?.id,
  ]);
  const back = await revert(list);
  expect(back.html).toContain('1 initiatief is daarna door iemand veranderd');
  expect(await named('Tuinieren')).toMatchObject({ phone: '038-7654321' });
  await client.query('delete from initiative where id = $1', [garden?.id]);
});

test('what the organisation took over from a list is left alone by the next version of it', async () => {
  const garden = [ROWS[1] ?? [], ['De Kas', 'Tuinieren', 'vrijdag', clock(9), clock(11), '', '038-1112223']];
  const list = await upload(await excel(garden, 'tuinen.xlsx'));
  await mapColumns(list);
  await commit(list);
  const it = await named('Tuinieren');
  const page = await browser().get(`/nl/initiatives/${it?.id}`);
  expect(page.html, 'it can be claimed').toContain(`/nl/initiatives/${it?.id}/claim`);
  await client.query(
    `insert into claimed_source select source, source_id, id from initiative where id = $1`,
    [it?.id],
  );
  await client.query(`update initiative set source = 'own', source_id = 'theirs' where id = $1`, [it?.id]);
  const again = await upload(await excel(garden, 'tuinen.xlsx'));
  const rows = await mapColumns(again);
  expect(rows.html).toContain('De organisatie houdt dit inmiddels zelf bij');
  expect((await commit(again)).html).toContain('Er is niets om in de gids te zetten');
});

test('what is no list, nothing at all, and HTML in a name: a clear word, and nothing runs', async () => {
  const { html } = await team.get('/nl/spreadsheets');
  const send = (fields: Record<string, string | File>) =>
    team.post('/nl/spreadsheets', { ...filledIn(html), ...fields });
  const wrong = await send({ file: new File(['\u0089PNG\r\n\u001a\n\u0000\u0000'], 'foto.xlsx') });
  expect([wrong.status, wrong.html.includes('Bewaar het in je rekenblad als Excel')]).toEqual([422, true]);
  expect((await send({ file: new File([], '') })).html).toContain('Kies een bestand, of plak rijen');
  const large = await send({ file: new File([new Uint8Array(10 * 1024 * 1024)], 'groot.csv') });
  expect(large.status).toBe(413);
  const pasted = await send({ pasted: 'alleen een regel' });
  expect([pasted.status, pasted.html.includes('>alleen een regel</textarea>')]).toEqual([422, true]);

  const sent = await send({
    called: '<b>lijst</b>',
    pasted: 'Naam\tPlaats\n<script>alert(1)</script>Koor\tZwolle',
  });
  const rows = await mapColumns(sent.to ?? '');
  expect(rows.html).not.toContain('<script>alert');
  expect(rows.html).toContain('Koor');
});

test('two who work on one list: the second sees what the first made of it', async () => {
  const list = await upload(await excel(ROWS));
  const stale = await team.get(list);
  await team.post(list, { ...filledIn(stale.html), town: 'Kampen' });
  const late = await team.post(list, { ...filledIn(stale.html), town: 'Deventer' });
  expect(late.status).toBe(409);
  const conflict = late.html.slice(late.html.indexOf('class="conflict"'), late.html.indexOf('</section>'));
  expect([conflict.includes('Kampen'), conflict.includes('Deventer')], 'theirs and yours').toEqual([
    true,
    true,
  ]);
  expect(filledIn(late.html).town, 'what was typed is still there').toEqual(['Deventer']);
  await team.post(list, filledIn(late.html));
  const page = await team.get(list);
  expect(filledIn(page.html).town, 'and kept when sent once more').toEqual(['Deventer']);
  const dropped = await team.post(`${list}/dropped`, filledIn(page.html));
  expect(dropped.to).toBe('/nl/spreadsheets');
  expect((await team.get(list)).status).toBe(404);
});

/** A list as pasted rows, read as far as its rows. @returns its address and that page */
async function pasted(rows: string, called = 'lijst'): Promise<{ list: string; html: string }> {
  const { html } = await team.get('/nl/spreadsheets');
  const sent = await team.post('/nl/spreadsheets', { ...filledIn(html), pasted: rows, called });
  await mapColumns(sent.to ?? '');
  return { list: sent.to ?? '', html: (await team.get(`${sent.to}/rows?show=all`)).html };
}

test('what two people choose and type at one list: each sees the other’s and their own, and nothing typed is lost', async () => {
  const { list, html } = await pasted(
    'Activiteit\tTijd\tTelefoon\nKoor\tvrijdagmiddag\t038-1234567\nDans\tooit\t038-1234568\n',
  );
  const seen = filledIn(html);
  expect(seen).toMatchObject({ 'cell2.when': ['vrijdagmiddag'], row2: ['new'] });
  await team.post(`${list}/rows`, {
    ...seen,
    row2: 'leave',
    'cell2.when': 'vr 13-15',
    'cell3.when': 'ma 9-11',
  });
  // The other had the same page open, and changed other things and one that is the same.
  const late = await team.post(`${list}/rows`, { ...seen, row3: 'leave', 'cell2.when': 'vr 14-16' });
  expect(late.status).toBe(409);
  const conflict = late.html.slice(late.html.indexOf('class="conflict"'), late.html.indexOf('</section>'));
  expect([conflict.includes('vr 13-15'), conflict.includes('vr 14-16')]).toEqual([true, true]);
  const both = filledIn((await team.get(`${list}/rows?show=all`)).html);
  expect(both, 'what only one of them changed is kept of both').toMatchObject({
    row2: ['leave'],
    row3: ['leave'],
    'cell2.when': ['vr 13-15'],
    'cell3.when': ['ma 9-11'],
  });
  expect(filledIn(late.html)['cell2.when'], 'what was typed is still in the field').toEqual(['vr 14-16']);
  const again = await team.post(`${list}/rows`, filledIn(late.html));
  expect(again.status).toBe(303);
  expect(filledIn((await team.get(`${list}/rows?show=all`)).html)['cell2.when']).toEqual(['vr 14-16']);
});

test('a cell is corrected on the page of its row, read by the same rules, and put back', async () => {
  const { list } = await pasted('Activiteit\tTijd\tTelefoon\nKoor\tvrijdagmiddag\t381234567\n');
  const row = await team.get(`${list}/rows/2`);
  expect(row.html).toContain('0381234567');
  const sent = await team.post(`${list}/rows`, {
    ...filledIn(row.html),
    'cell2.when': 'vr half 2 tot 3',
    'cell2.name': 'Koor & Co',
  });
  const corrected = await team.get(sent.to ?? '');
  expect(corrected.html).toContain('Deze tijd begrijpen we niet');
  await team.post(`${list}/rows`, { ...filledIn(corrected.html), 'cell2.when': 'vr 13.30-15.00' });
  const read = await team.get(`${list}/rows/2`);
  expect(read.html).not.toContain('Deze tijd begrijpen we niet');
  expect(read.html).toContain('Koor &amp; Co');
  await team.post(`${list}/rows/2/restored`, filledIn(read.html));
  expect(filledIn((await team.get(`${list}/rows/2`)).html)).toMatchObject({
    'cell2.when': ['vrijdagmiddag'],
    'cell2.name': ['Koor'],
  });
});

test('one answer for all rows with the same remark: other words, another choice, or “fine like this”', async () => {
  const lines = Array.from({ length: 23 }, (_, i) => `Groep ${i}\tZwole\tma 10-12\t038-12345${10 + i}`);
  const { list, html } = await pasted(`Activiteit\tPlaats\tTijd\tTelefoon\n${lines.join('\n')}\n`);
  expect(html).toContain('Plaats die we niet kennen');
  const remark = await team.get(`${list}/rows?show=all&issue=unknown-town`);
  expect(remark.html).toContain('Verander bij alle 23 rijen');
  const form = (action: string) => {
    const [inside = ''] = remark.html.split(`action="${list}/rows/${action}"`)[1]?.split('</form>') ?? [];
    return filledIn(inside);
  };
  const replaced = await team.post(`${list}/rows/words`, { ...form('words'), replacement: 'Zwolle' });
  const after = await team.get(replaced.to ?? '');
  expect(after.html).toContain('Gedaan voor 23 rijen');
  expect(after.html).not.toContain('Plaats die we niet kennen');

  const stale = await team.post(`${list}/rows/all`, { ...form('all'), choice: 'leave' });
  expect((await team.get(stale.to ?? '')).html, 'an old page').toContain('Iemand anders heeft deze lijst');
  const fresh = filledIn(after.html.split('/rows/all"')[1]?.split('</form>')[0] ?? '');
  const left = await team.post(`${list}/rows/all`, { ...fresh, choice: 'leave' });
  expect((await team.get(left.to ?? '')).html).toContain('23 blijven eruit');

  const other = await pasted('Activiteit\tTijd\nKoor\tooit\nDans\tsoms\n');
  const told = /Om na te kijken ?<b class="count">(\d+)/;
  expect(told.exec(other.html)?.[1]).toBe('2');
  const settle = filledIn(other.html.split('/rows/remarks"')[1]?.split('</form>')[0] ?? '');
  await team.post(`${other.list}/rows/remarks`, settle);
  expect(told.exec((await team.get(`${other.list}/rows?show=all`)).html)?.[1]).toBe('0');
});

test('when the directory changed since the preview, nothing happens before somebody looked again', async () => {
  const { list, html } = await pasted('Organisatie\tActiviteit\tPlaats\nDe Kas\tSnoeien\tZwolle\n');
  await client.query(`insert into organisation (id, name, source, source_id) values
      ('00000000-0000-4000-8000-0000000000b1', 'De Kas', 'hsds:x', 'kas');
    insert into initiative (organisation_id, texts, town, municipality, source, source_id) values
      ('00000000-0000-4000-8000-0000000000b1', '{"nl":{"name":"Snoeien","summary":""}}', 'Zwolle', 'GM0193', 'hsds:x', 'kas1')`);
  await sleep();
  const done = await team.post(`${list}/planted`, filledIn(html));
  const shown = await team.get(done.to ?? '');
  expect(shown.html).toContain('De gids is net veranderd');
  expect(filledIn(shown.html).row2).toEqual(['fill']);
  expect((await initiatives()).filter(({ texts }) => texts.nl?.name === 'Snoeien')).toHaveLength(1);
  await client.query(
    `delete from initiative where source_id = 'kas1'; delete from organisation where source_id = 'kas'`,
  );
  await sleep();
});

test('what the list says has stopped leaves the directory, and comes back with the list', async () => {
  const first = await pasted(
    'Organisatie\tActiviteit\tPlaats\nDe Kas\tSnoeien\tZwolle\nDe Kas\tKoken\tZwolle\n',
    'tuin',
  );
  await commit(first.list);
  at('2026-12-26T09:00:00Z');
  await signInTeam(team, app, teamLink);
  const second = await pasted(
    'Organisatie\tActiviteit\tPlaats\nDe Kas\tSnoeien (gestopt)\tZwolle\nDe Kas\tKoken\tZwolle\nDe Kas\tDansen (gestopt)\tZwolle\n',
    'tuin',
  );
  expect(filledIn(second.html)).toMatchObject({ row2: ['stop'], row3: ['replace'], row4: ['leave'] });
  await commit(second.list);
  await sleep();
  expect((await named('Snoeien'))?.status ?? 'gone').not.toBe('active');
  expect(await named('Dansen')).toBeUndefined();
  await revert(second.list);
  expect((await named('Snoeien'))?.status).toBe('active');
  await revert(first.list);
});

test('two houses of one name in two towns stay two organisations; one house with a row for each town is one', async () => {
  const { list } = await pasted(
    [
      'Organisatie\tActiviteit\tPlaats\tE-mail',
      'Buurthuis De Brug\tKoor\tZwolle\tinfo@brug-zwolle.example',
      'Buurthuis De Brug\tNaaien\tKampen\tinfo@kampenbrug.example',
      'Taal Samen\tLezen\tZwolle\tinfo@taalsamen.example',
      'Taal Samen\tSpreken\tKampen\tkampen@taalsamen.example',
    ].join('\n'),
  );
  await commit(list);
  const organisationOf = async (name: string) => (await named(name))?.organisation.id;
  expect(await organisationOf('Koor')).not.toBe(await organisationOf('Naaien'));
  expect(await organisationOf('Lezen')).toBe(await organisationOf('Spreken'));
  await revert(list);
});

test('a double tap uploads a list once, and commits it once', async () => {
  const { html } = await team.get('/nl/spreadsheets');
  const file = await excel(ROWS);
  const first = await team.post('/nl/spreadsheets', { ...filledIn(html), file });
  const second = await team.post('/nl/spreadsheets', { ...filledIn(html), file });
  expect(second.to).toBe(first.to);
  const list = first.to ?? '';
  const rows = await mapColumns(list);
  const sent = filledIn(rows.html);
  await Promise.all([team.post(`${list}/planted`, sent), team.post(`${list}/planted`, sent)]);
  expect((await initiatives()).filter(({ texts }) => texts.nl?.name === 'Samen zingen')).toHaveLength(1);
  await revert(list);
});

test('whoever organises one meeting, or nothing, sees no list; the database gives them none', async () => {
  const list = await upload(await excel(ROWS));
  const id = list.split('/').at(-1) ?? '';
  const deniz = await authenticateTeamMember(app, team.jar.get('vanonderop_team'));
  const made = await issueTeamLink(app, deniz, {
    name: 'Mila',
    roles: ['organiser'],
    scope: '00000000-0000-4000-8000-0000000000e1',
    within: null,
    days: 5,
  });
  if (!made.ok) throw new Error(made.refusal);
  const mila = browser();
  mila.jar.set('vanonderop_team', await openTeamSession(app, made.value));
  expect((await mila.get('/nl/spreadsheets')).status).toBe(404);
  expect((await mila.get(list)).status).toBe(404);
  expect((await browser().get(list)).status).not.toBe(200);
  expect(await inTransaction(app.db, {}, (tx) => findImport(tx, id))).toBeUndefined();
});

test('the demonstration brings in a list that asks for something of every kind', async () => {
  await seedDemoDirectory(app, demoSet());
  await seedDemoList(app, demoList.fileName, demoList.csv);
  await seedDemoList(app, demoList.fileName, demoList.csv);
  await sleep();
  const overview = await team.get('/nl/spreadsheets');
  const [, list = ''] =
    /href="([^"]*\/spreadsheets\/[\da-f-]{36})">\s*<bdi>aanbod nieuwkomers/.exec(overview.html) ?? [];
  expect(overview.html.match(/<bdi>aanbod nieuwkomers/g)).toHaveLength(1);
  const { html } = await team.get(`${list}/rows?show=all`);
  for (const [view, least] of [
    ['Is dit hetzelfde', 3],
    ['Om na te kijken', 4],
    ['Dubbel in de lijst', 1],
    ['Nieuw', 5],
    ['Blijft eruit', 6],
  ] as const)
    expect(
      Number(new RegExp(`${view}\\??<b class="count">(\\d+)`).exec(html)?.[1]),
      view,
    ).toBeGreaterThanOrEqual(least);
  expect(filledIn(html)).toMatchObject({ row3: ['fill'], row5: ['fill'] });
  expect(html, 'no names of people in what is read').not.toMatch(/>(Joke|Samira|Ali)</);
  await client.query(
    `delete from initiative where source = 'demo'; delete from organisation where source = 'demo'`,
  );
});

test('after a month nobody can read any more what a list said; what it did can still be taken back', async () => {
  const list = await upload(await excel(ROWS));
  await mapColumns(list);
  await commit(list);
  at('2027-02-10T09:00:00Z');
  await signInTeam(team, app, teamLink);
  for (const { run } of scheduledTasks) await run(app);
  const { rows } = await client.query('select from spreadsheet where sheets is not null');
  expect(rows).toEqual([]);
  expect((await revert(list)).html).toContain('is na een maand weggegooid');
  expect(await named('Samen zingen')).toBeUndefined();
  expect(faults).toEqual([]);
});
