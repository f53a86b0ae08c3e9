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
  'consents',
  'placements',
  'hours',
  'suggestions',
  'meetings',
  'contact',
  'home',
];

/** The folders of src below the features. */
export const foundation = ['algorithms', 'embedded-postgres', 'core', 'ui'];

/**
 * The slices of a feature, lowest first: a slice uses only the slices before it. Files at the root of a feature are its
 * messages, tables and settings (used by every slice) and the lists that are made of the slices (used by none).
 */
export const slices = {
  accounts: [
    'sessions',
    'team-links',
    'team-sessions',
    'guesses',
    'key-card',
    'staff-accounts',
    'sign-in',
    'account-page',
    'guide-codes',
  ],
  geography: ['towns', 'postcodes', 'places'],
  directory: [
    'catalogue',
    'search',
    'unmet-needs',
    'translations',
    'saved-list',
    'offline',
    'map',
    'listings/model',
    'listings/members',
    'listings/owner-sessions',
    'listings/invitations',
    'listings/member-pages',
    'listings/vouching',
    'listings/machine-translation',
    'listings/registration',
    'listings/translation-editor',
    'listings/recovery-card',
    'listings/confirmation',
    'listings/owner-page',
    'listings/claims',
    'next-step',
    'browse',
  ],
  hsds: ['schema', 'import/schedules', 'import/mapping', 'import/sources', 'import', 'export'],
  'spreadsheet-import': ['cells', 'file', 'columns', 'rows', 'duplicates', 'commit', 'desk'],
  story: ['model', 'choices', 'questions', 'overview'],
  consents: ['model', 'access-log', 'sharing', 'recipient'],
  placements: ['model', 'asking', 'own-requests', 'calendar-feed', 'people', 'settings', 'inbox'],
  hours: ['model', 'booklet', 'signing'],
  suggestions: ['scoring', 'reasons', 'notifications', 'week', 'sharing', 'place-page'],
  meetings: [
    'edition',
    'mail-permission',
    'registrations',
    'stalls',
    'seating',
    'website',
    'volunteers',
    'registration-form',
    'programme-editor',
    'photos',
    'own-page',
    'outcomes',
    'organiser-desk',
    'needs',
    'hosts',
    'check-in',
    'announcements',
    'permission-page',
  ],
  contact: ['model', 'questions', 'inbox', 'inbound-mail'],
  home: ['translation-reports', 'pages'],
};
