import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

const here = new URL('.', import.meta.url);
const sheets = readdirSync(here)
  .filter((file) => file.endsWith('.css'))
  .map((file) => ({ file, css: readFileSync(new URL(file, here), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '') }));

const physical =
  /(?:^|[\s;{])(?:[a-z-]*-)?(?:left|right|top|bottom)(?:-[a-z]+)*\s*:|[\s;{](?:min-|max-)?(?:width|height)\s*:|text-align:\s*(?:left|right)/;

test('nothing in the look knows left from right, so that a page in Arabic is the same page', () => {
  expect('a { margin-left: 1px }').toMatch(physical);
  expect('a { text-align: right }').toMatch(physical);
  for (const { file, css } of sheets)
    expect([file, css.replace(/\((?:min|max)-width/g, '(').match(physical)?.[0]]).toEqual([file, undefined]);
});

test('a municipality replaces one file: colours stand in tokens.css and, for paper, in print.css', () => {
  for (const { file, css } of sheets.filter(({ file }) => !['tokens.css', 'print.css'].includes(file))) {
    const colours = css.match(/#[0-9a-f]{3,8}\b/gi) ?? [];
    // A QR code stands on white in every theme, or no telephone reads it.
    expect([file, colours.filter((colour) => colour !== '#fff')]).toEqual([file, []]);
  }
});

test('every token that is used exists', () => {
  const all = sheets.map(({ css }) => css).join('');
  const known = new Set([...all.matchAll(/(--[\w-]+):/g)].map(([, name]) => name));
  const used = [...all.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name);
  expect(used.length).toBeGreaterThan(50);
  expect(used.filter((name) => !known.has(name))).toEqual([]);
});

test('the look is at most 9 kB on the line, the script 2 kB', async () => {
  const size = async (entry: string) => {
    const { outputFiles } = await build({
      entryPoints: [new URL(entry, here).pathname],
      bundle: true,
      minify: true,
      write: false,
      target: ['es2019', 'chrome90', 'firefox90', 'safari14'],
    });
    return gzipSync(outputFiles[0]?.contents ?? '').length;
  };
  expect(await size('index.css')).toBeLessThanOrEqual(9000);
  expect(await size('../client/page.client.ts')).toBeLessThanOrEqual(2000);
});
