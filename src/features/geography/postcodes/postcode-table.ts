import { parse } from 'csv-parse/sync';

/** A row as it stands in a file: nothing is checked yet; NaN where there is no number. */
export interface RawPostcodeRow {
  code: string;
  lat: number;
  lon: number;
}

type Table = { rows: RawPostcodeRow[] } | { why: string };

const NAMES = {
  code: ['code', 'pc4', 'postcode', 'postcode4', 'postalcode', 'postal_code'],
  lat: ['lat', 'latitude', 'breedtegraad'],
  lon: ['lon', 'lng', 'long', 'longitude', 'lengtegraad'],
};

/** The rows of a JSON or delimited text, or why there are none. */
export function readPostcodeTable(text: string): Table {
  const bare = text.replace(/^\ufeff/, '').trim();
  if (!bare) return { why: 'the file is empty' };
  try {
    return /^[[{]/.test(bare) ? fromJson(JSON.parse(bare)) : fromDelimited(bare);
  } catch (fault) {
    return { why: `cannot be read: ${(fault as Error).message.split('\n')[0]}` };
  }
}

function fromJson(read: unknown): Table {
  if (Array.isArray(read)) return { rows: read.map(rowFrom) };
  return {
    rows: Object.entries(read as object).map(([code, value]) =>
      rowFrom(Array.isArray(value) ? [code, ...value] : { code, ...(value as object | null) }),
    ),
  };
}

function fromDelimited(text: string): Table {
  const header = text.split('\n', 1)[0] ?? '';
  // With semicolons or tabs between them, a comma is a decimal comma.
  const delimiter = [';', '\t'].find((sign) => header.includes(sign)) ?? ',';
  const names = header.split(delimiter).map(plain);
  const lacking = Object.values(NAMES).find((known) => !known.some((name) => names.includes(name)));
  if (lacking) return { why: `the first line needs a column called ${lacking.slice(0, 3).join(', ')} …` };
  const records = parse(text, {
    columns: names,
    from_line: 2,
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
  }) as unknown[];
  return { rows: records.map(rowFrom) };
}

const plain = (name: string): string => name.replaceAll('"', '').trim().toLowerCase();

function rowFrom(value: unknown): RawPostcodeRow {
  if (Array.isArray(value)) return { code: word(value[0]), lat: number(value[1]), lon: number(value[2]) };
  const row = new Map(Object.entries(Object(value) as object).map(([name, held]) => [plain(name), held]));
  const of = (names: readonly string[]): unknown =>
    names.map((name) => row.get(name)).find((held) => held !== undefined);
  return { code: word(of(NAMES.code)), lat: number(of(NAMES.lat)), lon: number(of(NAMES.lon)) };
}

const word = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';

function number(value: unknown): number {
  const text = word(value).replace(',', '.');
  return text ? Number(text) : Number.NaN;
}
