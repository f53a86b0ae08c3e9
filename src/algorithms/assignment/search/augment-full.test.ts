import { expect, test } from 'vitest';
import { MATRIX_KINDS, randomMatrix } from '../generators.testing.ts';
import { verifyAssignment } from '../index.ts';
import { augmentFull } from './augment-full.ts';
import { createWorkspace } from './workspace.ts';

test('the last resort alone solves every kind, with proof', () => {
  for (const kind of Object.keys(MATRIX_KINDS)) {
    for (const [rows, columns] of [
      [50, 50],
      [30, 80],
    ] as const) {
      const { cost } = randomMatrix(kind, rows, columns, 2);
      const w = createWorkspace(cost, rows, columns, 0);
      augmentFull(
        w,
        Int32Array.from({ length: rows }, (_, i) => i),
      );
      const total = w.columnOf.reduce((sum, j, i) => sum + (cost[i * columns + j] as number), 0);
      expect(verifyAssignment(cost, rows, columns, { ...w, cost: total }), kind).toBe(null);
    }
  }
});
