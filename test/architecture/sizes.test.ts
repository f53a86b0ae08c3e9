import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { readTree, type Tree } from './tree.ts';

const app = readTree();
const JUNK = /(^|\/)(utils?|helpers?|common|shared|misc|lib)(\/|\.tsx?$)/;

function sizes(tree: Tree) {
  const lines = [...tree]
    // Doors to sentences are all alike and tiny: with them the middle would lie.
    .filter(([path]) => !path.endsWith('.d.ts') && !path.includes('/messages/'))
    .map(([path, text]) => ({ path, lines: text.split('\n').filter((line) => line.trim()).length }))
    .sort((a, b) => a.lines - b.lines);
  const folders = new Map<string, number>();
  for (const path of tree.keys()) folders.set(dirname(path), (folders.get(dirname(path)) ?? 0) + 1);
  return {
    median: lines[Math.floor(lines.length / 2)]?.lines ?? 0,
    nineOfTen: lines[Math.floor(lines.length * 0.9)]?.lines ?? 0,
    tooLong: lines.filter((file) => file.lines > 300).map(({ path }) => path),
    tooWide: [...folders].filter(([, files]) => files > 15).map(([folder]) => folder),
    junk: [...tree.keys()].filter((path) => JUNK.test(path)),
  };
}

test('files are small, folders are narrow, and there is no junk drawer', () => {
  const { median, nineOfTen, tooLong, tooWide, junk } = sizes(app);
  expect(median).toBeLessThanOrEqual(60);
  expect(nineOfTen).toBeLessThanOrEqual(180);
  expect({ tooLong, tooWide, junk }).toEqual({ tooLong: [], tooWide: [], junk: [] });
});

test('the measure bites: a long file, a wide folder and a junk drawer are noticed', () => {
  const long = 'x;\n'.repeat(301);
  const planted = new Map([
    ...app,
    ['src/core/utils/long.ts', long],
    ...Array.from({ length: 16 }, (_, i): [string, string] => [`src/wide/${i}.ts`, '']),
  ]);
  const { tooLong, tooWide, junk } = sizes(planted);
  expect(tooLong).toEqual(['src/core/utils/long.ts']);
  expect(tooWide).toEqual(['src/wide']);
  expect(junk).toEqual(['src/core/utils/long.ts']);
});
