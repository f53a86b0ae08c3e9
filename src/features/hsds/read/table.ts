import { once } from 'node:events';
import { parse } from 'csv-parse';
import { idOf } from '../ids.ts';
import type { Raw, Remarks } from '../types.ts';
import { headOf, textOf, textOfHead } from './file.ts';

export interface Row {
  raw: Raw;
  /** The line on which the row ends. */
  line: number;
}

/** A field may hold megabytes; an unclosed quotation mark should not swallow the rest of a large file. */
const LARGEST = 32_000_000;

/** The sign between the fields: the one that the first line has most of. */
export function delimiterOf(head: string): string {
  const first = head.split(/\r?\n/, 1)[0] ?? '';
  const counts = [',', ';', '\t', '|'].map((sign) => ({ sign, count: first.split(sign).length }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).sign;
}

/**
 * The rows of a CSV file one by one, as objects by the names in the first line. Empty fields are left out.
 * @param columns only these; all when absent
 */
export async function* rowsOf(
  path: string,
  file: string,
  remarks: Remarks,
  progress?: (bytes: number) => void,
  columns?: ReadonlySet<string>,
): AsyncGenerator<Row> {
  let found: Row[] = [];
  let names: string[] | undefined;
  const parser = parse({
    delimiter: delimiterOf(textOfHead(await headOf(path))),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: LARGEST,
    on_skip: (fault) => {
      // An open quotation mark takes everything behind it along.
      const code = fault?.code === 'CSV_QUOTE_NOT_CLOSED' ? 'truncated' : 'bad-row';
      remarks({ code, where: { file, line: lineOf(fault) }, value: fault?.message });
      return undefined;
    },
    on_record: (record: string[], { lines }) => {
      if (!names)
        names = record.map((name) =>
          name
            .trim()
            .toLowerCase()
            .replace(/[\s-]+/g, '_'),
        );
      else {
        const raw = rawOf(names, record, columns);
        const wrong =
          record.length < names.length || record.slice(names.length).some((value) => value.trim());
        if (wrong)
          remarks({
            code: 'field-count',
            where: { file, line: lines },
            id: idOf(raw.id) || undefined,
            value: `${record.length} for ${names.length}`,
          });
        found.push({ raw, line: lines });
      }
      return null;
    },
  });
  parser.resume();
  let fault: Error | undefined;
  parser.on('error', (cause) => {
    fault = cause;
  });
  for await (const text of textOf(path, file, remarks, progress)) {
    // The parser works at once: after a write, what it found is in `found`.
    parser.write(text);
    if (fault) break;
    yield* found;
    found = [];
  }
  if (!fault) {
    parser.end();
    await once(parser, 'end').catch((cause: Error) => {
      fault = cause;
    });
  }
  yield* found;
  if (fault) remarks({ code: 'unreadable', where: { file, line: lineOf(fault) }, value: fault.message });
}

const lineOf = (fault: Error | undefined): number | undefined =>
  Number(/at line (\d+)/.exec(fault?.message ?? '')?.[1]) || undefined;

function rawOf(names: string[], record: string[], columns?: ReadonlySet<string>): Raw {
  const raw: Raw = {};
  for (let at = 0; at < names.length; at++) {
    const [name, value] = [names[at] ?? '', record[at]];
    if (value && (!columns || columns.has(name)) && !/^\s*(null|nil|n\/a)?\s*$/i.test(value))
      raw[name] = value;
  }
  return raw;
}
