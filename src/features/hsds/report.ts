import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { CODES, type Code, type Weight } from './codes.ts';
import type { Remark } from './types.ts';

export interface Report {
  remark: (remark: Remark) => void;
  /** How often each code came. */
  counts: Map<Code, number>;
  total: (weight: Weight) => number;
  /** Writes what is left, and a last line with the figures. */
  close: (figures: Record<string, unknown>) => void;
}

const LONGEST = 160;

/** A report that grows on disk while the import runs: one JSON object on every line. */
export function openReport(path: string): Report {
  mkdirSync(dirname(path), { recursive: true, mode: 0o711 });
  const file = openSync(path, 'w', 0o600);
  const counts = new Map<Code, number>();
  let kept: string[] = [];
  const flush = () => {
    if (kept.length) writeSync(file, kept.join(''));
    kept = [];
  };
  const write = (value: unknown) => {
    kept.push(`${JSON.stringify(value)}\n`);
    if (kept.length >= 500) flush();
  };
  return {
    counts,
    total: (weight) =>
      [...counts].reduce((sum, [code, count]) => sum + (CODES[code].weight === weight ? count : 0), 0),
    remark: ({ code, where, id, field, value }) => {
      counts.set(code, (counts.get(code) ?? 0) + 1);
      const { weight, why } = CODES[code];
      write({ weight, code, ...where, id, field, value: value?.slice(0, LONGEST).toWellFormed(), why });
    },
    close: (figures) => {
      write(figures);
      flush();
      closeSync(file);
    },
  };
}
