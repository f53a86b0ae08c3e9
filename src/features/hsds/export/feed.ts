import type { AppContext } from '#core/context.ts';
import type { HsdsParameter } from './query.ts';

/** The path of the feed, with the major version of HSDS, as the Dutch API Design Rules (NLGov) require. */
export const FEED_PATH = '/api/hsds/v3';

export const feedUrl = ({ app }: { app: AppContext }): string => app.publicUrl + FEED_PATH;

const PAGING_PARAMETERS: HsdsParameter[] = ['search', 'page', 'per_page', 'format'];
const OFFER_PARAMETERS: HsdsParameter[] = [
  'taxonomy_term_id',
  'taxonomy_id',
  'organization_id',
  'modified_after',
  'minimal',
  'full',
];
const OPEN_REFERRAL_UK_PARAMETERS: HsdsParameter[] = [
  'minimum_age',
  'maximum_age',
  'start_time',
  'end_time',
  'day',
  'postcode',
  'proximity',
];

export const LIST_PARAMETERS = {
  services: [...PAGING_PARAMETERS, ...OFFER_PARAMETERS, ...OPEN_REFERRAL_UK_PARAMETERS],
  service_at_locations: [...PAGING_PARAMETERS, ...OFFER_PARAMETERS, ...OPEN_REFERRAL_UK_PARAMETERS],
  organizations: [
    ...PAGING_PARAMETERS,
    'full_service',
    'full',
    'taxonomy_term_id',
    'taxonomy_id',
    'modified_after',
    'minimal',
  ],
  taxonomies: PAGING_PARAMETERS,
  taxonomy_terms: [...PAGING_PARAMETERS, 'taxonomy_id', 'top_only', 'parent_id'],
} satisfies Record<string, HsdsParameter[]>;
export type HsdsListName = keyof typeof LIST_PARAMETERS;

/** A single record is always complete; the services of an organization are so on request. */
export const RECORD_PARAMETERS: Record<HsdsListName, HsdsParameter[]> = {
  services: ['full'],
  service_at_locations: ['full'],
  organizations: ['full', 'full_service'],
  taxonomies: [],
  taxonomy_terms: [],
};
