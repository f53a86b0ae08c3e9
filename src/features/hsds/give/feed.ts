import type { AppContext } from '#core/context.ts';
import type { Parameter } from './query.ts';

/** Where the feed stands, in every house; the version of HSDS in it, as the Dutch API Design Rules ask. */
export const FEED = '/api/hsds/v3';

export const feedAt = ({ app }: { app: AppContext }): string => app.publicUrl + FEED;

const LIST: Parameter[] = ['search', 'page', 'per_page', 'format'];
const OFFERS: Parameter[] = [
  'taxonomy_term_id',
  'taxonomy_id',
  'organization_id',
  'modified_after',
  'minimal',
  'full',
];
const UK: Parameter[] = [
  'minimum_age',
  'maximum_age',
  'start_time',
  'end_time',
  'day',
  'postcode',
  'proximity',
];

export const ALLOWED = {
  services: [...LIST, ...OFFERS, ...UK],
  service_at_locations: [...LIST, ...OFFERS, ...UK],
  organizations: [
    ...LIST,
    'full_service',
    'full',
    'taxonomy_term_id',
    'taxonomy_id',
    'modified_after',
    'minimal',
  ],
  taxonomies: LIST,
  taxonomy_terms: [...LIST, 'taxonomy_id', 'top_only', 'parent_id'],
} satisfies Record<string, Parameter[]>;
export type ListName = keyof typeof ALLOWED;

/** One record is always whole; an organization may be asked with its services whole too. */
export const ALLOWED_OF_ONE: Record<ListName, Parameter[]> = {
  services: ['full'],
  service_at_locations: ['full'],
  organizations: ['full', 'full_service'],
  taxonomies: [],
  taxonomy_terms: [],
};
