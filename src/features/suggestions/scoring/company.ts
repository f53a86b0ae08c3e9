import { CANNOT, type CriterionVerdict, FITS, POOR, UNKNOWN } from '#algorithms/scoring';
import type { Initiative } from '#features/directory/rules.ts';
import type { Story } from '#features/story/rules.ts';
import { factsOf } from './initiative-facts.ts';

/**
 * Whether somebody may come, by whom it is for. The story says which groups somebody can join, never what they are. What
 * is for women or men only is unknown until they say so; what only seems to be so lets nobody in and turns nobody away. What
 * is for people who are lesbian, gay, bi or trans is suggested and not planned: a week on paper is seen by others at home.
 */
export function companyVerdict(initiative: Initiative, story: Story): CriterionVerdict {
  const verdict = groupVerdict(initiative, story);
  return verdict === FITS && factsOf(initiative).forLgbt ? POOR : verdict;
}

function groupVerdict(initiative: Initiative, { company }: Story): CriterionVerdict {
  const { group, presumedGroup } = factsOf(initiative);
  if (!company) return group === 'everyone' ? FITS : UNKNOWN;
  if (group === 'everyone') return company.includes('mixed') ? FITS : CANNOT;
  if (group) return company.includes(group) ? FITS : CANNOT;
  const likely = presumedGroup ? [presumedGroup] : (['women', 'men'] as const);
  return company.includes('mixed') && likely.every((one) => company.includes(one)) ? FITS : UNKNOWN;
}

/**
 * Whether it is told apart because of whom it is for: for women or men only, really or likely, and the story does not say;
 * or nothing is known and the person only goes where one group is.
 */
export function isApartByCompany(initiative: Initiative, story: Story): boolean {
  if (companyVerdict(initiative, story) !== UNKNOWN) return false;
  const { group, presumedGroup } = factsOf(initiative);
  return group !== null || presumedGroup !== null || (story.company?.includes('mixed') ?? true) === false;
}
