import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { type ImportIssue, ISSUES, type IssueCode, type IssueSeverity } from '../schema/issues.ts';

export interface ImportReport {
  addIssue: (issue: ImportIssue) => void;
  /** How often each code was reported. */
  counts: Map<IssueCode, number>;
  total: (severity: IssueSeverity) => number;
  /** Writes what is buffered, and `totals` as the last line. */
  close: (totals: Record<string, unknown>) => void;
}

const MAX_VALUE_LENGTH = 160;
const MAX_BUFFERED_LINES = 500;

/** Creates a report file that grows during the import: one JSON object on every line. */
export function createReport(path: string): ImportReport {
  mkdirSync(dirname(path), { recursive: true, mode: 0o711 });
  const file = openSync(path, 'w', 0o600);
  const counts = new Map<IssueCode, number>();
  let buffer: string[] = [];
  const flush = () => {
    if (buffer.length) writeSync(file, buffer.join(''));
    buffer = [];
  };
  const write = (value: unknown) => {
    buffer.push(`${JSON.stringify(value)}\n`);
    if (buffer.length >= MAX_BUFFERED_LINES) flush();
  };
  return {
    counts,
    total: (severity) =>
      [...counts].reduce((sum, [code, count]) => sum + (ISSUES[code].severity === severity ? count : 0), 0),
    addIssue: ({ code, position, id, field, value }) => {
      counts.set(code, (counts.get(code) ?? 0) + 1);
      const { severity: weight, why } = ISSUES[code];
      const excerpt = value?.slice(0, MAX_VALUE_LENGTH).toWellFormed();
      write({ weight, code, ...position, id, field, value: excerpt, why });
    },
    close: (totals) => {
      write(totals);
      flush();
      closeSync(file);
    },
  };
}
