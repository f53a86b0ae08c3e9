import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EQUATED_DAYS, RECOGNISED_HOLIDAYS } from '#core/time/recognised-holidays.ts';
import { rulesDocument } from '../../../../test/support/legal-rules-document.ts';
import { EXTENSION_RULES } from './extension-rows.ts';
import { RULES_VERSION, TERM_RULES } from './term-rows.ts';

const PATH = 'docs/legal-deadlines.md';
const SECTION = /<!-- (\w+) -->\n(?:[\s\S]*?<!-- end -->)?/g;

test('the page about legal deadlines lists the rows as they are', () => {
  const document = readFileSync(PATH, 'utf8');
  const tables: Record<string, string> = rulesDocument();
  const names: string[] = [];
  const written = document.replace(SECTION, (_, name: string) => {
    names.push(name);
    return `<!-- ${name} -->\n\n${tables[name]}\n\n<!-- end -->`;
  });
  expect(names).toEqual(Object.keys(tables));
  if (process.env.WRITE_RULES) writeFileSync(PATH, written);
  else expect(written).toBe(document);
});

/** Of every version of the rows, what they were: a row that changes without a new version fails here. */
const KNOWN_VERSIONS: Record<number, string> = { 1: '24cf70004ca558b3' };

test('rows do not change without another version of the rules', () => {
  const rows = JSON.stringify([TERM_RULES, EXTENSION_RULES, RECOGNISED_HOLIDAYS, EQUATED_DAYS]);
  const digest = createHash('sha256').update(rows).digest('hex').slice(0, 16);
  expect(
    digest,
    'raise RULES_VERSION, add the digest, and run npm run casework -- recompute where it is in use',
  ).toBe(KNOWN_VERSIONS[RULES_VERSION]);
});
