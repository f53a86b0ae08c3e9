// The module structure, lowest first: a module uses only modules before it, and another feature only through its
// `index.ts` and `rules.ts`. test/architecture enforces this list, and docs/architecture.mmd is drawn from it.

/** The folders of src/features. */
export const features = [
  'vocabulary',
  'accounts',
  'geography',
  'directory',
  'hsds',
  'spreadsheet-import',
  'story',
  'suggestions',
  'meetings',
  'contact',
  'home',
];

/** The folders of src below the features. */
export const foundation = ['algorithms', 'embedded-postgres', 'core', 'ui'];

/** The slices of the larger features, lowest first: a slice uses only the slices before it. */
export const slices = {};
