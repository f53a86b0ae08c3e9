import { TRAVEL_MODES } from '#core/geo/travel-time.ts';
import { ACCESS_FEATURES, LEVELS, SPOKEN_LANGUAGES } from '#features/vocabulary/rules.ts';

/**
 * The eight topics of a broad intake: four of the law and four of the decree (Wet inburgering 2021, art. 14(3); Besluit inburgering
 * 2021, art. 5.2(1)). There is no ninth.
 */
export const TOPICS = [
  'learnabilityTest',
  'education',
  'workExperience',
  'personalCircumstances',
  'earlyChildhoodEducation',
  'languageLevel',
  'workPotential',
  'selfReliance',
] as const;
export type Topic = (typeof TOPICS)[number];

/** Where each topic stands in the law. */
export const TOPIC_ARTICLES: Record<Topic, string> = {
  learnabilityTest: 'Wet 14(3)a',
  education: 'Wet 14(3)b',
  workExperience: 'Wet 14(3)b',
  personalCircumstances: 'Wet 14(3)c',
  earlyChildhoodEducation: 'Wet 14(3)d',
  languageLevel: 'Besluit 5.2(1)a',
  workPotential: 'Besluit 5.2(1)b',
  selfReliance: 'Besluit 5.2(1)c',
};

/** The topic with health in it: only inside the tenant (Wet 37(2)), never in a file for others. */
export const HEALTH_TOPIC: Topic = 'personalCircumstances';

/** Countries that are offered by name (ISO 3166-1); `ZZ` is another one. */
export const COUNTRIES = [
  'SY',
  'ER',
  'AF',
  'IQ',
  'IR',
  'YE',
  'SO',
  'ET',
  'SD',
  'TR',
  'UA',
  'NL',
  'ZZ',
] as const;

/** Kinds of work. */
const FIELDS = [
  'field-farm',
  'field-building',
  'field-care',
  'field-teaching',
  'field-kitchen',
  'field-shop',
  'field-repair',
  'field-driving',
  'field-office',
  'field-cleaning',
  'field-clothes',
  'field-home',
] as const;

/** How somebody does a thing of daily life. */
const DOES = ['does-alone', 'does-with-help', 'does-not-yet'] as const;
const YES_NO = ['yes', 'no', 'unsure'] as const;

interface ChoiceQuestion {
  topic: Topic;
  pick: 'one' | 'many';
  /** Whose names the options have: our own, or those of the vocabulary. */
  names: 'own' | 'language' | 'level' | 'mode' | 'access' | 'country';
  options: readonly string[];
  /** Chosen alone: none of the others. */
  none?: string;
  /** The view of the municipality, and no answer of the newcomer. */
  ofGuide?: true;
}

const own = <const O extends readonly string[]>(
  topic: Topic,
  pick: 'one' | 'many',
  options: O,
  more: { none?: O[number]; ofGuide?: true } = {},
) => ({ topic, pick, names: 'own', options, ...more }) as const;

/** Every question with ready-made answers, in the order of a conversation. */
export const QUESTIONS = {
  'route-view': own('learnabilityTest', 'one', ['view-b1', 'view-education', 'view-z', 'view-open'], {
    ofGuide: true,
  }),
  'route-reason': own(
    'learnabilityTest',
    'many',
    [
      'reason-support',
      'reason-wish',
      'reason-circumstances',
      'reason-study',
      'reason-work',
      'reason-test-day',
    ],
    { ofGuide: true },
  ),
  'school-years': own('education', 'one', ['years-0', 'years-1-4', 'years-5-8', 'years-9-12', 'years-13']),
  'school-level': own('education', 'one', [
    'school-none',
    'school-primary',
    'school-lower',
    'school-upper',
    'school-vocational',
    'school-higher',
  ]),
  'school-country': { topic: 'education', pick: 'one', names: 'country', options: COUNTRIES },
  diploma: own('education', 'one', ['diploma-here', 'diploma-lost', 'diploma-valued', 'diploma-no']),
  'finish-study': own('education', 'one', ['study-now', 'study-wish', 'study-no']),
  'work-years': own('workExperience', 'one', ['work-0', 'work-1-4', 'work-5-9', 'work-10']),
  'work-fields': own('workExperience', 'many', FIELDS),
  'last-worked': own('workExperience', 'one', ['last-2', 'last-5', 'last-long', 'last-never']),
  attention: own(
    'personalCircumstances',
    'many',
    [
      'att-digital',
      'att-money',
      'att-justice',
      'att-body',
      'att-mind',
      'att-language',
      'att-addiction',
      'att-housing',
      'att-care',
      'att-none',
    ],
    { none: 'att-none' },
  ),
  'lesson-needs': {
    topic: 'personalCircumstances',
    pick: 'many',
    names: 'access',
    options: ACCESS_FEATURES,
  },
  household: own('personalCircumstances', 'one', [
    'house-alone',
    'house-partner',
    'house-family',
    'house-one-parent',
    'house-others',
  ]),
  'family-coming': own('personalCircumstances', 'one', YES_NO),
  'child-ages': own(
    'earlyChildhoodEducation',
    'many',
    ['child-0', 'child-2', 'child-4', 'child-12', 'child-none'],
    { none: 'child-none' },
  ),
  'child-place': own('earlyChildhoodEducation', 'one', ['place-goes', 'place-waits', 'place-not']),
  'childcare-needed': own('earlyChildhoodEducation', 'one', YES_NO),
  speaks: { topic: 'languageLevel', pick: 'many', names: 'language', options: SPOKEN_LANGUAGES },
  reads: { topic: 'languageLevel', pick: 'many', names: 'language', options: SPOKEN_LANGUAGES },
  'pre-integration': own('languageLevel', 'one', ['pre-done', 'pre-started', 'pre-stopped', 'pre-none']),
  latin: own('languageLevel', 'one', ['latin-yes', 'latin-some', 'latin-no']),
  'level-listening': { topic: 'languageLevel', pick: 'one', names: 'level', options: LEVELS },
  'level-speaking': { topic: 'languageLevel', pick: 'one', names: 'level', options: LEVELS },
  'level-reading': { topic: 'languageLevel', pick: 'one', names: 'level', options: LEVELS },
  'level-writing': { topic: 'languageLevel', pick: 'one', names: 'level', options: LEVELS },
  'works-now': own('workPotential', 'many', ['now-paid', 'now-volunteer', 'now-intern', 'now-none'], {
    none: 'now-none',
  }),
  'work-wish': own('workPotential', 'many', FIELDS),
  'work-hours': own('workPotential', 'one', ['hours-0', 'hours-8', 'hours-16', 'hours-24', 'hours-32']),
  'work-obstacles': own(
    'workPotential',
    'many',
    ['obst-childcare', 'obst-travel', 'obst-language', 'obst-diploma', 'obst-none'],
    { none: 'obst-none' },
  ),
  'travels-by': { topic: 'workPotential', pick: 'many', names: 'mode', options: TRAVEL_MODES },
  'does-letters': own('selfReliance', 'one', DOES),
  'does-money': own('selfReliance', 'one', DOES),
  'does-phone': own('selfReliance', 'one', DOES),
  'does-digital': own('selfReliance', 'one', DOES),
  'does-doctor': own('selfReliance', 'one', DOES),
  'people-near': own(
    'selfReliance',
    'many',
    ['near-family', 'near-friends', 'near-neighbours', 'near-initiative', 'near-nobody'],
    { none: 'near-nobody' },
  ),
} as const satisfies Record<string, ChoiceQuestion>;

export type ChoiceName = keyof typeof QUESTIONS;
export const CHOICE_NAMES = Object.keys(QUESTIONS) as ChoiceName[];

/** Of each topic also words of one's own can be written down. */
export type WordsName = `words-${Topic}`;
export type IntakeQuestion = ChoiceName | WordsName;

export const wordsOf = <T extends Topic>(topic: T): `words-${T}` => `words-${topic}`;
const WORDS_NAMES: ReadonlyMap<string, Topic> = new Map(TOPICS.map((topic) => [wordsOf(topic), topic]));

export const isChoiceName = (text: string): text is ChoiceName => Object.hasOwn(QUESTIONS, text);
export const isTopic = (text: string): text is Topic => (TOPICS as readonly string[]).includes(text);
export const isIntakeQuestion = (text: string): text is IntakeQuestion =>
  isChoiceName(text) || WORDS_NAMES.has(text);

/** A question with what every question has. */
export const describeQuestion = (name: ChoiceName): ChoiceQuestion => QUESTIONS[name];

/** The questions with ready-made answers of a topic, in order. */
export const choicesOf = (topic: Topic): ChoiceName[] =>
  CHOICE_NAMES.filter((name) => QUESTIONS[name].topic === topic);

/** Every question of a topic; the one for words stands last. */
export const questionsOf = (topic: Topic): IntakeQuestion[] => [...choicesOf(topic), wordsOf(topic)];

/** The topic of a question. */
export function topicOf(question: IntakeQuestion): Topic {
  if (isChoiceName(question)) return QUESTIONS[question].topic;
  return WORDS_NAMES.get(question) ?? HEALTH_TOPIC;
}

/** What somebody who prefers not to say has chosen: an answer, and no gap. */
export const DECLINED = 'declined';
export const MAX_WORDS_LENGTH = 2_000;
