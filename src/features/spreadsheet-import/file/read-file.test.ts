import { type BookType, utils, type WorkBook, type WorkSheet, write } from '@e965/xlsx';
import { unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { guessMapping } from '../columns/guess-columns.ts';
import { countedRows, type SheetGrid } from './grid.ts';
import { readFile } from './read-file.ts';
import { readGrids } from './read-grids.ts';

const LIST = [
  ['Organisatie', 'Activiteit', 'Plaats', 'Dag'],
  ['Buurthuis De Klok', 'Taalcafé', 'Zwolle', 'dinsdag'],
  ['Wijkkoor', 'Samen zingen', 'Zwolle', 'vrijdag'],
];

function workbook(sheets: Record<string, WorkSheet>): WorkBook {
  const book = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name);
  return book;
}
const bytesOf = (book: WorkBook, bookType: BookType = 'xlsx'): Uint8Array =>
  new Uint8Array(write(book, { type: 'array', bookType, cellStyles: true }) as ArrayBuffer);
const listSheet = (): WorkSheet => utils.aoa_to_sheet(LIST);

function grids(bytes: Uint8Array): SheetGrid[] {
  const read = readGrids(bytes);
  if ('wrong' in read) throw new Error(read.wrong);
  return read.grids;
}

/** The file with this part of it changed, as text. */
function withPart(bytes: Uint8Array, path: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  const part = parts[path];
  if (!part) throw new Error(`the file has no ${path}`);
  return zipSync({ ...parts, [path]: new TextEncoder().encode(change(new TextDecoder().decode(part))) });
}
const SHEET_PATH = 'xl/worksheets/sheet1.xml';
/** The list with more rows below it, as the file writes them. */
const withRows = (rows: string): Uint8Array =>
  withPart(bytesOf(workbook({ Lijst: listSheet() })), SHEET_PATH, (xml) =>
    xml.replace('</sheetData>', `${rows}</sheetData>`),
  );

test.each(['xlsx', 'xlsb', 'xls', 'ods', 'fods', 'xlml', 'html'] as const)(
  'a list that was saved as %s is read as the list that it is',
  (kind) => {
    expect(grids(bytesOf(workbook({ Lijst: listSheet() }), kind))[0]?.rows).toEqual(LIST);
  },
);

/** A list with a word far below it, and a letter in the last cell that there is. */
const strayLetter = (): Uint8Array =>
  withRows(
    '<row r="900000"><c r="A900000" t="str"><v>ver weg</v></c></row><row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row>',
  );

test('a letter in the very last cell costs nothing, and is told', () => {
  const [grid] = grids(strayLetter());
  expect(grid?.rows.slice(0, 3)).toEqual(LIST);
  expect(grid?.rows.length).toBeLessThan(10);
  expect(grid?.remarks).toEqual(['far-cells']);
});

test('a row with a number that no program knows does no harm', () => {
  const bytes = withPart(bytesOf(workbook({ Lijst: listSheet() })), SHEET_PATH, (xml) =>
    xml.replace('<row r="3">', '<row r="999999999">').replace(/r="([A-D])3"/g, 'r="$1999999999"'),
  );
  const read = readGrids(bytes);
  if ('grids' in read) expect(read.grids[0]?.rows.length).toBeLessThan(10);
  else expect(read.wrong).toBe('not-a-list');
});

test('what unpacks to far more than a list is refused, whatever the file says of its own size', () => {
  const bomb = withRows(`<row r="9"><c r="A9" t="str"><v>${' '.repeat(45_000_000)}</v></c></row>`);
  expect(bomb.length).toBeLessThan(1_000_000);
  // The size of the part stands in its local header and in the directory of the file: both say a thousand bytes.
  const lies = Uint8Array.from(bomb);
  const view = new DataView(lies.buffer);
  for (let at = 0; at < lies.length - 46; at++) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1_000, true);
    if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 1_000, true);
  }
  for (const bytes of [bomb, lies]) expect(readGrids(bytes)).toEqual({ wrong: 'too-much' });
});

test('while files are read that nobody means well, the server goes on answering', async () => {
  const rows = Array.from({ length: 60_000 }, (_, row) => [`a${row}`, `b${row}`, `c${row}`, `d${row}`]);
  const hostile = [
    strayLetter(),
    bytesOf(workbook({ Lijst: utils.aoa_to_sheet(rows) })),
    new TextEncoder().encode(`a;b\n${'"'.repeat(200_000)}`),
    new TextEncoder().encode(`<table>${'<tr><td>'.repeat(5_000)}`),
    Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array(600).fill(0xff)),
  ];
  let ticks = 0;
  const timer = setInterval(() => ticks++, 20);
  const began = performance.now();
  const read = await Promise.all(hostile.map((bytes) => readFile(bytes)));
  const tookMs = performance.now() - began;
  clearInterval(timer);
  expect(read).toHaveLength(hostile.length);
  for (const file of read) expect('grids' in file || file.wrong.length > 0).toBe(true);
  // In one thread with the rest hardly any tick would have come while a file was read.
  expect(ticks).toBeGreaterThan(tookMs / 20 / 4);
  // And the next list is read as ever.
  expect(await readFile(bytesOf(workbook({ Lijst: listSheet() })))).toMatchObject({
    grids: [{ rows: LIST }],
  });
});

test('what its owner does not see is not read: a hidden sheet, hidden and filtered rows, a hidden column', () => {
  const archive = utils.aoa_to_sheet([...LIST, ...LIST.slice(1), ['Gestopt', 'Oud', 'Zwolle', 'maandag']]);
  const sheet = listSheet();
  sheet['!rows'] = [{}, {}, { hidden: true }];
  sheet['!cols'] = [{}, {}, {}, { hidden: true }];
  const book = workbook({ Lijst: sheet, 'Archief (intern)': archive });
  book.Workbook = { Sheets: [{}, { Hidden: 1 }] };
  const read = grids(bytesOf(book));
  expect(read.map(({ hidden = false }) => hidden)).toEqual([false, true]);
  expect(guessMapping(read, '').sheet).toBe(0);
  const [list] = read;
  if (!list) throw new Error('no list');
  expect(countedRows(list)).toEqual([
    ['Organisatie', 'Activiteit', 'Plaats', ''],
    ['Buurthuis De Klok', 'Taalcafé', 'Zwolle', ''],
    [],
  ]);
  expect(countedRows(list, true)).toEqual(LIST);
});

test('odd parts cost only themselves: a sheet of a chart, a cell in error, cells without an address', () => {
  const sheet = listSheet();
  sheet.D2 = { t: 'e', v: 0x2a };
  const bytes = bytesOf(workbook({ Lijst: sheet, Leeg: utils.aoa_to_sheet([]) }));
  expect(grids(bytes)[0]?.rows[1]).toEqual(['Buurthuis De Klok', 'Taalcafé', 'Zwolle', '#N/A']);
  const unaddressed = withPart(bytesOf(workbook({ Lijst: listSheet() })), SHEET_PATH, (xml) =>
    xml.replace(/<c r="[A-Z]+\d+"/g, '<c').replace(/<row r="\d+"/g, '<row'),
  );
  expect(grids(unaddressed)[0]?.rows).toEqual(LIST);
});

test('days and times are the same from a Mac of before 2011 as from any other program', () => {
  for (const date1904 of [false, true]) {
    const sheet = utils.aoa_to_sheet([['Dag', 'Van'], []]);
    const days = 46_350 - (date1904 ? 1_462 : 0);
    sheet.A2 = { t: 'n', v: days, z: 'd-m-yyyy' };
    sheet.B2 = { t: 'n', v: 13.5 / 24, z: 'h:mm' };
    sheet['!ref'] = 'A1:B2';
    const book = workbook({ Lijst: sheet });
    book.Workbook = { WBProps: { date1904 } };
    expect(grids(bytesOf(book))[0]?.rows[1]).toEqual(['2026-11-24', '13:30']);
  }
});

test.each([
  ['a heading of Windows above rows of a Mac', '\r\n', '\n', '\n'],
  ['rows of Windows under a heading of Linux', '\n', '\r\n', '\r\n'],
  ['one row added by another program', '\r\n', '\r\n', '\n'],
  ['an old Mac', '\r', '\r', '\r'],
])('line ends of %s part the rows', (_, first, second, third) => {
  const lines = LIST.map((row) => row.join(';'));
  const text = `${lines[0]}${first}${lines[1]}${second}${lines[2]}${third}`;
  expect(grids(new TextEncoder().encode(text))[0]?.rows).toEqual(LIST);
});

test('a quotation mark too many costs only itself, and is told', () => {
  const stray = 'Organisatie;Activiteit\n"Huis van de Wijk" Zuid;Taalcafé\nKoor;Zingen\n';
  expect(grids(new TextEncoder().encode(stray))[0]?.rows).toEqual([
    ['Organisatie', 'Activiteit'],
    ['"Huis van de Wijk" Zuid', 'Taalcafé'],
    ['Koor', 'Zingen'],
  ]);
  const unclosed = 'Organisatie;Activiteit\n"Huis van de Wijk;Taalcafé\nKoor;Zingen\n';
  const [grid] = grids(new TextEncoder().encode(unclosed));
  expect(grid?.rows.map((row) => row[1])).toEqual(['Activiteit', 'Taalcafé', 'Zingen']);
  expect(grid?.remarks).toEqual(['quotes']);
});

test('a column that was empty once is looked at again; what somebody left out stays out', () => {
  const headings = ['Organisatie', 'Activiteit', 'Website', 'Aantekening'];
  const earlier = guessMapping(
    [{ name: '', rows: [headings, ['De Klok', 'Taalcafé', '', 'bellen']] }],
    'lijst.csv',
  );
  expect(earlier.columns[2]).toBe('leave');
  const columns = [...earlier.columns.slice(0, 3), 'leave' as const];
  const again = guessMapping(
    [{ name: '', rows: [headings, ['De Klok', 'Taalcafé', 'https://klok.example', 'bellen']] }],
    'lijst.csv',
    [{ headings, mapping: { ...earlier, columns } }],
  );
  expect(again.columns[2]).toBe('website');
  expect(again.columns[3]).toBe('leave');
});
