import { features, foundation } from '../../architecture.js';
import { arrowsOf, roomOf, type Tree } from './tree.ts';

/** The house as a Mermaid picture: rooms top-down, an arrow for every door that is used. */
export function drawArchitecture(tree: Tree): string {
  const place = (path: string): string | undefined =>
    roomOf(path) ??
    /^src\/(algorithms|embedded-postgres|core|ui)\//.exec(path)?.[1] ??
    (/^src\/(server\/)?[^/]+$/.test(path) ? 'app' : undefined);
  const arrows = new Set<string>();
  for (const { from, to } of arrowsOf(tree)) {
    const [here, there] = [place(from), place(to)];
    if (here && there && here !== there && there !== 'app') arrows.add(`  ${here} --> ${there}`);
  }
  const order = ['app', ...[...features].reverse(), ...[...foundation].reverse()];
  const nodes = order.map((name) =>
    foundation.includes(name) ? `  ${name}([${name}])` : `  ${name}[${name}]`,
  );
  const sorted = [...arrows].sort((a, b) => a.localeCompare(b));
  return ['flowchart TD', ...nodes, ...sorted, ''].join('\n');
}
