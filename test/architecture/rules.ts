import { features, foundation } from '../../architecture.js';
import { type Arrow, arrowsOf, pieceOf, roomOf, type Tree } from './tree.ts';

/** A rule over the whole house: the arrows that may not be, as sentences. */
export type Rule = (tree: Tree) => string[];

const says = ({ from, to }: Arrow): string => `${from} → ${to}`;
const forbid =
  (wrong: (arrow: Arrow) => boolean): Rule =>
  (tree) =>
    arrowsOf(tree).filter(wrong).map(says);

const runs = (arrow: Arrow): boolean => !arrow.typeOnly;
const toPiece = (arrow: Arrow, ...pieces: string[]): boolean =>
  roomOf(arrow.to) === roomOf(arrow.from) && pieces.includes(pieceOf(arrow.to) ?? '');
const isDoor = (path: string): boolean => /^src\/features\/[^/]+\/index\.ts$/.test(path);
const stratum = (path: string): number => foundation.indexOf(/^src\/([^/]+)\//.exec(path)?.[1] ?? '');

/** The rules of the house, by name. Each has a planted violation in architecture.test.ts. */
export const rules: Record<string, Rule> = {
  'no circles': (tree) => circles(arrowsOf(tree).filter(runs)),
  'only through the door': forbid(
    ({ from, to }) => roomOf(to) !== undefined && roomOf(from) !== roomOf(to) && !isDoor(to),
  ),
  'from the bottom up': forbid(({ from, to }) => {
    const [here, there] = [features.indexOf(roomOf(from) ?? ''), features.indexOf(roomOf(to) ?? '')];
    return here >= 0 && there > here;
  }),
  'every room has a floor': (tree) => {
    const rooms = new Set([...tree.keys()].flatMap((path) => roomOf(path) ?? []));
    return [
      ...[...rooms].filter((room) => !features.includes(room)),
      ...features.filter((floor) => !rooms.has(floor)),
    ];
  },
  'the foundation knows no room': forbid(({ from, to }) => {
    const here = stratum(from);
    if (here < 0 || !to.startsWith('src/')) return false;
    const there = stratum(to);
    return there < 0 || there > here;
  }),
  'engine stands alone': forbid(
    // Only its thread knows that it runs on Node, and of Node only threads.
    ({ from, to }) =>
      from.startsWith('src/algorithms/') &&
      !to.startsWith('src/algorithms/') &&
      !(from.startsWith('src/algorithms/worker/') && to === 'node:worker_threads'),
  ),
  'rules are pure': forbid((arrow) => {
    if (pieceOf(arrow.from) !== 'rules' || arrow.typeOnly) return false;
    return (
      toPiece(arrow, 'store', 'actions', 'routes', 'pages') ||
      /^(node:|hono|pg$|kysely)/.test(arrow.to) ||
      arrow.to === 'src/core/db/connection.ts'
    );
  }),
  'SQL stays in the store': forbid(
    ({ from, to }) =>
      roomOf(from) !== undefined &&
      pieceOf(from) !== 'store' &&
      !from.endsWith('/store.ts') &&
      !from.endsWith('/tables.ts') &&
      (to === 'kysely' || to === 'pg'),
  ),
  'the store only stores': forbid(
    (arrow) =>
      pieceOf(arrow.from) === 'store' &&
      (toPiece(arrow, 'routes', 'pages', 'actions') || /^(hono|src\/ui\/)/.test(arrow.to)),
  ),
  'pages only show': forbid(
    (arrow) =>
      pieceOf(arrow.from) === 'pages' &&
      runs(arrow) &&
      (toPiece(arrow, 'store', 'actions', 'routes') || arrow.to === 'src/core/db/connection.ts'),
  ),
  'actions know no web': forbid(
    (arrow) =>
      pieceOf(arrow.from) === 'actions' &&
      (toPiece(arrow, 'routes', 'pages') || /^(hono|src\/ui\/|src\/core\/http\/request)/.test(arrow.to)),
  ),
  'routes hold no SQL': forbid(
    (arrow) => pieceOf(arrow.from) === 'routes' && arrow.to === 'src/core/db/connection.ts',
  ),
  'the app enters through doors': forbid(
    ({ from, to }) => /^src\/(server\/)?[^/]+$/.test(from) && roomOf(to) !== undefined && !isDoor(to),
  ),
  'the engine has no clock and no dice': (tree) =>
    [...tree].flatMap(([path, text]) =>
      path.startsWith('src/algorithms/') &&
      /\b(Math\.random|Date\.now|new Date|performance\.now)\b/.test(text)
        ? [path]
        : [],
    ),
};

/** Circles among files: Tarjan's strongly connected components of more than one. */
function circles(arrows: Arrow[]): string[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of arrows) next.set(from, [...(next.get(from) ?? []), to]);
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[] = [];
  const visit = (at: string): void => {
    order.set(at, order.size);
    low.set(at, order.get(at) ?? 0);
    stack.push(at);
    for (const to of next.get(at) ?? []) {
      if (!order.has(to)) visit(to);
      if (stack.includes(to)) low.set(at, Math.min(low.get(at) ?? 0, low.get(to) ?? 0));
    }
    if (low.get(at) !== order.get(at)) return;
    const knot = stack.splice(stack.indexOf(at));
    if (knot.length > 1) found.push(knot.join(' ↔ '));
  };
  for (const from of next.keys()) if (!order.has(from)) visit(from);
  return found;
}
