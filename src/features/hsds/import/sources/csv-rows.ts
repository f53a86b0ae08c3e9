import { once } from 'node:events';
import { parse } from 'csv-parse';
import type { ImportIssueSink } from '../../schema/issues.ts';
import { sourceIdOf } from '../../schema/source-ids.ts';
import type { RawRecord } from '../../schema/values.ts';
import { decodeHead, readHead, readText } from './text-file.ts';

export interface CsvRow {
  raw: RawRecord;
  /** The line on which the row ends. */
  line: number;
}

/** A field may hold megabytes, but an unclosed quotation mark must not swallow the rest of a large file. */
const MAX_ROW_LENGTH = 32_000_000;

/** The delimiter that occurs most often in the first line. */
export function delimiterOf(head: string): string {
  const firstLine = head.split(/\r\n|\n|\r/, 1)[0] ?? '';
  const counts = [',', ';', '\t', '|'].map((delimiter) => ({
    delimiter,
    count: firstLine.split(delimiter).length,
  }));
  return counts.reduce((best, candidate) => (candidate.count > best.count ? candidate : best)).delimiter;
}

/**
 * The rows of a CSV file one by one, as objects by the names in the first line. Empty fields are left out.
 * @param file the name for reports
 * @param columns the columns to keep; all when absent
 */
export async function* readCsvRows(
  path: string,
  file: string,
  addIssue: ImportIssueSink,
  progress?: (bytes: number) => void,
  columns?: ReadonlySet<string>,
): AsyncGenerator<CsvRow> {
  let rows: CsvRow[] = [];
  let names: string[] | undefined;
  const parser = parse({
    delimiter: delimiterOf(decodeHead(await readHead(path))),
    // Files mix them: found in the first line alone, they would join rows that another program added.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: MAX_ROW_LENGTH,
    on_skip: (error) => {
      // An unclosed quotation mark swallows everything behind it.
      const code = error?.code === 'CSV_QUOTE_NOT_CLOSED' ? 'truncated' : 'bad-row';
      addIssue({ code, position: { file, line: lineOf(error) }, value: error?.message });
      return undefined;
    },
    on_record: (record: string[], { lines }) => {
      if (!names) names = record.map(normalizeName);
      else {
        const raw = toRawRecord(names, record, columns);
        const hasSurplus = record.slice(names.length).some((value) => value.trim());
        if (record.length < names.length || hasSurplus)
          addIssue({
            code: 'field-count',
            position: { file, line: lines },
            id: sourceIdOf(raw.id) || undefined,
            value: `${record.length} for ${names.length}`,
          });
        rows.push({ raw, line: lines });
      }
      return null;
    },
  });
  parser.resume();
  let failure: Error | undefined;
  parser.on('error', (error) => {
    failure = error;
  });
  for await (const text of readText(path, file, addIssue, progress)) {
    // The parser works synchronously: after a write, its rows are in `rows`.
    parser.write(text);
    if (failure) break;
    yield* rows;
    rows = [];
  }
  if (!failure) {
    parser.end();
    await once(parser, 'end').catch((error: Error) => {
      failure = error;
    });
  }
  yield* rows;
  if (failure)
    addIssue({ code: 'unreadable', position: { file, line: lineOf(failure) }, value: failure.message });
}

const normalizeName = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');

const lineOf = (error: Error | undefined): number | undefined =>
  Number(/at line (\d+)/.exec(error?.message ?? '')?.[1]) || undefined;

function toRawRecord(names: string[], record: string[], columns?: ReadonlySet<string>): RawRecord {
  const raw: RawRecord = {};
  // Not names.entries(): this loop runs for every field of large files.
  for (let index = 0; index < names.length; index++) {
    const [name = '', value] = [names[index], record[index]];
    if (value && (!columns || columns.has(name)) && !/^\s*(null|nil|n\/a)?\s*$/i.test(value))
      raw[name] = value;
  }
  return raw;
}
