import type { Initiative } from '#features/directory';
import type { Story } from '#features/story';
import type { PlannedSuggestion, Suggestion, WeekSuggestions } from '#features/suggestions';
import type { Goal } from '#features/vocabulary';

/** Something that a week must, may not or should have, in words, and whether it has it. */
export interface Expectation {
  text: string;
  holds(week: WeekSuggestions): boolean;
}

/** An invented person: a story, and what their week is to be, reasoned from the person. */
export interface Life {
  who: string;
  story: Story;
  /** At least 95 % of these, over all lives. */
  must: Expectation[];
  /** All of these, besides what may never be in any week: see `must-nots.ts`. */
  mustNot: Expectation[];
  should: Expectation[];
}

type Test = (initiative: Initiative, planned: PlannedSuggestion) => boolean;

const inPlanned = (week: WeekSuggestions, test: Test): boolean =>
  week.planned.some((planned) => test(planned.initiative, planned));

/** Something like this is in the week. */
export const some = (text: string, test: Test): Expectation => ({
  text: `something ${text}`,
  holds: (week) => inPlanned(week, test),
});
/** Nothing like this is in the week. */
export const none = (text: string, test: Test): Expectation => ({
  text: `nothing ${text}`,
  holds: (week) => !inPlanned(week, test),
});
/** Everything in the week is so. */
export const all = (text: string, test: Test): Expectation => ({
  text: `only what is ${text}`,
  holds: (week) => week.planned.every((planned) => test(planned.initiative, planned)),
});
/** What fits best of all that is in the week. */
export const first = (text: string, test: Test): Expectation => ({
  text: `first ${text}`,
  holds: ({ planned }) => {
    const [best] = [...planned].sort((a, b) => b.fit - a.fit);
    return best !== undefined && test(best.initiative, best);
  },
});
/** In the week, or among what else fits. */
export const offered = (text: string, test: (initiative: Initiative) => boolean): Expectation => ({
  text: `offered: ${text}`,
  holds: ({ planned, more }) => [...planned, ...more].some(({ initiative }) => test(initiative)),
});
/** Neither in the week nor among what else fits. */
export const notOffered = (text: string, test: (initiative: Initiative) => boolean): Expectation => ({
  text: `not even offered: ${text}`,
  holds: ({ planned, more }) => ![...planned, ...more].some(({ initiative }) => test(initiative)),
});
/** Stands apart, with the question that decides. */
export const apart = (
  text: string,
  test: (initiative: Initiative, suggestion: Suggestion) => boolean,
): Expectation => ({
  text: `apart: ${text}`,
  holds: (week) => week.apart.some(({ suggestion }) => test(suggestion.initiative, suggestion)),
});
/** The week has so many things. */
export const between = (least: number, most: number): Expectation => ({
  text: least === most ? `${least} things` : `${least} to ${most} things`,
  holds: ({ planned }) => planned.length >= least && planned.length <= most,
});
/** Something else about the whole. */
export const week = (text: string, holds: (week: WeekSuggestions) => boolean): Expectation => ({
  text,
  holds,
});

export const hasGoal =
  (...goals: Goal[]) =>
  (initiative: Initiative): boolean =>
    goals.some((goal) => initiative.goals.includes(goal));
export const isGroup: Test = ({ contactForms }) => contactForms.every((form) => form === 'group');
export const isClose: Test = (initiative, planned) => !isGroup(initiative, planned);
export const byTelephone: Test = ({ contactForms }) =>
  contactForms.includes('telephone') && !contactForms.includes('group');
export const isFor =
  (audience: 'women' | 'men' | 'everyone') =>
  (initiative: Initiative): boolean =>
    initiative.audience === audience;
/** One needs to hear: a choir, or people who listen. */
export const isListening: Test = ({ goals, texts }) =>
  goals.includes('music') || /koor|zingen|luister/i.test(`${texts.nl?.name} ${texts.nl?.summary}`);
export const speaks =
  (...codes: Initiative['languages']) =>
  ({ languages }: Initiative): boolean =>
    codes.some((code) => languages.includes(code));
export const endsBy =
  (minutes: number): Test =>
  (_, { option }) =>
    option.time.endsAt <= minutes;
export const hasCaution =
  (start: string): Test =>
  (_, { cautions }) =>
    cautions.some(({ key }) => key.startsWith(start));
