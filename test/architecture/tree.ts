import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { parseAst } from 'rolldown/parseAst';

/** The source of the house: path → text. A planted violation is a copy with one file more. */
export type Tree = Map<string, string>;

/** Everything under src that is ours, without tests and what only tests use. */
export const readTree = (): Tree =>
  new Map(
    globSync('src/**/*.{ts,tsx}')
      .filter((path) => !/\.test(ing)?\.tsx?$|\/samples\//.test(path))
      .sort()
      .map((path) => [path, readFileSync(path, 'utf8')]),
  );

export interface Arrow {
  from: string;
  /** A path in the tree, or the name of a package. */
  to: string;
  /** Only types cross: nothing is there at run time. */
  typeOnly: boolean;
}

const parsed = new Map<string, Omit<Arrow, 'from'>[]>();

/** Every import and re-export, with its target as a path where it is ours. */
export function arrowsOf(tree: Tree): Arrow[] {
  return [...tree].flatMap(([from, text]) => {
    const key = `${from}\n${text}`;
    let found = parsed.get(key);
    if (!found) {
      found = parseAst(text, { lang: from.endsWith('x') ? 'tsx' : 'ts' }).body.flatMap(crossing);
      parsed.set(key, found);
    }
    return found.map((arrow) => ({ from, to: target(from, arrow.to), typeOnly: arrow.typeOnly }));
  });
}

type Statement = ReturnType<typeof parseAst>['body'][number];

/** What one statement brings in or passes on. */
function crossing(statement: Statement): Omit<Arrow, 'from'>[] {
  switch (statement.type) {
    case 'ImportDeclaration': {
      const { importKind, specifiers, source } = statement;
      const each =
        specifiers.length > 0 &&
        specifiers.every((one) => one.type === 'ImportSpecifier' && one.importKind === 'type');
      return [{ to: source.value, typeOnly: importKind === 'type' || each }];
    }
    case 'ExportNamedDeclaration': {
      const { exportKind, specifiers, source } = statement;
      if (!source) return [];
      const each = specifiers.length > 0 && specifiers.every((one) => one.exportKind === 'type');
      return [{ to: source.value, typeOnly: exportKind === 'type' || each }];
    }
    case 'ExportAllDeclaration':
      return [{ to: statement.source.value, typeOnly: statement.exportKind === 'type' }];
    default:
      return [];
  }
}

function target(from: string, to: string): string {
  if (to.startsWith('.')) return normalize(join(dirname(from), to));
  const alias = /^#(core|ui|embedded-postgres|algorithms|features)(?:\/(.+))?$/.exec(to);
  if (!alias) return to;
  const [, stratum, rest] = alias;
  if (stratum === 'core') return `src/core/${rest}`;
  return `src/${[stratum, rest].filter(Boolean).join('/')}/index.ts`;
}

/** The room a file is in, if any. */
export const roomOf = (path: string): string | undefined => /^src\/features\/([^/]+)\//.exec(path)?.[1];

/** The piece of furniture a file is, or is part of. */
export const pieceOf = (path: string): string | undefined =>
  /^src\/features\/[^/]+\/([^/.]+)/.exec(path)?.[1];
