import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { interruptService } from '../support/interruptions/run.ts';
import { shortcomings, tableOf } from '../support/interruptions/table.ts';

test('while its database is killed, restarted, frozen and read-only, people read on and nothing that was saved is lost', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'vanonderop-interruptions-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const run = await interruptService(folder, { times: 8, freezeMs: 1_500, settleMs: 100 });
  expect(shortcomings(run), tableOf(run)).toEqual([]);
  expect(run.interruptions).toHaveLength(8);
  expect(Object.values(run.acknowledged).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(10);
  // What a visitor saw while the database was gone came from memory, and said so.
  expect(run.interruptions.flatMap(({ reads }) => reads).filter(({ stale }) => stale).length).toBeGreaterThan(
    20,
  );
});
