import { parse } from 'csv-parse/sync';

/** A row as the file has it, not checked yet; NaN where there is no number. */
export interface RawPostcodeRow {
  code: string;
  lat: number;
  lon: number;
}

type ParsedTable = { rows: RawPostcodeRow[] } | { why: string };

/** Column names that operators use, in lower case. */
const COLUMN_NAMES = {
  code: ['code', 'pc4', 'postcode', 'postcode4', 'postalcode', 'postal_code'],
  lat: ['lat', 'latitude', 'breedtegraad'],
  lon: ['lon', 'lng', 'long', 'longitude', 'lengtegraad'],
};

/** The rows of a JSON or delimited text, or why there are none. */
export function readPostcodeTable(text: string): ParsedTable {
  const trimmed = text.replace(/^\ufeff/, '').trim();
  if (!trimmed) return { why: 'the file is empty' };
  try {
    return /^[[{]/.test(trimmed) ? fromJson(JSON.parse(trimmed)) : fromDelimited(trimmed);
  } catch (fault) {
    return { why: `cannot be read: ${(fault as Error).message.split('\n')[0]}` };
  }
}

function fromJson(json: unknown): ParsedTable {
  if (Array.isArray(json)) return { rows: json.map(rowFrom) };
  return {
    rows: Object.entries(json as object).map(([code, value]) =>
      rowFrom(Array.isArray(value) ? [code, ...value] : { code, ...(value as object | null) }),
    ),
  };
}

function fromDelimited(text: string): ParsedTable {
  const header = text.split('\n', 1)[0] ?? '';
  // In a file with semicolons or tabs a comma is the decimal separator.
  const delimiter = [';', '\t'].find((character) => header.includes(character)) ?? ',';
  const names = header.split(delimiter).map(normaliseName);
  const missing = Object.values(COLUMN_NAMES).find((known) => !known.some((name) => names.includes(name)));
  if (missing) return { why: `the first line needs a column called ${missing.slice(0, 3).join(', ')} …` };
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

const normaliseName = (name: string): string => name.replaceAll('"', '').trim().toLowerCase();

function rowFrom(value: unknown): RawPostcodeRow {
  if (Array.isArray(value))
    return { code: toText(value[0]), lat: toNumber(value[1]), lon: toNumber(value[2]) };
  const row = new Map(
    Object.entries(Object(value) as object).map(([name, cell]) => [normaliseName(name), cell]),
  );
  const cellOf = (names: readonly string[]): unknown =>
    names.map((name) => row.get(name)).find((cell) => cell !== undefined);
  return {
    code: toText(cellOf(COLUMN_NAMES.code)),
    lat: toNumber(cellOf(COLUMN_NAMES.lat)),
    lon: toNumber(cellOf(COLUMN_NAMES.lon)),
  };
}

const toText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';

function toNumber(value: unknown): number {
  const text = toText(value).replace(',', '.');
  return text ? Number(text) : Number.NaN;
}
