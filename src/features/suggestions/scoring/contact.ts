import { CANNOT, type CriterionVerdict, FITS, POOR, UNKNOWN } from '#algorithms/scoring';
import type { Initiative } from '#features/directory/rules.ts';
import type { Story } from '#features/story/rules.ts';
import type { AccessFeature } from '#features/vocabulary/rules.ts';
import { factsOf } from './initiative-facts.ts';

const EYES: readonly AccessFeature[] = ['signLanguage', 'written', 'hearing'];

/** The needs of somebody who hears badly or not: signs, written words, clear sound. */
export function needsEyes({ access }: Story): AccessFeature[] {
  if (!access) return [];
  const needs = access.signLanguages.length ? [...access.needs, 'signLanguage' as const] : access.needs;
  return EYES.filter((need) => needs.includes(need));
}

/** What stands in the way of how one meets there; null when nothing does. */
export type ContactConcern = 'telephone' | 'telephone-likely' | 'listening' | 'device' | 'deaf' | 'online';

/**
 * Somebody who hears badly cannot telephone; who has no telephone neither; and listening is not for who hears badly. What is
 * for deaf people first waits for who says that they are; and what one joins from home is no place to go to.
 */
export function contactConcern(initiative: Initiative, story: Story): ContactConcern | null {
  const { telephone, listening, forDeaf } = factsOf(initiative);
  const eyes = needsEyes(story);
  const { reach } = story;
  const avoidsCalls = eyes.length > 0 || (reach !== undefined && !reach.includes('call'));
  if (telephone !== 'no' && avoidsCalls) return telephone === 'yes' ? 'telephone' : 'telephone-likely';
  const isListening = listening === 'always' || (listening === 'music' && !story.goals?.includes('music'));
  const confirmed = eyes.every((need) => initiative.access.includes(need));
  if (eyes.length && isListening && !confirmed) return 'listening';
  if (forDeaf && !eyes.length) return 'deaf';
  if (!initiative.online) return null;
  return reach?.every((way) => way === 'none') ? 'device' : 'online';
}

/** The concern as a verdict. Who only prefers messages may still telephone, so that is no more than a bad fit. */
export function contactVerdict(initiative: Initiative, story: Story): CriterionVerdict {
  const concern = contactConcern(initiative, story);
  if (!concern) return FITS;
  if (concern === 'listening') return CANNOT;
  if (concern === 'deaf' || concern === 'device') return UNKNOWN;
  if (concern === 'online') return POOR;
  const cannotCall = needsEyes(story).length > 0 || (story.reach?.every((way) => way === 'none') ?? false);
  if (!cannotCall) return POOR;
  return concern === 'telephone' ? CANNOT : UNKNOWN;
}
