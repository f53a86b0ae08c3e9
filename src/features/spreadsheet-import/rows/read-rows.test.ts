import { expect, test } from 'vitest';
import { findTown } from '#features/hsds';
import { guessMapping } from '../columns/guess-columns.ts';
import { readGrids } from '../file/read-grids.ts';
import { readRows } from './read-rows.ts';

const context = { today: '2026-11-24', findTown };

async function readCsv(text: string | Uint8Array, called = 'lijst') {
  const read = readGrids(typeof text === 'string' ? Buffer.from(text) : text);
  if ('wrong' in read) throw new Error(read.wrong);
  const [grid] = read.grids;
  if (!grid) throw new Error('no sheet');
  const mapping = guessMapping(read.grids, called);
  return { rows: readRows(grid, mapping, context), mapping, grid };
}

test('a list as volunteers keep it becomes initiatives, with what it says and nothing more', async () => {
  const { rows } = await readCsv(
    [
      'Organisatie;Activiteit;Omschrijving;Doelgroep;Taalniveau;Dag en tijd;Locatie;Adres;Postcode;Plaats;Kosten;Kinderopvang;Rolstoel;Talen;E-mail;Telefoon;Website;Contactpersoon;Bijgewerkt',
      'Buurthuis De Haven;Taalcafé;"Samen Nederlands oefenen; met koffie.";vrouwen;A1-A2;di 10-12 en do 14-16;De Haven;Havenstraat 3;8011ab;Zwolle;gratis;ja;nee;Nederlands, Arabisch;info@haven.example;038-1234567;www.haven.example;Joke Jansen;12-3-2026',
    ].join('\n'),
  );
  expect(rows).toHaveLength(1);
  const [row] = rows;
  expect(row?.issues).toEqual([]);
  expect(row?.draft).toMatchObject({
    language: 'nl',
    texts: { nl: { name: 'Taalcafé', summary: 'Samen Nederlands oefenen; met koffie.' } },
    goals: ['dutch'],
    levelMin: 'a1',
    levelMax: 'a2',
    audience: 'women',
    childcare: true,
    accessLacks: ['stepFree'],
    costCents: 0,
    languages: ['ar', 'nl'],
    placeName: 'De Haven',
    address: 'Havenstraat 3',
    postcode: '8011 AB',
    town: 'Zwolle',
    municipality: 'GM0193',
    email: 'info@haven.example',
    phone: '038-1234567',
    website: 'https://www.haven.example',
    confirmedAt: '2026-03-12T00:00:00Z',
    times: [
      { weekday: 2, startsAt: 600, endsAt: 720 },
      { weekday: 4, startsAt: 840, endsAt: 960 },
    ],
  });
  expect(JSON.stringify(rows), 'nobody asked Joke').not.toContain('Joke');
});

test('what nobody said stays unknown', async () => {
  const { rows } = await readCsv('Activiteit;Kinderopvang;Kosten\nKoor;-;n.v.t.\n');
  expect(rows[0]?.draft).toMatchObject({
    childcare: null,
    costCents: null,
    audience: null,
    town: null,
    times: [],
    languages: [],
    confirmedAt: null,
  });
});

test('merged cells: what belongs to the row above is joined to it, and the organisation goes down', async () => {
  const { rows } = await readCsv(
    [
      'Organisatie,Activiteit,Dag,Van,Tot',
      'De Haven,Taalcafé,dinsdag,10:00,12:00',
      ',,donderdag,14:00,16:00',
      ',Naaigroep,vrijdag,9:30,11:30',
      'De Brug,Taalcafé,maandag,10:00,12:00',
    ].join('\n'),
  );
  expect(
    rows.map(({ row, organisation, name, draft }) => [row, organisation, name, draft?.times.length]),
  ).toEqual([
    [2, 'De Haven', 'Taalcafé', 2],
    [4, 'De Haven', 'Naaigroep', 1],
    [5, 'De Brug', 'Taalcafé', 1],
  ]);
  expect(rows[0]?.issues).toEqual([{ code: 'joined', value: '3' }]);
  expect(rows[1]?.issues).toEqual([{ code: 'organisation-above', value: 'De Haven' }]);
});

test('the same activity on two rows is one initiative with both times', async () => {
  const { rows } = await readCsv(
    'Organisatie,Activiteit,Tijd\nDe Haven,Taalcafé,di 10-12\nDe Haven,Taalcafé,do 10-12\n',
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]?.draft?.times.map(({ weekday }) => weekday)).toEqual([2, 4]);
});

test('a number or address of somebody’s own stays out, unless it is said that they know', async () => {
  const text = 'Activiteit,Email,Telefoon\nKoor,fatma@gmail.com,06-12345678\n';
  const { rows, mapping, grid } = await readCsv(text);
  expect(rows[0]?.draft).toMatchObject({ email: null, phone: null });
  expect(rows[0]?.issues.map(({ code }) => code)).toEqual(['own-contact']);
  const known = readRows(grid, { ...mapping, ownContacts: true }, context);
  expect(known[0]?.draft).toMatchObject({ email: 'fatma@gmail.com', phone: '06-12345678' });
});

test('every row that cannot come in, or only in part, says why', async () => {
  const { rows } = await readCsv(
    [
      'Activiteit,Tijd,Plaats,Email,Kinderopvang,Website,Omschrijving',
      ',,,,,,alleen een omschrijving',
      'Koor,every second Tuesday 10-12,Nergenshuizen,geen adres,soms,a b,',
    ].join('\n'),
  );
  expect(rows.map(({ row, draft, issues }) => [row, Boolean(draft), issues.map(({ code }) => code)])).toEqual(
    [
      [2, false, ['no-name']],
      [3, true, ['not-weekly', 'unknown-town', 'bad-email', 'bad-url', 'unclear']],
    ],
  );
});

test('letters of old programs, semicolons and a title above: read as they were meant', async () => {
  const latin = Buffer.from('Aanbod Kampen\n\nActiviteit;Plaats\nTaalcaf\u00e9;Kampen\n', 'latin1');
  const { rows } = await readCsv(latin);
  expect(rows[0]?.name).toBe('Taalcafé');
  expect(rows[0]?.draft?.municipality).toBe('GM0166');
});

test('a list of one town gets that town where rows name none; its name says which', async () => {
  const { rows } = await readCsv(
    'Activiteit,Adres\nKoor,Dorpsstraat 1\nNaaigroep,"Kerkweg 2, 8261 AB Kampen"\n',
    'aanbod Zwolle',
  );
  expect(rows.map(({ draft }) => [draft?.town, draft?.postcode])).toEqual([
    ['Zwolle', null],
    ['Kampen', '8261 AB'],
  ]);
  const rowsFromAddress = await readCsv(
    'Activiteit;Adres en plaats\nKoor;Hoge Zand 40, Den Haag\nKunst;Kerkweg 2, Nergens\n',
  );
  expect(rowsFromAddress.rows.map(({ draft }) => [draft?.address, draft?.town])).toEqual([
    ['Hoge Zand 40', 'Den Haag'],
    ['Kerkweg 2, Nergens', null],
  ]);
});

test('what is no list is refused with a reason', async () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  expect(readGrids(png)).toEqual({ wrong: 'not-a-list' });
  expect(readGrids(Buffer.from('PK\u0003\u0004 not really a zip'))).toEqual({ wrong: 'not-a-list' });
  expect(readGrids(Buffer.from('\n\n'))).toEqual({ wrong: 'empty' });
  expect(readGrids(Buffer.from(`a,b\n${'x,y\n'.repeat(5001)}`))).toEqual({ wrong: 'too-many-rows' });
});

test('what keeps people safe, what there is for who hears badly, and times of every two weeks come along', async () => {
  const list = [
    'Activiteit;Tijd;Eerste keer;Contactvorm;VOG;Vier ogen;Gebarentaal;Toegankelijkheid;Meenemen;Route;Hulp gezocht;Kosten',
    'Maatjes;om de week di 10-12;1-12-2026;één op één, thuis;ja;nee;NGT;rolstoeltoegankelijk, ringleiding;een pen;bus 3;koken;2,50',
    'Café;elke eerste en derde zaterdag 14-16;;groep;;;ja;ja;;;;gratis',
    'Koor;om de week di 10-12;;iets anders;;;Klingon;misschien;;;;',
  ].join('\n');
  const { rows } = await readCsv(list);
  expect(rows[0]?.issues).toEqual([]);
  expect(rows[0]?.draft).toMatchObject({
    times: [{ weekday: 2, startsAt: 600, recurrence: { every: 'weeks', interval: 2, from: '2026-12-01' } }],
    contactForms: ['oneToOne', 'atHome'],
    safeguards: ['certificate'],
    signLanguages: ['dse'],
    access: ['stepFree', 'hearing', 'signLanguage'],
    giftsWanted: ['cook'],
    helpersWanted: true,
    costCents: 250,
    texts: { nl: { bring: 'een pen', route: 'bus 3' } },
  });
  expect(rows[1]?.draft).toMatchObject({
    times: [{ weekday: 6, recurrence: { every: 'month', ordinals: [1, 3] } }],
    contactForms: ['group'],
    access: ['stepFree', 'signLanguage'],
  });
  expect(rows[2]?.draft).toMatchObject({ times: [], contactForms: [], safeguards: [] });
  expect(rows[2]?.issues.map(({ code }) => code)).toEqual(['no-start', 'unknown-language', 'unclear']);
});

test('the name of a coordinator comes in only when somebody points to its column and says that they know', async () => {
  const text = 'Activiteit,Coordinator\nMaatjes,Joke\n';
  const { rows, mapping, grid } = await readCsv(text);
  expect(mapping.columns).toEqual(['name', 'leave']);
  expect(rows[0]?.draft?.coordinator).toBeNull();
  const columns = ['name' as const, 'coordinator' as const];
  const unknown = readRows(grid, { ...mapping, columns }, context);
  expect([unknown[0]?.draft?.coordinator, unknown[0]?.issues]).toEqual([
    null,
    [{ code: 'own-contact', value: 'Joke' }],
  ]);
  const known = readRows(grid, { ...mapping, columns, ownContacts: true }, context);
  expect(known[0]?.draft).toMatchObject({ coordinator: 'Joke', safeguards: ['coordinator'] });
});

test('the first and the third Tuesday on two rows are one time', async () => {
  const { rows } = await readCsv('Activiteit,Tijd\nKoor,1e dinsdag 10-12\nKoor,3e dinsdag 10-12\n');
  expect(rows[0]?.draft?.times).toMatchObject([{ recurrence: { every: 'month', ordinals: [1, 3] } }]);
});
