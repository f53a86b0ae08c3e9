import type { Initiative } from './types.ts';

const MAJORITY_YEARS = 18;

/** Whether one meets somebody there alone: one person, at home or by telephone. A buddy does, unless it is said otherwise. */
export const meetsAlone = ({ contactForms, goals }: Pick<Initiative, 'contactForms' | 'goals'>): boolean =>
  contactForms.length ? contactForms.some((form) => form !== 'group') : goals.includes('buddy');

/**
 * Whether it protects minors who meet somebody alone: everybody has a certificate of conduct, and there are always two adults
 * or a coordinator with a name whom one can go to.
 */
export const isSafeguarded = ({
  safeguards,
  coordinator,
}: Pick<Initiative, 'safeguards' | 'coordinator'>): boolean =>
  safeguards.includes('certificate') &&
  (safeguards.includes('twoAdults') || (safeguards.includes('coordinator') && Boolean(coordinator)));

/** Whether minors may come, meet somebody alone there, and are not protected: it is shown to adults only. */
export const lacksSafeguards = (
  it: Pick<Initiative, 'contactForms' | 'goals' | 'safeguards' | 'coordinator' | 'ageMin'>,
): boolean => meetsAlone(it) && (it.ageMin ?? 0) < MAJORITY_YEARS && !isSafeguarded(it);
