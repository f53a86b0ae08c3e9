import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { drawArchitecture } from './draw.ts';
import { rules } from './rules.ts';
import { readTree, type Tree } from './tree.ts';

const source = readTree();
const withFiles = (...files: [path: string, text: string][]): Tree => new Map([...source, ...files]);

describe.each(Object.entries(rules))('%s', (_, rule) => {
  test('holds', () => expect(rule(source)).toEqual([]));
});

/** For each rule a small violation: a rule that does not notice it is dead. */
const planted: [rule: string, ...files: [path: string, text: string][]][] = [
  [
    'no cycles, type imports included',
    ['src/core/a.ts', "import type { B } from './b.ts'; export type A = B;"],
    ['src/core/b.ts', "import type { A } from './a.ts'; export type B = A;"],
  ],
  [
    'a layer uses only the layers below it',
    ['src/core/up.ts', "import { TEAM_ROLES } from '#features/accounts'; TEAM_ROLES;"],
  ],
  [
    'a layer uses only the layers below it',
    ['src/ui/up.ts', "import type { Story } from '#features/story'; export type S = Story;"],
  ],
  ['a layer uses only the layers below it', ['src/core/up.ts', "import { Layout } from '#ui'; Layout;"]],
  ...[
    "await enqueueEmail(tx, app, { recipient, subject: t('a'), body });",
    "await enqueueEmail(tx, app, { cause: 'team', recipient, subject: form.name, body });",
    "await enqueueEmail(tx, app, { cause: 'team', recipient, subject: t('mail.x', { name: form.name }), body });",
    "await enqueueEmail(tx, app, { cause: 'team', recipient, subject: t('mail.x', { meeting }), body });",
    "await sendToAttendee(tx, app, registration, { cause: 'team', subject: name, paragraphs });",
    "await tx.insertInto('mail_outbox').values({ recipient }).execute();",
  ].map((text): [string, [string, string]] => [
    'an e-mail says its cause, and its subject holds no words of a stranger',
    ['src/features/story/mail.ts', text],
  ]),
  [
    'a feature uses only the features before it',
    ['src/features/geography/up.ts', "export { textIn } from '#features/directory';"],
  ],
  [
    'another feature is used only through its public files',
    [
      'src/features/story/past.ts',
      "import type { Session } from '../accounts/x/queries.ts'; export type S = Session;",
    ],
  ],
  [
    'the application reads only public and entry files of a feature',
    ['src/past.ts', "import { readStory } from './features/story/queries.ts'; readStory;"],
  ],
  [
    'entry files are read by the application alone',
    ['src/features/home/past.ts', "import { storyRoutes } from '../story/routes.ts'; storyRoutes;"],
  ],
  ['every feature is listed', ['src/features/attic/index.ts', 'export const attic = 1;']],
  [
    'a slice uses only the slices before it',
    ['src/features/meetings/edition/up.ts', "import { x } from '../stalls/queries.ts'; x;"],
  ],
  [
    'a slice uses only the slices before it',
    ['src/features/meetings/unlisted/up.ts', "import { x } from '../edition/queries.ts'; x;"],
  ],
  [
    'algorithms and the bundled PostgreSQL import nothing of ours',
    ['src/algorithms/scoring/reach.ts', "import { ok } from '#core/result.ts'; ok;"],
  ],
  [
    'algorithms and the bundled PostgreSQL import nothing of ours',
    ['src/algorithms/scoring/spawn.ts', "import { Worker } from 'node:worker_threads'; Worker;"],
  ],
  [
    'algorithms and the bundled PostgreSQL import nothing of ours',
    ['src/algorithms/worker/read.ts', "import { readFile } from 'node:fs'; readFile;"],
  ],
  [
    'algorithms have no clock and no randomness of their own',
    ['src/algorithms/scoring/dice.ts', 'export const dice = () => Math.random();'],
  ],
  [
    'rules are pure through everything that they load',
    ['src/features/story/io-rules.ts', "import { readFileSync } from 'node:fs'; readFileSync;"],
  ],
  [
    // Three files deep: the driver hides behind two files that look harmless.
    'rules are pure through everything that they load',
    ['src/features/story/deep-rules.ts', "import { a } from './a.ts'; a;"],
    ['src/features/story/a.ts', "export { b as a } from './b.ts';"],
    ['src/features/story/b.ts', "import pg from 'pg'; export const b = pg;"],
  ],
  ['SQL stays in queries', ['src/features/story/Show.tsx', "import { sql } from 'kysely'; sql;"]],
  ['queries only query', ['src/features/story/more-queries.ts', "import { Layout } from '#ui'; Layout;"]],
  [
    'pages only show',
    ['src/features/story/ShowPage.tsx', "import { readStory } from './queries.ts'; readStory;"],
  ],
  ['actions know no web', ['src/features/story/more-actions.ts', "import { Hono } from 'hono'; Hono;"]],
  [
    'routes hold no SQL',
    [
      'src/features/story/more-routes.tsx',
      "import type { Tx } from '#core/db/connection.ts'; export type T = Tx;",
    ],
  ],
  [
    'routes call actions only through their declaration',
    [
      'src/features/story/more-routes.tsx',
      'export const x = (ctx: any) => beginStory(ctx.app, ctx.actor, {});',
    ],
  ],
  ['core names no feature', ['src/core/http/path.ts', "export const path = '/initiatives';"]],
  ['core names no feature', ['src/core/http/row.ts', 'export const text = `select 1 from story_answer`;']],
  ['exported type names are unique', ['src/features/home/x.ts', 'export interface Edition { id: string }']],
  ['no cast past the type checker', ['src/core/cast.ts', 'export const x = 1 as never;']],
  ['no cast past the type checker', ['src/core/cast.ts', 'export const x = 1 as unknown as string;']],
  ['files stay below 400 lines', ['src/core/long.ts', 'x;\n'.repeat(401)]],
  ['no junk drawers', ['src/core/utils/x.ts', 'export const x = 1;']],
  ['every file is reachable', ['src/core/forgotten.ts', 'export const x = 1;']],
];

test.each(planted)('%s: notices a violation', (rule, ...files) => {
  const violations = rules[rule]?.(withFiles(...files)) ?? [];
  const expected = rules[rule]?.(source) ?? [];
  expect(violations.filter((violation) => !expected.includes(violation)).length).toBeGreaterThan(0);
});

test('every rule has a planted violation', () => {
  expect(Object.keys(rules).filter((name) => !planted.some(([rule]) => rule === name))).toEqual([]);
});

test('the picture in the documents shows the modules as they are', () => {
  expect(readFileSync('docs/architecture.mmd', 'utf8')).toBe(drawArchitecture(source));
});
