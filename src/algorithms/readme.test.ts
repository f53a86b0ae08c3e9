import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { expect, test } from 'vitest';

const text = readFileSync(new URL('README.md', import.meta.url), 'utf8');
const examples = text.split(/^## /m).flatMap((section) => {
  const [, code = '', prints = ''] = /\n```ts\n(.*?)```\n\nprints\n\n```\n(.*?)```/s.exec(section) ?? [];
  return code ? [{ part: section.split(':')[0] ?? '', code, prints }] : [];
});

/** Runs an example exactly as it is in the text: imports of the algorithms, no types; returns what it prints, as Node prints it. */
async function printedBy(code: string): Promise<string> {
  const lines: string[] = [];
  const log = (...values: unknown[]) =>
    lines.push(values.map((value) => (typeof value === 'string' ? value : inspect(value))).join(' '));
  const imports = [...code.matchAll(/^import (\{[^}]*\}) from '\.\/([\w-]+)\/index\.ts';$/gm)];
  const modules = await Promise.all(imports.map(([, , part]) => import(`./${part}/index.ts`)));
  const names = imports.map(([, list], k) => `const ${list} = modules[${k}];`).join('\n');
  const body = code.replace(/^import .*$/gm, '');
  new Function('modules', 'console', `${names}\n${body}`)(modules, { log });
  return `${lines.join('\n')}\n`;
}

test('the examples are found', () => {
  expect(examples.map(({ part }) => part)).toEqual([
    'allocation',
    'serial-dictatorship',
    'assignment',
    'stable-matching',
    'opinion-clustering',
  ]);
});

test.each(examples)('the example of $part prints what the text says', async ({ code, prints }) => {
  expect(code.split('\n').filter((line) => line && !line.startsWith('import')).length).toBeLessThanOrEqual(
    13,
  );
  expect(await printedBy(code)).toBe(prints);
});
