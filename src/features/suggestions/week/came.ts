import type { WeekSuggestions } from './suggest.ts';

/** Whether there is something for whom nothing was near before: something in the week, and not only far away or online. */
export const hasSomething = ({ planned, nothingNear }: WeekSuggestions): boolean =>
  planned.length > 0 && nothingNear === null;
