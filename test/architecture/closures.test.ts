import { expect, test } from 'vitest';
import { closureOf, featureOf, importsOf, readTree, roleOf } from './tree.ts';

const MAX_FILES = 25;
/** The plan of a week judges by fifteen criteria, each in a file of its own. */
const MAX_COMPUTING_FILES = 40;
const source = readTree();
const imports = importsOf(source);

interface Closure {
  path: string;
  /** Files of ours outside the algorithms, which are a library of their own. */
  files: number;
  algorithms: number;
  packages: string[];
}

/** What running a file loads. */
function closure(path: string): Closure {
  const loaded = [...closureOf(path, imports)];
  const files = loaded.filter((each) => each.startsWith('src/'));
  const algorithms = files.filter((each) => each.startsWith('src/algorithms/')).length;
  return {
    path,
    files: files.length - algorithms,
    algorithms,
    packages: loaded.filter((each) => !each.startsWith('src/')),
  };
}

const largest = (closures: Closure[]): Closure =>
  closures.reduce((most, each) =>
    each.files + each.algorithms > most.files + most.algorithms ? each : most,
  );

const describe = ({ path, files, algorithms, packages }: Closure): string =>
  `${path} loads ${files} files, ${algorithms} of the algorithms, ${packages.join(', ') || 'no package'}`;

/** Packages that compute and do nothing else. */
const PURE_PACKAGES = ['temporal-polyfill'];

test.each(['story', 'suggestions', 'contact'])('the rules of %s load few files and no driver', (feature) => {
  const ofFeature = [...source.keys()].filter((path) => featureOf(path) === feature);
  const rules = largest(ofFeature.filter((path) => roleOf(path) === 'rules').map(closure));
  console.log(`${feature}: ${describe(rules)}`);
  expect(rules.files + rules.algorithms).toBeLessThanOrEqual(MAX_FILES);
  expect(rules.packages.filter((name) => !PURE_PACKAGES.includes(name))).toEqual([]);
  // The other functions of the feature that compute and do nothing else, such as the plan of a week.
  const computing = ofFeature
    .filter((path) => roleOf(path) === 'other' && path.endsWith('.ts'))
    .map(closure)
    .filter(({ packages }) => packages.every((name) => PURE_PACKAGES.includes(name)));
  console.log(`${feature}: ${describe(largest(computing))}`);
  for (const each of computing) expect(each.files, describe(each)).toBeLessThanOrEqual(MAX_COMPUTING_FILES);
});
