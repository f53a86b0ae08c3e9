import { expect, test } from 'vitest';
import { inventMatrix, KINDS } from '../generators.testing.ts';
import { verifyAssignment } from '../index.ts';
import { augmentAll } from './augment-full.ts';
import { freshWork } from './workspace.ts';

test('the last resort alone solves every kind, with proof', () => {
  for (const kind of Object.keys(KINDS)) {
    for (const [rows, columns] of [
      [50, 50],
      [30, 80],
    ] as const) {
      const { cost } = inventMatrix(kind, rows, columns, 2);
      const w = freshWork(cost, rows, columns, 0);
      augmentAll(
        w,
        Int32Array.from({ length: rows }, (_, i) => i),
      );
      const total = w.column.reduce((sum, j, i) => sum + (cost[i * columns + j] as number), 0);
      expect(verifyAssignment(cost, rows, columns, { ...w, cost: total }), kind).toBe(null);
    }
  }
});
