import { setImmediate } from 'node:timers/promises';
import { type CsvError, parse } from 'csv-parse';
import { encodingOf, makeDecoder } from '#core/text/decode.ts';
import { MAX_FILE_BYTES, type PolisTable, type UnreadableFile } from './import-rules.ts';

/** So much text is read at once; between two parts the server answers others. */
const CHARACTERS_AT_ONCE = 200_000;
/** Longer is no row: a quotation mark that is never closed swallows the rest of the file. */
const MAX_ROW_CHARACTERS = 100_000;
const HEAD_CHARACTERS = 4_000;

/**
 * Reads a file of the open format in any common encoding, with commas, semicolons or tabs, and with any line ends.
 * @returns its rows, or why it cannot be read
 */
export async function readPolisFile(bytes: Uint8Array): Promise<PolisTable | UnreadableFile> {
  if (bytes.length === 0) return 'empty';
  if (bytes.length > MAX_FILE_BYTES) return 'too-big';
  const text = makeDecoder(encodingOf(bytes)).text(bytes, true).toWellFormed();
  if (text.trim() === '') return 'empty';
  if (text.slice(0, HEAD_CHARACTERS).includes('\0')) return 'no-text';
  const table: PolisTable = { columns: [], rows: [], lines: [] };
  let failure: CsvError | Error | undefined;
  const parser = parse({
    delimiter: delimiterOf(text),
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_ROW_CHARACTERS,
    on_record: (record: string[], { lines }) => {
      if (table.columns.length === 0) table.columns = record.map(columnName);
      else {
        table.rows.push(record);
        table.lines.push(lines);
      }
      return null;
    },
  });
  parser.on('error', (error) => {
    failure = error;
  });
  parser.resume();
  // The parser works on a part at once: after a write, its rows are in the table.
  for (let from = 0; from < text.length && !failure; from += CHARACTERS_AT_ONCE) {
    parser.write(text.slice(from, from + CHARACTERS_AT_ONCE));
    await setImmediate();
  }
  if (!failure) {
    parser.end();
    await new Promise<void>((resolve) => {
      parser.once('end', resolve);
      parser.once('error', () => resolve());
    });
  }
  return failure ? 'broken' : table;
}

/** The delimiter that the first line has most of. */
function delimiterOf(text: string): string {
  const first =
    text
      .slice(0, HEAD_CHARACTERS)
      .trimStart()
      .split(/[\r\n]/, 1)[0] ?? '';
  const counts = [',', ';', '\t'].map((delimiter) => ({ delimiter, count: first.split(delimiter).length }));
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).delimiter;
}

const columnName = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
