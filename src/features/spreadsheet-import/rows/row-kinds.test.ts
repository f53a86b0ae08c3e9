import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import writeExcel from 'write-excel-file/node';
import { findTown } from '#features/hsds';
import { guessMapping } from '../columns/guess-columns.ts';
import { readGrids } from '../file/read-grids.ts';
import { readRows } from './read-rows.ts';
import type { Corrections } from './row-cells.ts';

const context = { today: '2026-11-24', findTown };

async function rowsOf(content: string | Uint8Array, corrections: Corrections = {}) {
  const read = readGrids(typeof content === 'string' ? Buffer.from(content) : content);
  if ('wrong' in read) throw new Error(read.wrong);
  const [grid] = read.grids;
  if (!grid) throw new Error('no sheet');
  return readRows(grid, guessMapping(read.grids, 'lijst Zwolle'), context, corrections);
}
const codes = (row: { issues: { code: string }[] } | undefined) => row?.issues.map(({ code }) => code);

test('words about times that we cannot read stay with the initiative, and so do words beside them', async () => {
  const rows = await rowsOf(
    'Activiteit;Dag;Tijd\nKoor;vrijdagmiddag;\nTaal;dinsdag;10-12, niet in schoolvakanties\nNaaien;;om de week di 10-12\nFiets;ma;10-12\n',
  );
  expect(rows.map(({ draft }) => [draft?.times.length, draft?.texts.nl?.when])).toEqual([
    [0, 'vrijdagmiddag'],
    [1, 'dinsdag 10-12, niet in schoolvakanties'],
    [0, 'om de week di 10-12'],
    [1, undefined],
  ]);
});

test('headings again, totals and notes are no initiatives; a heading of a section says the town or the theme', async () => {
  const rows = await rowsOf(
    [
      'Organisatie;Activiteit;Plaats;Tijd;Telefoon',
      'Kampen;;;;',
      'De Haven;Taalcafé;;di 10-12;038-1234567',
      'De Brug;Koor;Zwolle;wo 10-12;038-1234568',
      'Organisatie;Activiteit;Plaats;Tijd;Telefoon',
      'Sporten;;;;',
      'De Mus;Samen bewegen;Zwolle;do 10-12;038-1234569',
      'Totaal: 34;;;;',
      'Totaal;34;;;',
      'NB: lijst van Jan;;;;',
      'Dit zijn alle activiteiten die wij in het voorjaar van 2026 hebben gevonden.;;;;',
      'De Kas;Totaal Taal;Zwolle;vr 10-12;038-1234570',
    ].join('\n'),
  );
  expect(rows.map(({ row, name, skipped }) => [row, skipped ?? name])).toEqual([
    [2, 'section'],
    [3, 'Taalcafé'],
    [4, 'Koor'],
    [5, 'heading'],
    [6, 'section'],
    [7, 'Samen bewegen'],
    [8, 'total'],
    [9, 'total'],
    [10, 'note'],
    [11, 'note'],
    [12, 'Totaal Taal'],
  ]);
  expect([rows[1]?.draft?.town, codes(rows[1])]).toEqual(['Kampen', ['section-above']]);
  expect(rows[2]?.draft?.town, 'its own town counts').toBe('Zwolle');
  expect(rows[5]?.draft?.goals).toContain('move');
});

test('full, waiting list, stopped and closed for a while are read in whichever column they stand', async () => {
  const rows = await rowsOf(
    [
      'Activiteit;Tijd;Telefoon;Opmerking over plekken;Status',
      'Koor (VOL);di 10-12;;;',
      'Taal;di 10-12;;wachtlijst;',
      'Naaien;gestopt per 1-9;;;',
      'Fietsen;di 10-12;tijdelijk gesloten;;',
      'Zwemmen;di 10-12;;;loopt',
      'Dans;di 10-12;;;misschien',
    ].join('\n'),
  );
  expect(rows.map(({ name, state, draft }) => [name, state, draft?.room, draft?.status])).toEqual([
    ['Koor', 'full', 'full', 'active'],
    ['Taal', 'waitlist', 'waitlist', 'active'],
    ['Naaien', 'stopped', null, 'inactive'],
    ['Fietsen', 'paused', null, 'temporarily closed'],
    ['Zwemmen', null, null, 'active'],
    ['Dans', null, null, 'active'],
  ]);
  expect(codes(rows[3]), 'the words are no telephone number').toEqual(['paused']);
  expect(codes(rows[5])).toEqual(['state-unread']);
});

test('two addresses are two places; of two times nobody knows at which place they are, unless line by line', async () => {
  const rows = await rowsOf(
    [
      'Activiteit;Adres;Tijd;Telefoon',
      'Taal;"Dorpsstraat 1, 8011 AB Zwolle\nKerkweg 2, 8261 AB Kampen";di 10-12;038-1234567',
      'Koor;Dorpsstraat 1 / Kerkweg 2;di 10-12 en do 14-16;038-1234567',
      'Naaien;"Dorpsstraat 1\nKerkweg 2";"di 10-12\ndo 14-16";038-1234567',
    ].join('\n'),
  );
  expect(
    rows.map(({ key, draft }) => [
      key,
      draft?.address,
      draft?.town,
      draft?.times.map(({ weekday }) => weekday),
      draft?.texts.nl?.when,
    ]),
  ).toEqual([
    ['2', 'Dorpsstraat 1', 'Zwolle', [2], undefined],
    ['2.2', 'Kerkweg 2', 'Kampen', [2], undefined],
    ['3', 'Dorpsstraat 1', 'Zwolle', [], 'di 10-12 en do 14-16'],
    ['3.2', 'Kerkweg 2', 'Zwolle', [], 'di 10-12 en do 14-16'],
    ['4', 'Dorpsstraat 1', 'Zwolle', [2], undefined],
    ['4.2', 'Kerkweg 2', 'Zwolle', [4], undefined],
  ]);
  expect(codes(rows[2])).toEqual(['times-of-place', 'two-places']);
});

test('the zero that a cell of numbers lost is back, a second number stays in words, and a name is never read', async () => {
  const rows = await rowsOf(
    [
      'Activiteit;Telefoon;E-mail',
      'Koor;381234567;Joke Jansen <info@haven.example>',
      'Taal;+31 (0)38 123 45 67 / 038-7654321;mailto:taal@haven.example; Fatma',
      'Naaien;038-123456;via Joke',
    ].join('\n'),
  );
  expect(rows.map(({ draft }) => [draft?.phone, draft?.email])).toEqual([
    ['0381234567', 'info@haven.example'],
    ['+31 38 123 45 67', 'taal@haven.example'],
    [null, null],
  ]);
  expect(JSON.stringify(rows[1]?.draft?.texts)).toContain('038-7654321');
  expect(codes(rows[2])).toEqual(['bad-email', 'bad-phone']);
  expect(JSON.stringify(rows.map(({ draft }) => draft))).not.toMatch(/Joke|Fatma/);
});

test('a link in a cell gives where it leads: a website or an address, whatever its words are', async () => {
  const bytes = await writeExcel([
    ['Activiteit', 'Website', 'E-mail'].map((value) => ({ value })),
    [{ value: 'Koor' }, { value: 'Klik hier' }, { value: 'mail Joke' }],
    [
      { value: 'Taal' },
      { type: 'Formula', value: 'HYPERLINK("https://taal.example/?a=1&b=2","Site")' },
      null,
    ],
  ]).toBuffer();
  const files = unzipSync(new Uint8Array(bytes));
  const sheet = 'xl/worksheets/sheet1.xml';
  const relations = 'xl/worksheets/_rels/sheet1.xml.rels';
  const edited = (path: string, from: string, to: string) => {
    const before = strFromU8(files[path] ?? new Uint8Array());
    const after = before.replace(from, to);
    if (after === before) throw new Error(`nothing to replace in ${path}`);
    files[path] = strToU8(after);
  };
  edited(
    sheet,
    '</worksheet>',
    '<hyperlinks><hyperlink ref="B2" r:id="rId7"/><hyperlink r:id="rId8" ref="C2"/></hyperlinks></worksheet>',
  );
  edited(
    relations,
    '</Relationships>',
    '<Relationship Id="rId7" Target="https://koor.example/zingen" TargetMode="External"/><Relationship Target="mailto:koor@haven.example?subject=x" Id="rId8"/></Relationships>',
  );
  const rows = await rowsOf(zipSync(files));
  expect(rows.map(({ draft }) => [draft?.website, draft?.email])).toEqual([
    ['https://koor.example/zingen', 'koor@haven.example'],
    ['https://taal.example/?a=1&b=2', null],
  ]);
  const text = await rowsOf('Activiteit;Site\n"=HYPERLINK(""https://zang.example"";""Koor"")";\n');
  expect([text[0]?.name, text[0]?.draft?.website]).toEqual(['Koor', 'https://zang.example']);
});

test('two initiatives of one name without an organisation stay two when nothing else of them is the same', async () => {
  const rows = await rowsOf(
    'Activiteit;Plaats;Tijd;Telefoon\nTaalcafé;Zwolle;di 10-12;038-1234567\nTaalcafé;Zwolle;do 10-12;038-7654321\nTaalcafé;Zwolle;vr 10-12;038 123 45 67\n',
  );
  expect(rows.map(({ row, draft }) => [row, draft?.times.length])).toEqual([
    [2, 2],
    [3, 1],
  ]);
});

test('what somebody types over a cell is read by the same rules', async () => {
  const text = 'Activiteit;Tijd;Telefoon\nKoor;vrijdagmiddag;038-123456\n';
  const [row] = await rowsOf(text, { 2: { when: 'vr half 2 - 3 uur', phone: '' } });
  expect(row?.said).toEqual([
    { field: 'name', file: 'Koor' },
    { field: 'when', file: 'vrijdagmiddag', corrected: 'vr half 2 - 3 uur' },
    { field: 'phone', file: '038-123456', corrected: '' },
  ]);
  expect([codes(row), row?.draft?.texts.nl?.when]).toEqual([['times-unread'], 'vr half 2 - 3 uur']);
  const [read] = await rowsOf(text, { 2: { when: 'vr 13.30-15.00', phone: '038-1234567' } });
  expect([codes(read), read?.draft?.times, read?.draft?.phone]).toMatchObject([
    [],
    [{ weekday: 5, startsAt: 810, endsAt: 900 }],
    '038-1234567',
  ]);
});
