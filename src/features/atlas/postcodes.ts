import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { Db } from '#kernel/db.ts';
import { type Postcode, savePostcodes } from './store.ts';

export interface PostcodeReading {
  rows: Postcode[];
  skipped: { row: string; why: string }[];
}

/** Four-digit postcodes as operators have them: JSON ({"1011": [lat, lon]} or a list of rows) or CSV with a header. */
export function readPostcodes(text: string): PostcodeReading {
  const raw =
    text.trimStart().startsWith('{') || text.trimStart().startsWith('[') ? fromJson(text) : fromCsv(text);
  const rows = new Map<string, Postcode>();
  const skipped: PostcodeReading['skipped'] = [];
  for (const [code, lat, lon] of raw) {
    const why = wrong(code, lat, lon);
    if (why) skipped.push({ row: [code, lat, lon].join(', ').slice(0, 80), why });
    else rows.set(code, { code, lat, lon });
  }
  return { rows: [...rows.values()], skipped };
}

/** Reads a file and puts what is good into the database, all of it or nothing. Safe to repeat. */
export async function importPostcodeFile(db: Db, path: string): Promise<PostcodeReading> {
  const read = readPostcodes(await readFile(path, 'utf8'));
  if (read.rows.length) await db.transaction().execute((tx) => savePostcodes(tx, read.rows));
  return read;
}

type Row = [code: string, lat: number, lon: number];

function wrong(code: string, lat: number, lon: number): string | null {
  if (!/^[1-9]\d{3}$/.test(code)) return 'not a postcode of four digits';
  // The European part of the kingdom, with some sea around it.
  if (!(lat > 50.5 && lat < 54 && lon > 3 && lon < 7.5))
    return 'not a place in the Netherlands (latitude, then longitude)';
  return null;
}

const number = (value: unknown): number =>
  typeof value === 'number' ? value : Number(String(value ?? '').replace(',', '.'));

function fromJson(text: string): Row[] {
  const read = JSON.parse(text) as unknown;
  if (Array.isArray(read)) return read.map(rowFrom);
  return Object.entries(read as Record<string, unknown>).map(([code, value]) =>
    rowFrom(Array.isArray(value) ? [code, ...value] : { code, ...(value as object) }),
  );
}

function rowFrom(value: unknown): Row {
  if (Array.isArray(value)) return [String(value[0]), number(value[1]), number(value[2])];
  const row = (value ?? {}) as Record<string, unknown>;
  const of = (...names: string[]) => names.map((name) => row[name]).find((each) => each !== undefined);
  return [
    String(of('code', 'pc4', 'postcode', 'postalCode') ?? ''),
    number(of('lat', 'latitude')),
    number(of('lon', 'lng', 'longitude')),
  ];
}

function fromCsv(text: string): Row[] {
  const header = text.slice(0, Math.max(0, text.indexOf('\n')));
  const records = parse(text, {
    bom: true,
    columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
    // With semicolons or tabs between them, a comma is a decimal comma.
    delimiter: [';', '\t'].find((sign) => header.includes(sign)) ?? ',',
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
  }) as Record<string, string>[];
  return records.map(rowFrom);
}
