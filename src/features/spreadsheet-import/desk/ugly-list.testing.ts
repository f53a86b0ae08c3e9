import { seededRandom } from '#algorithms/random';

/** What is right for a row of the list. Times are `weekday begin end` with how they repeat, or words that must stay. */
export interface UglyRow {
  /** The row number as spreadsheet programs count. */
  row: number;
  kind: string;
  name: string;
  times?: string[];
  /** The digits that one dials; null: none may be public. */
  phone?: string | null;
  email?: string | null;
  /** What should be proposed. */
  outcome: 'new' | 'fill' | 'leave' | 'join' | 'none';
}

export interface UglyList {
  csv: string;
  rows: UglyRow[];
  /** Initiatives that are in the directory already. */
  listed: { organisation: string; name: string; town: string; phone: string | null }[];
}

/** Each kind of ugly cell with what it says: begin and end stand for minutes after midnight. */
const TIMES: [kind: string, cell: string, times: string[]][] = [
  ['half hours', 'di half 10 - half 12', ['2 570 690']],
  ['half hours', 'donderdagavond half 8 tot half 10', ['4 1170 1290']],
  ['short days', 'woe 9.00–11.30', ['3 540 690']],
  ['short days', 'zat. 14-16', ['6 840 960']],
  ['digits without a point', 'ma 1000-1200', ['1 600 720']],
  ['days with a slash', 'di/do 19u–21u', ['2 1140 1260', '4 1140 1260']],
  ['part of a day', 'vrijdagmiddag', []],
  ['ordinal of the month', 'iedere eerste zaterdag v.d. maand 10-12 uur', ['6 600 720 month 1']],
  ['ordinal of the month', 'laatste vrijdag vd maand 15-17 u', ['5 900 1020 month -1']],
  ['elke 2e', 'elke 2e dinsdag 10-12', ['2 600 720 month 2']],
  ['every other week without a date', 'om de week dinsdag 10-12', []],
  ['every other week with a date', 'om de week di 10-12 vanaf 8-12-2026', ['2 600 720 weeks 2 2026-12-08']],
  ['an exception', 'wo 13.30-15.00, niet in schoolvakanties', ['3 810 900']],
  ['two ranges', 'dinsdag 10:00 tot 12:00 en 13.30-15.00', ['2 600 720', '2 810 900']],
  ['days through', 'ma t/m vr 9-17', ['1 540 1020', '2 540 1020', '3 540 1020', '4 540 1020', '5 540 1020']],
  ['English', 'every first Tuesday of the month 10am-12pm', ['2 600 720 month 1']],
  ['English', 'Tue & Thu 7–9pm', ['2 1140 1260', '4 1140 1260']],
  ['two meanings', 'every second Tuesday 10-12', []],
  ['a part of the year', 'di 10-12 (oktober t/m maart)', []],
  ['no end', 'dinsdag vanaf 10 uur', []],
  ['a single date', 'di 8-12-2026 10-12', []],
  ['appointment', 'op afspraak', []],
];
const PHONES: [kind: string, write: (area: string, number: string) => string, digits: 'right' | 'none'][] = [
  ['(0)', (area, number) => `+31 (0)${area.slice(1)} ${number}`, 'right'],
  [
    'dots',
    (area, number) => `${area}.${number.slice(0, 3)}.${number.slice(3, 5)}.${number.slice(5)}`,
    'right',
  ],
  ['brackets', (area, number) => `(${area}) ${number}`, 'right'],
  ['0031', (area, number) => `0031-${area.slice(1)}-${number}`, 'right'],
  ['lost zero', (area, number) => `${area.slice(1)}${number}`, 'right'],
  ['a name beside it', (area, number) => `Joke: ${area} - ${number} (ma/di)`, 'right'],
  ['two in a cell', (area, number) => `${area}-${number} / 085-1112223`, 'right'],
  ['too short', (area, number) => `${area}-${number.slice(2)}`, 'none'],
  ['plain', (area, number) => `${area}-${number}`, 'right'],
];
const EMAILS: [kind: string, write: (address: string) => string, right: boolean][] = [
  ['a name around it', (address) => `Fatma de Vries <${address}>`, true],
  ['mailto', (address) => `mailto:${address}`, true],
  ['several', (address) => `${address}; tweede@${address.split('@')[1]}`, true],
  ['(at)', (address) => address.replace('@', ' (at) '), true],
  ['a comma', (address) => address.replace(/\.example$/u, ',example'), false],
  ['plain', (address) => address, true],
];
const TOWNS: [town: string, area: string][] = [
  ['Zwolle', '038'],
  ['Kampen', '038'],
  ['Delft', '015'],
  ['Gouda', '0182'],
  ['Leiden', '071'],
];
const HOUSES = ['Buurthuis', 'Wijkcentrum', 'Stichting', 'Kerk', 'Bibliotheek', 'Dorpshuis'];
const OWN =
  'Haven Brug Linde Kastanje Merel Regenboog Anker Schakel Vlinder Fontein Molen Kompas Steiger Palet Berk Oase Spil Wilg Roos Ster'.split(
    ' ',
  );
const ACTIVITIES =
  'Taalcafé|Naaigroep|Samen zingen|Wandelgroep|Kookgroep|Taalmaatjes|Zwemles|Huiswerkhulp|Repair café|Open eettafel|Computerles|Leeskring|Spreekuur formulieren|Kunstatelier|Fietsles'.split(
    '|',
  );
const STATES: [kind: string, text: string, outcome: UglyRow['outcome']][] = [
  ['full', 'VOL', 'new'],
  ['waiting list', 'wachtlijst', 'new'],
  ['stopped', 'gestopt per 1-9', 'leave'],
  ['closed for a while', 'tijdelijk gesloten', 'leave'],
];
const HEADINGS = [
  'Organisatie',
  'Activiteit',
  'Dag en tijd',
  'Adres',
  'Plaats',
  'Telefoon',
  'E-mail',
  'Bijzonderheden',
];
const ROWS = 90;

const quoted = (cell: string): string => (/[;"\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A list of 90 rows as a coordinator keeps it, with everything that is wrong with such lists. The same seed gives the same list. */
export function uglyList(seed: number): UglyList {
  const random = seededRandom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const lines: string[][] = [['Taalaanbod, bijgewerkt door Joke', '', '', '', '', '', '', ''], HEADINGS];
  const rows: UglyRow[] = [];
  const listed: UglyList['listed'] = [];
  const push = (cells: string[], row: Omit<UglyRow, 'row'>) => {
    lines.push(cells);
    rows.push({ row: lines.length, ...row });
  };
  const blank = (first: string) => [first, '', '', '', '', '', '', ''];
  const digits = (area: string, number: string) => `${area.slice(1)}${number}`;
  let turn = 0;
  while (lines.length < ROWS) {
    const index = turn++;
    // Each house has a name of its own, so that nobody has to guess which two are one.
    const own = `${OWN[index % OWN.length]}${index >= OWN.length ? ` ${OWN[(index * 7 + 3) % OWN.length]}` : ''}`;
    const organisation = `${HOUSES[below(HOUSES.length)]} De ${own}`;
    const name = ACTIVITIES[below(ACTIVITIES.length)] ?? '';
    const [town = '', area = ''] = TOWNS[below(TOWNS.length)] ?? [];
    const number = String(10 ** (9 - area.length) + index * 137 + below(100)).padStart(10 - area.length, '1');
    const [timeKind = '', when = '', times = []] = TIMES[(index + seed) % TIMES.length] ?? [];
    const [phoneKind, writePhone, phoneRight] = PHONES[below(PHONES.length)] ?? PHONES[8] ?? [];
    const [emailKind, writeEmail, emailRight] = EMAILS[below(EMAILS.length)] ?? [];
    if (!writePhone || !writeEmail) throw new Error('no such kind');
    const address = `info@${own.toLowerCase().replace(/\W/gu, '')}.example`;
    const street = `Dorpsstraat ${1 + index}`;
    const right = {
      name,
      times,
      phone: phoneRight === 'right' ? digits(area, number) : null,
      email: emailRight ? address : null,
    };
    const cells = [organisation, name, when, street, town, writePhone(area, number), writeEmail(address), ''];
    const kind = [timeKind, phoneKind, emailKind].join(', ');
    // Every fourth row is something special, all kinds in turn.
    const special = index % 4 === 3 ? Math.floor(index / 4) % 11 : -1;
    if (special < 0) {
      push(cells, { ...right, kind, outcome: 'new' });
      continue;
    }
    if (special === 0) push(blank('Totaal: 34'), { kind: 'total', name: 'Totaal: 34', outcome: 'none' });
    if (special === 1)
      push(blank('NB: lijst van Jan, niet verspreiden'), { kind: 'note', name: '', outcome: 'none' });
    if (special === 2) push([...HEADINGS], { kind: 'headings again', name: '', outcome: 'none' });
    if (special === 3 && lines.length < ROWS - 1)
      push(blank('GEZELLIGHEID'), { kind: 'section', name: 'GEZELLIGHEID', outcome: 'leave' });
    if (special === 4) {
      push(cells, { ...right, kind: `${kind}, first of two`, outcome: 'new' });
      push([organisation.toUpperCase(), name.replace('é', 'e'), '', street, town, '', '', ''], {
        name,
        kind: 'doubled',
        outcome: 'join',
      });
    }
    if (special === 5) {
      listed.push({
        organisation: organisation.replace('De ', 'de '),
        name: name.toLowerCase(),
        town,
        phone: null,
      });
      push(cells, { ...right, kind: `${kind}, in the directory`, outcome: 'fill' });
    }
    if (special === 6) {
      listed.push({ organisation: `Moskee Nour ${index}`, name, town, phone: `${area}-${number}` });
      push(cells, {
        ...right,
        kind: `${kind}, the directory has its name with another organisation`,
        outcome: 'new',
      });
    }
    if (special === 7) {
      const [stateKind = '', text = '', outcome = 'new'] = STATES[below(STATES.length)] ?? [];
      push([...cells.slice(0, 7), text], { ...right, kind: `${stateKind} in a remark`, outcome });
    }
    if (special === 8) {
      const [stateKind = '', text = '', outcome = 'new'] = STATES[below(STATES.length)] ?? [];
      push([organisation, `${name} (${text})`, ...cells.slice(2)], {
        ...right,
        kind: `${stateKind} in a name`,
        outcome,
      });
    }
    if (special === 9) {
      const two = [...cells];
      two[2] = 'ma 10-12';
      two[3] = `${street}\nKerkweg ${index}`;
      push(two, { ...right, times: ['1 600 720'], kind: 'two addresses', outcome: 'new' });
    }
    if (special === 10) {
      const own06 = [...cells];
      own06[5] = `06-${String(11_000_000 + index)}`;
      push(own06, { ...right, phone: null, kind: 'somebody’s own number', outcome: 'new' });
    }
  }
  return { csv: lines.map((line) => line.map(quoted).join(';')).join('\r\n'), rows, listed };
}
