import { features, foundation } from '../../architecture.js';
import { featureOf, importsOf, type Tree } from './tree.ts';

/** The modules as a Mermaid picture: top-down, an arrow for every import between modules. */
export function drawArchitecture(tree: Tree): string {
  const moduleOf = (path: string): string | undefined =>
    featureOf(path) ??
    /^src\/(algorithms|embedded-postgres|core|ui)\//.exec(path)?.[1] ??
    (/^src\/(server\/)?[^/]+$/.test(path) ? 'app' : undefined);
  const arrows = new Set<string>();
  for (const { from, to } of importsOf(tree)) {
    const [here, there] = [moduleOf(from), moduleOf(to)];
    if (here && there && here !== there && there !== 'app') arrows.add(`  ${here} --> ${there}`);
  }
  const order = ['app', ...[...features].reverse(), ...[...foundation].reverse()];
  const nodes = order.map((name) =>
    foundation.includes(name) ? `  ${name}([${name}])` : `  ${name}[${name}]`,
  );
  const sorted = [...arrows].sort((a, b) => a.localeCompare(b));
  return ['flowchart TD', ...nodes, ...sorted, ''].join('\n');
}
