import type { SearchDocument, SearchText } from '#algorithms/text-search';
import { DAY_PARTS, type Goal, type SpokenLanguage } from '#features/vocabulary/rules.ts';
import type { Initiative } from '../../catalogue/types.ts';
import type { Concept } from '../lexicon/lexicon.ts';

/** The concept under which each goal is found. */
const GOAL_CONCEPTS: Record<Goal, Concept[]> = {
  dutch: ['dutch'],
  people: ['people'],
  buddy: ['buddy'],
  work: ['work'],
  internship: ['intern'],
  study: ['study'],
  move: ['sport'],
  letters: ['letter'],
  family: ['family'],
  health: ['health'],
  music: ['music'],
  create: ['make'],
  food: ['food'],
  digital: ['computer'],
  volunteer: ['volunteer'],
};
const LANGUAGE_CONCEPTS: Partial<Record<SpokenLanguage, Concept>> = {
  ar: 'lang-ar',
  ti: 'lang-ti',
  fa: 'lang-fa',
  tr: 'lang-tr',
  so: 'lang-so',
  uk: 'lang-uk',
};
const WEEKDAY_CONCEPTS: Concept[] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
];

/** How much a word counts by the field in which it stands; `structured` is for what the owner ticked or filled in. */
const WEIGHTS = {
  name: 3,
  summary: 1.8,
  description: 0.8,
  organisation: 1.2,
  place: 1,
  structured: 0.9,
  town: 3,
};

/** The concept under which the initiatives of one town are found. @param townId of the gazetteer */
export const townConceptId = (townId: string): string => `town:${townId}`;

/** What an initiative is found by: its texts in every language, and the concepts of what its owner ticked. */
export function searchDocument(it: Initiative, townId: string | null): SearchDocument {
  const texts: SearchText[] = Object.entries(it.texts).flatMap(
    ([language, { name, summary, description }]) => [
      { text: name, language, weight: WEIGHTS.name },
      { text: summary, language, weight: WEIGHTS.summary },
      ...(description ? [{ text: description, language, weight: WEIGHTS.description }] : []),
    ],
  );
  const { language } = it;
  for (const [text, weight] of [
    [it.organisation.name, WEIGHTS.organisation],
    [it.town, WEIGHTS.place],
    [it.placeName, WEIGHTS.place],
  ] as const)
    if (text) texts.push({ text, language, weight });
  const concepts = structuredConcepts(it).map((concept): [string, number] => [concept, WEIGHTS.structured]);
  return { texts, concepts: townId ? [...concepts, [townConceptId(townId), WEIGHTS.town]] : concepts };
}

function structuredConcepts(it: Initiative): Concept[] {
  const concepts = new Set<Concept>(it.goals.flatMap((goal) => GOAL_CONCEPTS[goal]));
  const addIf = (condition: boolean | null, concept: Concept) => condition && concepts.add(concept);
  for (const language of it.languages) {
    const concept = LANGUAGE_CONCEPTS[language];
    if (concept) concepts.add(concept);
  }
  addIf(it.audience === 'women', 'woman');
  addIf(it.audience === 'men', 'man');
  addIf(it.childcare, 'childcare');
  addIf(it.costCents === 0, 'free');
  addIf(it.walkIn, 'walkin');
  addIf(it.helpersWanted, 'volunteer');
  addIf(it.online, 'online');
  addIf(it.access.includes('stepFree'), 'disability');
  addIf(it.signLanguages.length > 0 || it.access.includes('signLanguage'), 'sign');
  addIf(it.contactForms.includes('telephone'), 'call');
  addIf(it.contactForms.includes('oneToOne'), 'buddy');
  for (const { weekday, startsAt, endsAt } of it.times) {
    const day = WEEKDAY_CONCEPTS[weekday - 1];
    if (day) concepts.add(day);
    for (const [part, [from, to]] of Object.entries(DAY_PARTS))
      if (startsAt < to && endsAt > from) concepts.add(part as Concept);
  }
  return [...concepts];
}
