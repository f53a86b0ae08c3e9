import { features, foundation, slices } from '../../architecture.js';
import {
  closureOf,
  featureOf,
  type Import,
  importsOf,
  programOf,
  type Role,
  roleOf,
  sliceOf,
  type Tree,
} from './tree.ts';

/** A rule over the whole source: what breaks it, as sentences. */
export type Rule = (tree: Tree) => string[];

const arrow = ({ from, to }: Import): string => `${from} → ${to}`;
const forbid =
  (isViolation: (crossing: Import) => boolean): Rule =>
  (tree) =>
    importsOf(tree).filter(isViolation).map(arrow);

const atRunTime = ({ typeOnly }: Import): boolean => !typeOnly;
const layerOf = (path: string): number => foundation.indexOf(/^src\/([^/]+)\//.exec(path)?.[1] ?? '');
/** Files of the application itself: entry points, the table of contents, the server. */
const isApplication = (path: string): boolean => /^src\/([^/]+|server\/.+)$/.test(path);
const inFeature = (role: Role, { from }: Import): boolean =>
  featureOf(from) !== undefined && roleOf(from) === role;
const reaches = (crossing: Import, ...roles: Role[]): boolean =>
  featureOf(crossing.to) === featureOf(crossing.from) && roles.includes(roleOf(crossing.to));

/** What other features may use of a feature. */
const isPublicFile = (path: string): boolean => /^src\/features\/[^/]+\/(index|rules)\.ts$/.test(path);
/** What only the application reads of a feature: its lists of routes, commands, background work and demonstration data. */
const isEntryFile = (path: string): boolean =>
  /^src\/features\/[^/]+\/(routes\.tsx?|commands\.ts|background\.ts|demo-seed\.ts)$/.test(path);

/** Nothing of this may be in the run-time closure of a rule: no input or output, no driver, no web, no pictures. */
const isImpure = (path: string): boolean =>
  /^(pg|kysely|hono|nodemailer|sharp|imapflow|mailparser|@e965\/xlsx)(\/|$)/.test(path) ||
  (path.startsWith('node:') && !/^node:(crypto|buffer|util)$/.test(path)) ||
  /^src\/core\/(db|mail|http|access)\//.test(path) ||
  path === 'src/core/i18n/messages.ts';

const isRuleFile = (path: string): boolean => featureOf(path) !== undefined && roleOf(path) === 'rules';

/** Two exported types may share a name only when this list says so. */
const SHARED_TYPE_NAMES: readonly string[] = [];

/** The rules of the module structure, by name. Each has a planted violation in layers.test.ts. */
export const rules: Record<string, Rule> = {
  'no cycles, type imports included': (tree) => cycles(importsOf(tree)),
  'a layer uses only the layers below it': forbid(({ from, to }) => {
    const layer = layerOf(from);
    if (layer < 0 || !to.startsWith('src/')) return false;
    return layerOf(to) < 0 || layerOf(to) > layer;
  }),
  'a feature uses only the features before it': forbid(({ from, to }) => {
    const [ownPlace, otherPlace] = [
      features.indexOf(featureOf(from) ?? ''),
      features.indexOf(featureOf(to) ?? ''),
    ];
    return ownPlace >= 0 && otherPlace > ownPlace;
  }),
  'another feature is used only through its public files': forbid(
    ({ from, to }) =>
      featureOf(from) !== undefined &&
      featureOf(to) !== undefined &&
      featureOf(from) !== featureOf(to) &&
      !isPublicFile(to),
  ),
  'the application reads only public and entry files of a feature': forbid(
    ({ from, to }) =>
      isApplication(from) && featureOf(to) !== undefined && !isPublicFile(to) && !isEntryFile(to),
  ),
  'entry files are read by the application alone': forbid(
    ({ from, to }) => isEntryFile(to) && !isApplication(from),
  ),
  'every feature is listed': (tree) => {
    const present = new Set([...tree.keys()].flatMap((path) => featureOf(path) ?? []));
    return [
      ...[...present].filter((feature) => !features.includes(feature)),
      ...features.filter((feature) => !present.has(feature)),
    ];
  },
  'a slice uses only the slices before it': (tree) =>
    importsOf(tree)
      .filter(({ from, to }) => featureOf(from) === featureOf(to) && sliceOf(from) && sliceOf(to))
      .filter(({ from, to }) => {
        const order = slices[featureOf(from) ?? ''];
        if (!order) return false;
        const place = (path: string) =>
          order.findIndex((slice) => `${sliceOf(path)}/`.startsWith(`${slice}/`));
        return place(to) > place(from) || place(from) < 0;
      })
      .map(arrow),
  'algorithms and the bundled PostgreSQL import nothing of ours': forbid(
    ({ from, to }) =>
      (from.startsWith('src/algorithms/') &&
        !to.startsWith('src/algorithms/') &&
        // Only the worker knows that it runs on Node, and of Node only its threads.
        !(from.startsWith('src/algorithms/worker/') && to === 'node:worker_threads')) ||
      (from.startsWith('src/embedded-postgres/') &&
        to.startsWith('src/') &&
        !to.startsWith('src/embedded-postgres/')),
  ),
  'algorithms have no clock and no randomness of their own': (tree) =>
    [...tree].flatMap(([path, text]) =>
      path.startsWith('src/algorithms/') &&
      /\b(Math\.random|Date\.now|new Date|performance\.now)\b/.test(text)
        ? [path]
        : [],
    ),
  'rules are pure through everything that they load': (tree) => {
    const imports = importsOf(tree);
    return [...tree.keys()]
      .filter(isRuleFile)
      .flatMap((path) =>
        [...closureOf(path, imports)].filter(isImpure).map((loaded) => `${path} loads ${loaded}`),
      );
  },
  'SQL stays in queries': forbid(
    (crossing) =>
      featureOf(crossing.from) !== undefined &&
      /^(kysely|pg)$/.test(crossing.to) &&
      atRunTime(crossing) &&
      roleOf(crossing.from) !== 'queries',
  ),
  'queries only query': forbid(
    (crossing) =>
      inFeature('queries', crossing) &&
      (reaches(crossing, 'routes', 'page', 'actions') || /^(hono|src\/ui\/)/.test(crossing.to)),
  ),
  'pages only show': forbid(
    (crossing) =>
      inFeature('page', crossing) &&
      atRunTime(crossing) &&
      (reaches(crossing, 'queries', 'actions', 'routes') || crossing.to.startsWith('src/core/db/')),
  ),
  'actions know no web': forbid(
    (crossing) =>
      inFeature('actions', crossing) &&
      (reaches(crossing, 'routes', 'page') || /^(hono|src\/ui\/|src\/core\/http\/re)/.test(crossing.to)),
  ),
  'routes hold no SQL': forbid(
    (crossing) => inFeature('routes', crossing) && crossing.to.startsWith('src/core/db/'),
  ),
  'routes call actions only through their declaration': (tree) =>
    [...tree].flatMap(([path, text]) =>
      roleOf(path) === 'routes' && featureOf(path)
        ? [...text.matchAll(/\b\w+\((?:ctx\.)?app, ctx\.actor\b/g)].map(([call]) => `${path}: ${call})`)
        : [],
    ),
  'core names no feature': (tree) => {
    const tables = [...tree]
      .filter(([path]) => featureOf(path))
      .flatMap(([, text]) =>
        [...text.matchAll(/interface Database \{\n([\s\S]*?)\n {2}\}/g)].flatMap(([, body = '']) =>
          [...body.matchAll(/^\s*(\w+): /gm)].map(([, table = '']) => table),
        ),
      );
    const named = new RegExp(
      `#features/|\\b(?:from|into|update|join)\\s+(?:${tables.join('|')})\\b|['"\`]/(?:initiatives|meetings|story|week|contact|organise|inbox|register)\\b`,
    );
    return [...tree].flatMap(([path, text]) =>
      path.startsWith('src/core/') && named.test(withoutComments(text))
        ? [`${path}: ${named.exec(withoutComments(text))?.[0]}`]
        : [],
    );
  },
  'an e-mail says its cause, and its subject holds no words of a stranger': (tree) =>
    [...tree].flatMap(([path, text]) => [
      ...(path === 'src/core/mail/outbox.ts' || !/into mail_outbox|insertInto\('mail_outbox'\)/.test(text)
        ? []
        : [`${path}: adds to the outbox past enqueueEmail`]),
      ...emailCalls(text).flatMap((call) => {
        const subject =
          /\bsubject: ((?:[^(){}\n,]|\((?:[^()]|\([^()]*\))*\))+)/.exec(call)?.[1]?.trim() ?? '';
        return [
          ...(/\bcause(:|,)/.test(call) ? [] : [`${path}: an e-mail without a cause`]),
          ...(isOwnSubject(subject, text) ? [] : [`${path}: subject ${subject}`]),
        ];
      }),
    ]),
  'exported type names are unique': (tree) => {
    const places = new Map<string, string[]>();
    for (const [path, text] of tree)
      for (const name of exportedTypes(path, text)) places.set(name, [...(places.get(name) ?? []), path]);
    return [...places]
      .filter(([name, paths]) => paths.length > 1 && !SHARED_TYPE_NAMES.includes(name))
      .map(([name, paths]) => `${name}: ${paths.join(', ')}`);
  },
  'no cast past the type checker': (tree) =>
    [...tree].flatMap(([path, text]) =>
      [...withoutComments(text).matchAll(/\bas never\b|\bas unknown as\b/g)].map(
        ([cast]) => `${path}: ${cast}`,
      ),
    ),
  'files stay below 400 lines': (tree) =>
    [...tree].flatMap(([path, text]) => {
      const lines = text.split('\n').filter((line) => line.trim()).length;
      return lines > 400 ? [`${path}: ${lines}`] : [];
    }),
  'no junk drawers': (tree) =>
    [...tree.keys()].filter((path) =>
      /(^|\/)(utils?|helpers?|common|shared|misc|lib)(\/|\.tsx?$)/.test(path),
    ),
  'every file is reachable': (tree) => {
    const imports = importsOf(tree);
    const entries = [...tree.keys()].filter(
      (path) =>
        /^src\/(main|cli)\.ts$/.test(path) ||
        /\.(client|worker)\.ts$/.test(path) ||
        path === 'src/algorithms/worker/worker-entry.ts' ||
        path === 'src/features/voice/publication/recompute-thread.ts' ||
        path === 'src/features/befriending/rounds/round-thread.ts' ||
        path === 'src/features/spreadsheet-import/file/read-file-thread.ts' ||
        // The description of a feature, also when nobody uses anything of it.
        /^src\/features\/[^/]+\/index\.ts$/.test(path) ||
        // The catalogue of components is for its test and for screenshots.
        path.startsWith('src/ui/examples/') ||
        // Algorithms are published as a library: every module is an entry.
        /^src\/algorithms\/[^/]+\/index\.ts$/.test(path),
    );
    const types = imports.map((crossing) => ({ ...crossing, typeOnly: false }));
    const reachable = new Set(entries.flatMap((entry) => [...closureOf(entry, types)]));
    // Tables and settings are declarations that the compiler merges; nothing needs to import them.
    return [...tree.keys()].filter(
      (path) => !reachable.has(path) && !/\/(tables|settings)\.ts$|\.d\.ts$/.test(path),
    );
  },
};

/** The calls that add an e-mail to the outbox, with their arguments; declarations are none. */
const emailCalls = (text: string): string[] =>
  [...text.matchAll(/(?<!function )\b(?:enqueueEmail|sendToAttendee)\((?=tx)/g)].map(({ index }) => {
    let depth = 0;
    let end = text.indexOf('(', index);
    do {
      if (text[end] === '(') depth++;
      if (text[end] === ')') depth--;
      end++;
    } while (depth > 0 && end < text.length);
    return text.slice(index, end);
  });

const MEETING_TITLE = String.raw`textOf\(edition\.texts, 'title', [\w.]+\)`;
/** A message of ours, with the title of a meeting or without. */
const MESSAGE_SUBJECT = new RegExp(
  `^t\\((?:['\`][\\w.$\\{\\}-]+['\`]|\\w+ \\? '[\\w.]+' : '[\\w.]+')(?:, \\{ meeting(?:: ${MEETING_TITLE})? \\})?\\)$`,
);

function isOwnSubject(subject: string, text: string): boolean {
  if (/\{ meeting \}/.test(subject) && !new RegExp(`const meeting = ${MEETING_TITLE}`).test(text))
    return false;
  return (
    MESSAGE_SUBJECT.test(subject) ||
    // What organisers write themselves, and what the callers of `sendToAttendee` gave, who are looked at too.
    subject === "textOf(input.texts, 'subject', registration.language)" ||
    (subject === 'email.subject' && /function sendToAttendee\b/.test(text))
  );
}

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '');

/** The names of the types that a file declares and exports. */
function exportedTypes(path: string, text: string): string[] {
  return programOf(path, text).body.flatMap((statement) => {
    if (statement.type !== 'ExportNamedDeclaration' || !statement.declaration) return [];
    const { declaration } = statement;
    return declaration.type === 'TSInterfaceDeclaration' || declaration.type === 'TSTypeAliasDeclaration'
      ? [declaration.id.name]
      : [];
  });
}

/** Cycles among files: strongly connected components of more than one (Tarjan, 1972). */
export function cycles(imports: readonly Import[]): string[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of imports) next.set(from, [...(next.get(from) ?? []), to]);
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[] = [];
  const visit = (path: string): void => {
    order.set(path, order.size);
    low.set(path, order.get(path) ?? 0);
    stack.push(path);
    for (const to of next.get(path) ?? []) {
      if (!order.has(to)) visit(to);
      if (stack.includes(to)) low.set(path, Math.min(low.get(path) ?? 0, low.get(to) ?? 0));
    }
    if (low.get(path) !== order.get(path)) return;
    const component = stack.splice(stack.indexOf(path));
    if (component.length > 1) found.push(component.join(' ↔ '));
  };
  for (const from of next.keys()) if (!order.has(from)) visit(from);
  return found;
}
