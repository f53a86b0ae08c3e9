import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { drawArchitecture } from './draw.ts';
import { rules } from './rules.ts';
import { readTree, type Tree } from './tree.ts';

const app = readTree();
const withFile = (path: string, text: string): Tree => new Map([...app, [path, text]]);

describe.each(Object.entries(rules))('%s', (_, rule) => {
  test('holds', () => expect(rule(app)).toEqual([]));
});

/** For each rule a small wrong: if the rule does not bite on it, the rule is dead. */
const planted: [keyof typeof rules, string, string][] = [
  ['no circles', 'src/features/story/rules/answers.ts', "export { x } from './fields.ts';"],
  [
    'only through the door',
    'src/features/story/sneak.ts',
    "import { findCard } from '../accounts/store.ts'; findCard;",
  ],
  [
    'only through the door',
    'src/features/story/sneak.ts',
    "import type { SignIn } from '../accounts/store.ts'; export type S = SignIn;",
  ],
  [
    'from the bottom up',
    'src/features/geography/up.ts',
    "export { speakVocabulary } from '#features/directory';",
  ],
  ['every room has a floor', 'src/features/attic/index.ts', 'export const attic = 1;'],
  [
    'the foundation knows no room',
    'src/core/up.ts',
    "import { cardLink } from '#features/accounts'; cardLink;",
  ],
  [
    'the foundation knows no room',
    'src/ui/up.ts',
    "import type { Story } from '#features/story'; export type S = Story;",
  ],
  ['the foundation knows no room', 'src/core/up.ts', "import { Frame } from '#ui'; Frame;"],
  ['engine stands alone', 'src/algorithms/scoring/reach.ts', "import { ok } from '#core/result.ts'; ok;"],
  [
    'engine stands alone',
    'src/algorithms/scoring/spawn.ts',
    "import { Worker } from 'node:worker_threads'; Worker;",
  ],
  ['engine stands alone', 'src/algorithms/worker/read.ts', "import { readFile } from 'node:fs'; readFile;"],
  [
    'rules are pure',
    'src/features/story/rules/io.ts',
    "import { readFileSync } from 'node:fs'; readFileSync;",
  ],
  ['rules are pure', 'src/features/story/rules/io.ts', "import { readStory } from '../store.ts'; readStory;"],
  ['SQL stays in the store', 'src/features/story/pages/query.ts', "import { sql } from 'kysely'; sql;"],
  ['the store only stores', 'src/features/accounts/store.ts', "import { Frame } from '#ui'; Frame;"],
  [
    'pages only show',
    'src/features/story/pages/query.ts',
    "import { readStory } from '../store.ts'; readStory;",
  ],
  ['actions know no web', 'src/features/story/actions.ts', "import { Hono } from 'hono'; Hono;"],
  [
    'routes hold no SQL',
    'src/features/story/routes.tsx',
    "import type { Tx } from '#core/db/connection.ts'; export type T = Tx;",
  ],
  [
    'the app enters through doors',
    'src/app.ts',
    "import { readStory } from './features/story/store.ts'; readStory;",
  ],
  [
    'the engine has no clock and no dice',
    'src/algorithms/scoring/dice.ts',
    'export const dice = () => Math.random();',
  ],
];

test.each(planted)('%s: notices %s', (name, path, text) => {
  expect(rules[name]?.(withFile(path, text)).length).toBeGreaterThan(0);
});

test('every rule has a planted violation', () => {
  expect(Object.keys(rules).filter((name) => !planted.some(([rule]) => rule === name))).toEqual([]);
});

test('the picture in the documents is the house as it stands', () => {
  expect(readFileSync('docs/architecture.mmd', 'utf8')).toBe(drawArchitecture(app));
});
