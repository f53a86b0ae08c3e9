import { expect, test } from 'vitest';
import { closureOf, featureOf, importsOf, readTree, roleOf } from './tree.ts';

const MAX_FILES = 25;
const source = readTree();
const imports = importsOf(source);

/** The rule file of a feature that loads most, and how many of our files and which packages it loads at run time. */
function largestClosure(feature: string) {
  return [...source.keys()]
    .filter((path) => featureOf(path) === feature && roleOf(path) === 'rules')
    .map((path) => {
      const loaded = [...closureOf(path, imports)];
      return {
        path,
        files: loaded.filter((each) => each.startsWith('src/')).length,
        packages: loaded.filter((each) => !each.startsWith('src/')),
      };
    })
    .reduce((largest, each) => (each.files > largest.files ? each : largest));
}

test.each(['story', 'suggestions', 'contact'])('the rules of %s load few files and no driver', (feature) => {
  const { path, files, packages } = largestClosure(feature);
  console.log(`${feature}: ${path} loads ${files} files and ${packages.join(', ') || 'no package'}`);
  expect(files).toBeLessThanOrEqual(MAX_FILES);
  // The calendar of core/time, until Node brings Temporal itself (decision 0027): it only counts.
  expect(packages.filter((name) => !name.startsWith('node:') && name !== 'temporal-polyfill')).toEqual([]);
});
