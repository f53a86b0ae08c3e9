import type { Story } from '#features/story/rules.ts';
import type { AgeBand } from '#features/vocabulary/rules.ts';
import type { PlacementReach } from '../model/rules.ts';

export const MAX_FIRST_NAME_LENGTH = 60;
/** The longest telephone number or e-mail address that can be given. */
export const MAX_REACH_LENGTH = 120;

/** Does this way to be reached need a number or an address? */
export const needsDetail = (reach: PlacementReach): boolean => ['call', 'message', 'email'].includes(reach);

const MINOR: readonly AgeBand[] = ['under16', '16-17'];

/** Is somebody in this story under eighteen? Of two people the younger counts. */
export const isMinor = ({ age, second }: Story): boolean =>
  [age, second?.age].some((band) => band !== undefined && MINOR.includes(band));
