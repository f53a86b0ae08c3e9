import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { parseAst } from 'rolldown/parseAst';

/** The source: path → text. A planted violation is a copy with one file more. */
export type Tree = Map<string, string>;

/** Everything under src without tests and what only tests use. */
export const readTree = (): Tree =>
  new Map(
    globSync('src/**/*.{ts,tsx}')
      .filter((path) => !/\.test(ing)?\.tsx?$|\/samples\//.test(path))
      .sort()
      .map((path) => [path, readFileSync(path, 'utf8')]),
  );

export interface Import {
  from: string;
  /** A path in the tree, or the name of a package. */
  to: string;
  /** Only types cross: nothing is loaded at run time. */
  typeOnly: boolean;
}

type Program = ReturnType<typeof parseAst>;
type Statement = Program['body'][number];

const programs = new Map<string, Program>();

/** The syntax tree of a file, parsed once. */
export function programOf(path: string, text: string): Program {
  const key = `${path}\n${text}`;
  let program = programs.get(key);
  if (!program) {
    program = parseAst(text, { lang: path.endsWith('x') ? 'tsx' : 'ts' });
    programs.set(key, program);
  }
  return program;
}

/** Every import and re-export, also `import()`, with its target as a path where it is ours. */
export function importsOf(tree: Tree): Import[] {
  return [...tree].flatMap(([from, text]) =>
    [
      ...programOf(from, text).body.flatMap(staticImports),
      ...[...text.matchAll(/\bimport\('([^']+)'\)/g)].map(([, to = '']) => ({ to, typeOnly: false })),
    ].map(({ to, typeOnly }) => ({ from, to: resolve(from, to), typeOnly })),
  );
}

/** What one statement imports or re-exports. */
function staticImports(statement: Statement): Omit<Import, 'from'>[] {
  switch (statement.type) {
    case 'ImportDeclaration': {
      const { importKind, specifiers, source } = statement;
      const onlyTypes =
        specifiers.length > 0 &&
        specifiers.every(
          (specifier) => specifier.type === 'ImportSpecifier' && specifier.importKind === 'type',
        );
      return [{ to: source.value, typeOnly: importKind === 'type' || onlyTypes }];
    }
    case 'ExportNamedDeclaration': {
      const { exportKind, specifiers, source } = statement;
      if (!source) return [];
      const onlyTypes =
        specifiers.length > 0 && specifiers.every((specifier) => specifier.exportKind === 'type');
      return [{ to: source.value, typeOnly: exportKind === 'type' || onlyTypes }];
    }
    case 'ExportAllDeclaration':
      return [{ to: statement.source.value, typeOnly: statement.exportKind === 'type' }];
    default:
      return [];
  }
}

const aliases = Object.entries(
  (JSON.parse(readFileSync('package.json', 'utf8')) as { imports: Record<string, string> }).imports,
);

function resolve(from: string, to: string): string {
  if (to.startsWith('.')) return normalize(join(dirname(from), to));
  for (const [alias, target] of aliases) {
    const [start = '', end = ''] = alias.split('*');
    if (alias === to) return normalize(target);
    if (
      alias.includes('*') &&
      to.startsWith(start) &&
      to.endsWith(end) &&
      to.length > start.length + end.length
    )
      return normalize(target.replace('*', to.slice(start.length, to.length - end.length)));
  }
  return to;
}

/** The feature that a file belongs to, if any. */
export const featureOf = (path: string): string | undefined => /^src\/features\/([^/]+)\//.exec(path)?.[1];

/** The folder inside its feature in which a file lies, e.g. `stalls` or `listings/claims`; empty at the feature's root. */
export const sliceOf = (path: string): string =>
  /^src\/features\/[^/]+\/(?:(.+)\/)?[^/]+$/.exec(path)?.[1] ?? '';

export type Role = 'routes' | 'actions' | 'queries' | 'mail' | 'page' | 'rules' | 'tables' | 'other';

/** What a file of a feature is for, by its name. */
export function roleOf(path: string): Role {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/^(.+-)?routes\.tsx?$/.test(name)) return 'routes';
  if (/^(.+-)?actions\.ts$/.test(name)) return 'actions';
  if (/^(.+-)?queries\.ts$/.test(name)) return 'queries';
  if (/^(.+-)?mail\.ts$/.test(name)) return 'mail';
  if (/^(.+-)?rules\.ts$/.test(name) || /\/rules\//.test(path)) return 'rules';
  if (name === 'tables.ts') return 'tables';
  if (/^[A-Z]\w*\.tsx$/.test(name)) return 'page';
  return 'other';
}

/** The files that running `entry` loads, `entry` included; packages stand for themselves. */
export function closureOf(entry: string, imports: readonly Import[]): Set<string> {
  const next = new Map<string, string[]>();
  for (const { from, to, typeOnly } of imports)
    if (!typeOnly) next.set(from, [...(next.get(from) ?? []), to]);
  const loaded = new Set([entry]);
  for (const path of loaded) for (const to of next.get(path) ?? []) loaded.add(to);
  return loaded;
}
