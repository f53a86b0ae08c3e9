import { CANNOT, type CriterionVerdict, FITS, POOR, UNKNOWN } from '#algorithms/scoring';
import type { Initiative } from '#features/directory/rules.ts';
import type { Story } from '#features/story/rules.ts';
import { LEVELS } from '#features/vocabulary/rules.ts';
import { ageConcern } from '../scoring/age.ts';
import { contactConcern } from '../scoring/contact.ts';
import type { Criterion } from '../scoring/criteria.ts';
import { usefulGifts } from '../scoring/gifts.ts';
import { accessOf } from '../scoring/initiative-columns.ts';
import { factsOf } from '../scoring/initiative-facts.ts';
import { safetyConcern } from '../scoring/safety.ts';
import { accessNeeds } from '../scoring/story-criteria.ts';
import { quickestTravel } from '../scoring/travel.ts';
import type { Reason } from './reason.ts';

type Explain = (initiative: Initiative, story: Story, verdict: CriterionVerdict) => Partial<Reason> | null;

/** Nothing is asked of anybody: from the first word on, without an upper bound. */
const isForEveryLevel = ({ levelMin, levelMax }: Initiative): boolean =>
  (levelMin === null || levelMin === LEVELS[0]) && (levelMax === null || levelMax === LEVELS.at(-1));

/**
 * The reason per criterion; null when there is nothing worth saying. The criterion is put before `key` later. A key that ends
 * with `-there` says what the initiative did not tell, another `unknown` what the person did not.
 */
export const explainers: Record<Criterion, Explain> = {
  goals: (initiative, { goals: wanted }) => {
    const { goals } = factsOf(initiative);
    const shared = goals.filter((goal) => wanted?.includes(goal));
    if (shared.length) return { goals: shared };
    return wanted && goals.length ? { key: 'poor', verdict: POOR, goals: [...goals] } : null;
  },
  languages: (initiative, story, verdict) => {
    const { languages } = initiative;
    const shared = languages.filter((code) => code !== 'nl' && story.languages?.includes(code));
    if (verdict === FITS) return shared.length ? { languages: shared } : null;
    // Whoever follows an ordinary conversation needs nobody who speaks their own language.
    if (story.level === 'b1' || story.level === 'b2') return null;
    // Who signs asks for hands.
    if (accessNeeds(story).includes('signLanguage')) return null;
    if (!languages.length) return { key: 'unknown-there' };
    return verdict === POOR ? { languages } : { key: 'unknown', languages };
  },
  level: (initiative, _story, verdict) => {
    const { levelMin, levelMax } = initiative;
    const levels: Reason['levels'] = [levelMin, levelMax];
    if (verdict !== UNKNOWN) return { levels };
    if (levelMin === null && levelMax === null) return { key: 'unknown-there' };
    return isForEveryLevel(initiative) ? null : { key: 'unknown', levels };
  },
  script: ({ latinScript }, story, verdict) => {
    if (verdict === FITS) return latinScript === false && story.script !== 'yes' ? {} : null;
    return verdict === UNKNOWN ? { key: latinScript === null ? 'unknown-there' : 'unknown' } : {};
  },
  travel: (initiative, story, verdict) => {
    if (initiative.online) return { key: 'online', verdict: FITS };
    if (initiative.lat === null || initiative.lon === null) return { key: 'unknown-there' };
    if (verdict === UNKNOWN) return { key: 'unknown' };
    const estimate = quickestTravel(initiative, story);
    return estimate && { ...estimate, ...(verdict === POOR && !story.travel ? { key: 'far' } : {}) };
  },
  time: (initiative, story, verdict) => {
    if (!initiative.times.length) return { key: 'unknown-there', verdict: UNKNOWN };
    if (verdict === UNKNOWN) return { key: story.time?.varies ? 'varies' : 'unknown' };
    return verdict === FITS || verdict === CANNOT ? {} : null;
  },
  company: (initiative, story, verdict) => {
    const { group, presumedGroup } = factsOf(initiative);
    if (verdict === CANNOT) return {};
    if (verdict === POOR) return { key: 'lgbt' };
    if (verdict === FITS) return group && group !== 'everyone' ? { key: group } : null;
    if (!group && !presumedGroup) return { key: 'unknown-there' };
    const key = group ? `unknown-${group}` : `unknown-likely-${presumedGroup}`;
    // Who said with whom they like to be has answered: then it is the initiative that must say it.
    return story.company ? { key: `likely-${group ?? presumedGroup}` } : { key };
  },
  childcare: ({ childcare }, story, verdict) => {
    if (verdict === CANNOT) return {};
    if (verdict === FITS) return childcare === true && story.children !== 'no' ? {} : null;
    return { key: story.children === 'care' ? 'unknown-there' : 'unknown' };
  },
  access: (initiative, story, verdict) => {
    const needed = accessNeeds(story);
    if (!needed.length) return null;
    const missing = needed.filter((need) => !accessOf(initiative).includes(need));
    if (verdict === FITS) return { access: needed };
    if (verdict !== CANNOT) return { key: 'unknown-there', access: missing };
    return { access: missing.filter((need) => initiative.accessLacks.includes(need)) };
  },
  signs: ({ signLanguages, access }, story, verdict) => {
    const own = story.access?.signLanguages ?? [];
    if (!own.length) return null;
    if (verdict === FITS) return { signLanguages: signLanguages.filter((code) => own.includes(code)) };
    if (verdict === POOR) return { signLanguages };
    return access.includes('signLanguage') ? { key: 'unknown-there' } : null;
  },
  room: ({ room, placesFree, roomUntil }, _story, verdict) => {
    if (verdict === UNKNOWN) return { key: 'unknown-there' };
    return {
      key: room === 'room' && placesFree ? 'places' : (room ?? 'unknown-there'),
      places: placesFree ?? 0,
      until: roomUntil ?? undefined,
    };
  },
  give: (initiative, story) => {
    const gifts = usefulGifts(initiative).filter((gift) => story.give?.gifts.includes(gift));
    return gifts.length ? { gifts } : null;
  },
  age: (initiative, story) => {
    const facts = factsOf(initiative);
    const ages = facts.ages ?? facts.presumedAges;
    const concern = ageConcern(initiative, story);
    if (!concern) return story.age && facts.ages ? { ages: facts.ages } : null;
    return {
      key: concern,
      ...(ages ? { ages } : {}),
      ...(concern === 'unknown-family' ? { question: 'goals' as const } : {}),
    };
  },
  safety: (initiative, story, verdict) => {
    const concern = verdict === FITS ? null : (safetyConcern(initiative, story) ?? 'late');
    if (!concern) return null;
    return { key: story.age ? concern : `unknown-${concern}` };
  },
  contact: (initiative, story) => {
    const concern = contactConcern(initiative, story);
    // That one joins from home is said with the way there.
    if (!concern || concern === 'online') return null;
    if (concern === 'deaf' && !story.access) return { key: 'unknown-deaf', question: 'access' };
    return { key: concern };
  },
};
