import { readFile } from 'node:fs/promises';
import type { Db } from '#core/db/connection.ts';
import { type RawPostcodeRow, readPostcodeTable } from './postcode-table.ts';
import { importPostcodes, type Postcode } from './queries.ts';

export interface PostcodeImport {
  rows: Postcode[];
  /** What was left out: the row as it stood, at most 80 letters of it, and why in a sentence for the operator. */
  skipped: { row: string; why: string }[];
}

/**
 * Four-digit postcodes as operators have them: JSON (`{"1011": [lat, lon]}` or a list of rows) or a table with a header
 * (commas, semicolons or tabs). Degrees in WGS 84. Never throws: what cannot be read is named in `skipped`.
 */
export function parsePostcodes(text: string): PostcodeImport {
  const table = readPostcodeTable(text);
  if ('why' in table) return { rows: [], skipped: [{ row: shown(text.trim()), why: table.why }] };
  const rows = new Map<string, Postcode>();
  const skipped: PostcodeImport['skipped'] = [];
  for (const raw of table.rows) {
    const why =
      wrong(raw) ?? (rows.has(raw.code) ? 'this postcode stands here twice: the first counts' : null);
    if (why) skipped.push({ row: shown([raw.code, raw.lat, raw.lon].join(', ')), why });
    else rows.set(raw.code, raw);
  }
  return { rows: [...rows.values()], skipped };
}

/**
 * Reads a file (UTF-8 or UTF-16) and puts what is good into the database, all of it or nothing. Safe to repeat.
 * A file that cannot be opened is a fault.
 */
export async function importPostcodeFile(db: Db, path: string): Promise<PostcodeImport> {
  const read = parsePostcodes(decode(await readFile(path)));
  if (read.rows.length) await db.transaction().execute((tx) => importPostcodes(tx, read.rows));
  return read;
}

function decode(bytes: Buffer): string {
  const mark = bytes.length >= 2 ? bytes.readUInt16BE(0) : 0;
  const encoding = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

const shown = (row: string): string => row.slice(0, 80);

function wrong({ code, lat, lon }: RawPostcodeRow): string | null {
  if (/^[1-9]\d{3}\s*[a-z]{2}$/i.test(code))
    return 'a postcode with letters: only the four digits are used here';
  if (!/^[1-9]\d{3}$/.test(code)) return 'not a postcode of four digits';
  if (Number.isNaN(lat) || Number.isNaN(lon)) return 'latitude or longitude is missing or not a number';
  if (within(lon, lat)) return 'latitude and longitude stand in each other’s place';
  // The European part of the kingdom, with some sea around it.
  if (!within(lat, lon)) return 'not a place in the Netherlands (latitude, then longitude)';
  return null;
}

const within = (lat: number, lon: number): boolean => lat > 50.5 && lat < 54 && lon > 3 && lon < 7.5;
