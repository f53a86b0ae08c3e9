import type { MarketStall } from './types.ts';

const collator = new Intl.Collator('nl', { numeric: true });

/** Stalls in the order of their numbers (A2 before A10); those without a number after them. */
export const byNumber = <T extends Pick<MarketStall, 'number'>>(stalls: readonly T[]): T[] =>
  [...stalls].sort((a, b) =>
    a.number && b.number
      ? collator.compare(a.number, b.number)
      : Number(a.number === null) - Number(b.number === null),
  );

/** The plan of the market: rows of stalls, one row for every letter before the numbers. */
export function planRows<T extends Pick<MarketStall, 'number'>>(
  stalls: readonly T[],
): { row: string; stalls: T[] }[] {
  const rows = new Map<string, T[]>();
  for (const stall of byNumber(stalls)) {
    if (!stall.number) continue;
    const row = stall.number.replace(/\p{N}+$/u, '');
    rows.set(row, [...(rows.get(row) ?? []), stall]);
  }
  return [...rows].map(([row, stallsOfRow]) => ({ row, stalls: stallsOfRow }));
}
