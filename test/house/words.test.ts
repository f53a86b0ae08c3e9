import { readFileSync } from 'node:fs';
import { parseAst } from 'rolldown/parseAst';
import { expect, test } from 'vitest';
import { readTree } from './tree.ts';

/** Words that mean two things or nothing here. `service` is the standard's own word inside the HSDS edge. */
const BANNED = [
  'event',
  'user',
  'client',
  'case',
  'data',
  'info',
  'manager',
  'service',
  'helper',
  'util',
  'utils',
  'process',
];

/** The parts of a name: `sentMailOf` → sent, mail, of. */
const parts = (name: string): string[] => name.split(/(?=[A-Z])|_|\d+/).map((part) => part.toLowerCase());

/** Every name that this source gives to something of its own. */
function givenNames(path: string, text: string): string[] {
  const names: string[] = [];
  const visit = (node: unknown, key: string): void => {
    if (Array.isArray(node)) {
      for (const each of node) visit(each, key);
      return;
    }
    if (typeof node !== 'object' || node === null || !('type' in node)) return;
    const { type } = node;
    if (type === 'ImportDeclaration') return;
    if (
      type === 'Identifier' &&
      'name' in node &&
      ['id', 'params', 'local', 'argument', 'left'].includes(key)
    )
      names.push(String(node.name));
    for (const [name, value] of Object.entries(node)) {
      if (type === 'MemberExpression' || type === 'CallExpression' || type === 'AssignmentExpression') {
        if (name === 'left' || name === 'object') continue;
      }
      const own = [
        'VariableDeclarator',
        'FunctionDeclaration',
        'ArrowFunctionExpression',
        'FunctionExpression',
        'TSInterfaceDeclaration',
        'TSTypeAliasDeclaration',
      ];
      visit(value, own.includes(String(type)) && (name === 'id' || name === 'params') ? name : '');
    }
  };
  visit(parseAst(text, { lang: path.endsWith('x') ? 'tsx' : 'ts' }).body, '');
  return names;
}

const banned = (path: string, text: string): string[] =>
  givenNames(path, text)
    .filter((name) =>
      parts(name).some((part) => BANNED.includes(part) && !(part === 'service' && path.includes('/hsds/'))),
    )
    .map((name) => `${path}: ${name}`);

test('no name of ours is a word that the house has banned', () => {
  expect([...readTree()].flatMap(([path, text]) => banned(path, text))).toEqual([]);
});

test('the check bites', () => {
  expect(banned('src/x.ts', 'const userName = 1;')).toHaveLength(1);
  expect(banned('src/x.ts', 'function handleIt(eventData: string) { return eventData; }')).toHaveLength(1);
  expect(banned('src/x.ts', 'interface ServiceInfo { a: 1 }')).toHaveLength(1);
  expect(banned('src/features/directory/hsds/x.ts', 'const service = 1;')).toEqual([]);
});

/** The glossary's table: identifier per row. */
const glossary = (): string[] =>
  readFileSync('docs/glossary.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .flatMap((line) => [...(line.split('|')[2] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));

/** The types that rooms let others use. */
function doorTypes(): string[] {
  const tree = readTree();
  return [...tree].flatMap(([path, text]) => {
    if (!/^src\/features\/[^/]+\/(index|vocabulary)\.ts$/.test(path)) return [];
    const listed = [...text.matchAll(/export (type )?\{([^}]+)\}/g)].flatMap(([, all, list = '']) =>
      list.split(',').flatMap((name) => {
        const trimmed = name.trim();
        return all || trimmed.startsWith('type ') ? [trimmed.replace(/^type /, '')] : [];
      }),
    );
    return [
      ...listed,
      ...[...text.matchAll(/export (?:type|interface) (\w+)/g)].map(([, name = '']) => name),
    ].filter((name) => /^\w+$/.test(name));
  });
}

test('every room and every type that a door gives out is in the glossary', () => {
  const known = new Set(glossary());
  const rooms = [...readTree().keys()].flatMap(
    (path) => /^src\/features\/([^/]+)\/index\.ts$/.exec(path)?.[1] ?? [],
  );
  expect([...rooms, ...new Set(doorTypes())].filter((name) => !known.has(name))).toEqual([]);
});

test('every word of the glossary is used', () => {
  const source = [...readTree()].map(([path, text]) => `${path}\n${text}`).join('\n');
  expect(glossary().length).toBeGreaterThan(30);
  expect(
    glossary().filter((name) => !new RegExp(`\\b${name.replace(/[^\w]/g, '\\$&')}\\b`, 'i').test(source)),
  ).toEqual([]);
});
