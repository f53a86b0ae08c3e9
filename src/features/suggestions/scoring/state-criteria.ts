import { CANNOT, type CriterionVerdict, FITS, POOR, UNKNOWN } from '#algorithms/scoring';
import type { Initiative } from '#features/directory/rules.ts';
import type { Story } from '#features/story/rules.ts';
import type { AVAILABILITIES } from '#features/vocabulary/rules.ts';
import { ageVerdict } from './age.ts';
import { companyVerdict } from './company.ts';
import { contactVerdict, needsEyes } from './contact.ts';
import { safetyVerdict } from './safety.ts';

/**
 * A criterion on which a story can say only so many different things. `states` holds one story for each; the verdicts of an
 * initiative on all of them are its code in the scoring column, so that one function is both rule and column.
 */
export interface StateCriterion {
  states: readonly Story[];
  /** Which of the states a story is in. */
  stateOf(story: Story): number;
  verdict(initiative: Initiative, story: Story): CriterionVerdict;
}

const GROUPS = ['mixed', 'women', 'men'] as const;
const AGES = [undefined, 'under16', '16-17', '18-26', '27-64', '65plus'] as const;
const EYES = ['signLanguage', 'written', 'hearing'] as const;
const bit = (mask: number, index: number): boolean => ((mask >>> index) & 1) === 1;
const statesOf = (count: number, make: (state: number) => Story): Story[] =>
  Array.from({ length: count }, (_, state) => make(state));
const optional = <K extends keyof Story>(key: K, value: Story[K] | undefined): Story =>
  value === undefined ? {} : { [key]: value };

const FAMILY_STATES = 3;
const familyState = ({ goals }: Story): number =>
  goals === undefined ? 0 : goals.includes('family') ? 1 : 2;
const familyStory = (state: number): Story =>
  state === 0 ? {} : { goals: [state === 1 ? 'family' : 'dutch'] };

const company: StateCriterion = {
  states: statesOf(2 ** GROUPS.length, (mask) =>
    mask ? { company: GROUPS.filter((_, index) => bit(mask, index)) } : {},
  ),
  stateOf: ({ company }) =>
    GROUPS.reduce((mask, group, index) => (company?.includes(group) ? mask | (1 << index) : mask), 0),
  verdict: companyVerdict,
};

const age: StateCriterion = {
  states: statesOf(AGES.length * FAMILY_STATES, (state) => ({
    ...optional('age', AGES[Math.floor(state / FAMILY_STATES)]),
    ...familyStory(state % FAMILY_STATES),
  })),
  stateOf: (story) => AGES.indexOf(story.age) * FAMILY_STATES + familyState(story),
  verdict: ageVerdict,
};

const safety: StateCriterion = {
  states: AGES.map((band) => optional('age', band)),
  stateOf: ({ age }) => AGES.indexOf(age),
  verdict: safetyVerdict,
};

const REACHES = [undefined, ['none'], ['message'], ['call']] as const;

const contact: StateCriterion = {
  states: statesOf(2 ** EYES.length * 2 * REACHES.length, (state) => {
    const needs = EYES.filter((_, index) => bit(state, index));
    const reach = REACHES[state >>> (EYES.length + 1)];
    return {
      access: { needs, signLanguages: [] },
      goals: [bit(state, EYES.length) ? 'music' : 'dutch'],
      ...optional('reach', reach && [...reach]),
    };
  }),
  stateOf: (story) => {
    const needs = needsEyes(story);
    const mask = EYES.reduce((bits, need, index) => (needs.includes(need) ? bits | (1 << index) : bits), 0);
    const music = Number(story.goals?.includes('music') ?? false);
    return mask | (music << EYES.length) | (reachState(story) << (EYES.length + 1));
  },
  verdict: contactVerdict,
};

/** No telephone, no calls, or no bound: what `REACHES` lists. */
function reachState({ reach }: Story): number {
  if (!reach) return 0;
  if (reach.every((way) => way === 'none')) return 1;
  return reach.includes('call') ? 3 : 2;
}

const childcare: StateCriterion = {
  states: [{}, { children: 'no' }, { children: 'care' }],
  stateOf: ({ children }) => (children === undefined ? 0 : children === 'no' ? 1 : 2),
  verdict: ({ childcare }, { children }) => {
    if (children === 'no' || childcare === true) return FITS;
    return children === 'care' && childcare === false ? CANNOT : UNKNOWN;
  },
};

const script: StateCriterion = {
  states: [{}, { script: 'yes' }, { script: 'some' }, { script: 'no' }],
  stateOf: ({ script }) => (script === undefined ? 0 : script === 'yes' ? 1 : script === 'some' ? 2 : 3),
  verdict: ({ latinScript }, { script }) => {
    if (script === 'yes' || latinScript === false) return FITS;
    if (script === undefined || latinScript === null) return UNKNOWN;
    return script === 'some' ? POOR : CANNOT;
  },
};

const ROOM_VERDICTS: Record<(typeof AVAILABILITIES)[number], CriterionVerdict> = {
  room: FITS,
  talk: FITS,
  waitlist: POOR,
  full: POOR,
};
const room: StateCriterion = {
  states: [{}],
  stateOf: () => 0,
  verdict: ({ room }) => (room ? ROOM_VERDICTS[room] : UNKNOWN),
};

/** The criteria with states, by name. */
export const stateCriteria = { company, age, safety, contact, childcare, script, room } as const;
export type StateCriterionName = keyof typeof stateCriteria;
