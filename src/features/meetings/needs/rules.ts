import type { Need } from '../registrations/types.ts';

/** What somebody saw of a need when they opened the page: two who answer the same one at once differ in it. */
export const seenNeed = ({ state, answer }: Pick<Need, 'state' | 'answer'>): string =>
  `${state} ${answer ?? ''}`.trim();
