/** Where who makes policy at a municipality sees what stands in the way, without the language. */
export const POLICY_SIGNALS_PATH = '/policy/signals';

/** Where everybody reads what stands in the way and what is done about it. */
export const SIGNALS_PATH = '/signals';

/**
 * The public page of the bottleneck as which a question was taken up, without the language. The pages of bottlenecks are of a later
 * feature, so that only their address is known here.
 */
export const takenUpPath = (bottleneck: string): `/bottlenecks/${string}` => `/bottlenecks/${bottleneck}`;

/** Where a guide with an account says what stands in the way. */
export const GUIDE_SIGNALS_PATH = '/account/signals';

/** Where somebody with an account begins. */
export const ACCOUNT_START = '/account/start';
