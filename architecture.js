// The module structure, lowest first: a module uses only modules before it, and another feature only through its
// `index.ts`. test/architecture enforces this list, and docs/architecture.mmd is drawn from it.

/** The folders of src/features. */
export const features = [
  'accounts',
  'geography',
  'directory',
  'story',
  'suggestions',
  'meetings',
  'contact',
  'home',
];

/** The folders of src below the features. */
export const foundation = ['algorithms', 'embedded-postgres', 'core', 'ui'];
