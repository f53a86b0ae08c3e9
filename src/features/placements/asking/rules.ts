import type { PlacementReach } from '../model/rules.ts';

export const MAX_FIRST_NAME_LENGTH = 60;
/** The longest telephone number or e-mail address that can be given. */
export const MAX_REACH_LENGTH = 120;

/** Does this way to be reached need a number or an address? */
export const needsDetail = (reach: PlacementReach): boolean => ['call', 'message', 'email'].includes(reach);
