import { UUID_PATTERN } from '#core/http/route-options.ts';
import { COLLABORATIONS_PATH } from '../rules.ts';

export { COLLABORATIONS_PATH };

/** One of them, in a route. */
export const COLLABORATION_ROUTE = `${COLLABORATIONS_PATH}/:id{${UUID_PATTERN}}` as const;

/** Where a partner answers; its private link comes after it. */
export const PARTNER_PATH = '/collaborations/partner';

/** Where each kind of teller works. */
export const OWN_COLLABORATIONS_PATH = '/register/own/collaborations';
export const POLICY_COLLABORATIONS_PATH = '/policy/collaborations';
export const MEETING_COLLABORATIONS_ROUTE = `/organise/:edition{${UUID_PATTERN}}/collaborations` as const;

/** All of them as open data. */
export const COLLABORATIONS_API_PATH = '/api/collaborations.json';
