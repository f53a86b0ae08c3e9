import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { cleanUp, runBeside, temporaryFolder } from './cluster.testing.ts';
import { lockFolder } from './folder-lock.ts';
import { bootId, processStartTime } from './process-identity.ts';

afterEach(cleanUp);

const hold = (folder: string, holder: object) =>
  writeFileSync(join(folder, 'lock.7'), JSON.stringify(holder));

test('a folder that is locked cannot be locked again, and is free after release', () => {
  const folder = temporaryFolder();
  const first = lockFolder(folder);
  expect(first.ok && first.takenOver).toBe(false);
  expect(lockFolder(folder)).toEqual({ ok: false, pid: process.pid });
  if (first.ok) first.release();
  const second = lockFolder(folder);
  expect(second).toMatchObject({ ok: true, takenOver: false });
  expect(readdirSync(folder).filter((name) => name.startsWith('locking'))).toEqual([]);
});

test('a running process keeps its lock; a lock of an earlier process or an earlier boot with the same PID does not count', () => {
  const holder = { pid: process.pid, boot: bootId(), began: processStartTime(process.pid) };
  const taken = [
    holder,
    { ...holder, began: '1' },
    { ...holder, boot: 'yesterday' },
    { ...holder, pid: 2 ** 22 + 1 },
  ].map((each) => {
    const folder = temporaryFolder();
    hold(folder, each);
    return lockFolder(folder).ok;
  });
  expect(taken).toEqual([false, true, true, true]);
});

test('a lock file that a power cut left empty locks nothing', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'lock.3'), '');
  expect(lockFolder(folder)).toMatchObject({ ok: true, takenOver: false });
});

test('of six processes that compete for a stale lock, again and again, one at a time gets it', async () => {
  const folder = temporaryFolder();
  hold(folder, { pid: 2 ** 22 + 1, boot: bootId(), began: '1' });
  const inside = join(folder, 'inside');
  const racers = Array.from({ length: 6 }, () =>
    runBeside(`
      import { writeFileSync, rmSync } from 'node:fs';
      const { lockFolder } = await import(moduleUrl + 'folder-lock.ts');
      let turns = 0, clashes = 0;
      console.log('ready');
      const end = Date.now() + 1500;
      while (Date.now() < end) {
        const lock = lockFolder(${JSON.stringify(folder)});
        if (!lock.ok) continue;
        turns++;
        try { writeFileSync(${JSON.stringify(inside)}, '', { flag: 'wx' }); } catch { clashes++; }
        rmSync(${JSON.stringify(inside)}, { force: true });
        lock.release();
      }
      console.log(JSON.stringify({ turns, clashes }));`),
  );
  const scores = await Promise.all(
    racers.map(async ({ lines }) => {
      await lines.next();
      return JSON.parse((await lines.next()).value) as { turns: number; clashes: number };
    }),
  );
  expect(scores.reduce((sum, { turns }) => sum + turns, 0)).toBeGreaterThan(20);
  expect(scores.map(({ clashes }) => clashes)).toEqual([0, 0, 0, 0, 0, 0]);
  expect(
    readFileSync(join(folder, readdirSync(folder).find((name) => name.startsWith('lock.')) ?? ''), 'utf8'),
  ).toBe('');
});
