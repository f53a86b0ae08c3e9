import { existsSync, globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { importsOf, readTree } from './tree.ts';

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>>;
const kinds = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;

test('every dependency is pinned and has its line in docs/dependencies.md', () => {
  const documented = readFileSync('docs/dependencies.md', 'utf8');
  const declared = kinds.flatMap((kind) => Object.entries(manifest[kind] ?? {}));
  expect(declared.filter(([name]) => !documented.includes(`\`${name}\``)).map(([name]) => name)).toEqual([]);
  expect(declared.filter(([, version]) => !/^\d+\.\d+\.\d+/.test(version)).map(([name]) => name)).toEqual([]);
});

test('what runs uses only what is installed to run', () => {
  const known = new Set(Object.keys(manifest.dependencies ?? {}));
  const packages = importsOf(readTree())
    .filter(({ to }) => !to.startsWith('src/') && !to.startsWith('node:') && !to.startsWith('seed/'))
    .map(({ from, to }) => ({
      from,
      name: to
        .split('/')
        .slice(0, to.startsWith('@') ? 2 : 1)
        .join('/'),
    }));
  expect(packages.filter(({ name }) => !known.has(name))).toEqual([]);
});

test('each table is queried by one feature', () => {
  const tables = globSync('migrations/*.sql').flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/create table (\w+)/g)].map(([, name = '']) => name),
  );
  const places = new Map<string, Set<string>>();
  for (const [path, text] of readTree()) {
    // Algorithms import nothing that speaks SQL; in their comments "from person" is plain English.
    if (path.startsWith('src/algorithms/')) continue;
    for (const table of tables) {
      const named = new RegExp(
        `(?:from|into|update|join)\\s+${table}\\b|(?:selectFrom|insertInto|updateTable|deleteFrom|innerJoin)\\('${table}'`,
      );
      if (!named.test(text)) continue;
      const home = /^src\/features\/([^/]+)\//.exec(path)?.[1] ?? path.split('/').slice(0, 2).join('/');
      places.set(table, (places.get(table) ?? new Set()).add(home));
    }
  }
  expect(
    [...places]
      .filter(([, homes]) => homes.size > 1)
      .map(([table, homes]) => `${table}: ${[...homes].join(', ')}`),
  ).toEqual([]);
  expect(places.size).toBeGreaterThanOrEqual(10);
});

test('the documents are there, and links between them lead somewhere', () => {
  for (const path of [
    'README.md',
    'ARCHITECTURE.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    'LICENSE',
    'publiccode.yml',
    'docs/glossary.md',
    'docs/privacy.md',
    'docs/running.md',
  ]) {
    expect(existsSync(path), path).toBe(true);
  }
  const broken = globSync(['*.md', 'docs/**/*.md']).flatMap((path) => {
    const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : '';
    return [...readFileSync(path, 'utf8').matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].flatMap(
      ([, link = '']) => (existsSync(folder + link) ? [] : [`${path} → ${link}`]),
    );
  });
  expect(broken).toEqual([]);
});

/** Paths of files that a text names between backticks: `core/access/action.ts`, from the root, src, features or test. */
const namedFiles = (text: string): string[] =>
  [...text.matchAll(/`([\w./-]+\/[\w.-]+\.(?:tsx?|mjs|js|sql|json|css))`/g)].map(([, path = '']) => path);
const exists = (path: string): boolean =>
  ['', 'src/', 'src/features/', 'test/'].some((folder) => existsSync(folder + path));

test('files that the documents name are there', () => {
  const missing = globSync(['*.md', 'docs/**/*.md', 'src/**/README.md']).flatMap((path) =>
    namedFiles(readFileSync(path, 'utf8')).flatMap((file) => (exists(file) ? [] : [`${path}: ${file}`])),
  );
  expect(missing).toEqual([]);
  expect(namedFiles('see `core/access/nowhere.ts`').filter((file) => !exists(file))).toHaveLength(1);
});
