// The house from the bottom up: a floor uses only the floors below it, and only through their door.
// This list is the law: test/architecture reads it, and docs/architecture.mmd is drawn from it.

/** The rooms of src/features, lowest first. */
export const floors = [
  'accounts',
  'geography',
  'directory',
  'story',
  'suggestions',
  'meetings',
  'contact',
  'home',
];

/** What lies under the rooms, lowest first: a stratum uses only the strata before it. */
export const foundation = ['algorithms', 'embedded-postgres', 'core', 'ui'];

/** What one finds in a room; a name may be a file or, when it outgrows one, a folder. */
export const furniture = ['index', 'routes', 'pages', 'actions', 'rules', 'store', 'messages'];
