import { readFile } from 'node:fs/promises';
import type { Db } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { type RawPostcodeRow, readPostcodeTable } from './postcode-table.ts';
import { importPostcodes } from './queries.ts';
import type { Postcode } from './shipped-postcodes.ts';

export interface PostcodeImport {
  rows: Postcode[];
  /** Rows that were left out: at most 80 letters of the row, and the reason in a sentence for the operator. */
  skipped: { row: string; why: string }[];
}

/**
 * Parses four-digit postcodes: JSON (`{"1011": [lat, lon]}` or a list of rows) or a table with a header (commas,
 * semicolons or tabs). Degrees in WGS 84. Never throws: what cannot be read is named in `skipped`.
 */
export function parsePostcodes(text: string): PostcodeImport {
  const table = readPostcodeTable(text);
  if ('why' in table) return { rows: [], skipped: [{ row: excerpt(text.trim()), why: table.why }] };
  const rows = new Map<string, Postcode>();
  const skipped: PostcodeImport['skipped'] = [];
  for (const row of table.rows) {
    const why =
      invalidReason(row) ?? (rows.has(row.code) ? 'this postcode stands here twice: the first counts' : null);
    if (why) skipped.push({ row: excerpt([row.code, row.lat, row.lon].join(', ')), why });
    else rows.set(row.code, row);
  }
  return { rows: [...rows.values()], skipped };
}

/**
 * Reads a file (UTF-8 or UTF-16) and imports its valid rows in one transaction. Safe to repeat.
 * @throws when the file cannot be opened
 */
export async function importPostcodeFile(db: Db, path: string): Promise<PostcodeImport> {
  const table = parsePostcodes(decode(await readFile(path)));
  if (table.rows.length)
    await inTransaction(db, { systemTask: { name: 'operator' } }, (tx) => importPostcodes(tx, table.rows));
  return table;
}

function decode(bytes: Buffer): string {
  const byteOrderMark = bytes.length >= 2 ? bytes.readUInt16BE(0) : 0;
  const encoding = byteOrderMark === 0xfffe ? 'utf-16le' : byteOrderMark === 0xfeff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

const excerpt = (row: string): string => row.slice(0, 80);

function invalidReason({ code, lat, lon }: RawPostcodeRow): string | null {
  if (/^[1-9]\d{3}\s*[a-z]{2}$/i.test(code))
    return 'a postcode with letters: only the four digits are used here';
  if (!/^[1-9]\d{3}$/.test(code)) return 'not a postcode of four digits';
  if (Number.isNaN(lat) || Number.isNaN(lon)) return 'latitude or longitude is missing or not a number';
  if (isInNetherlands(lon, lat)) return 'latitude and longitude stand in each other’s place';
  if (!isInNetherlands(lat, lon)) return 'not a place in the Netherlands (latitude, then longitude)';
  return null;
}

/** The European part of the kingdom, with some sea around it. */
const isInNetherlands = (lat: number, lon: number): boolean => lat > 50.5 && lat < 54 && lon > 3 && lon < 7.5;
