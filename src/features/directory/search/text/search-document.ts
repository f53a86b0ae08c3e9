import type { SearchDocument, SearchText } from '#algorithms/text-search';
import { DAY_PARTS, type Goal, type SpokenLanguage } from '#features/vocabulary/rules.ts';
import type { Initiative } from '../../types.ts';
import type { Concept } from '../lexicon/lexicon.ts';

const GOAL_CONCEPTS: Record<Goal, Concept[]> = {
  dutch: ['dutch'],
  people: ['people'],
  work: ['work'],
  study: ['study'],
  move: ['sport'],
  letters: ['letter'],
  family: ['family'],
  health: ['health'],
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

/** How much a word counts by where it stands, and what is known without words. */
const WEIGHTS = { name: 3, summary: 1.8, description: 0.8, organisation: 1.2, place: 1, known: 0.9 };

/** The term under which the places of one town are found. */
export const townConceptId = (town: string): string => `town:${town}`;

/** What can be found of an initiative: its words in every language, and what its owner ticked. */
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
  const concepts = knownConcepts(it).map((concept): [string, number] => [concept, WEIGHTS.known]);
  return { texts, concepts: townId ? [...concepts, [townConceptId(townId), 3]] : concepts };
}

function knownConcepts(it: Initiative): Concept[] {
  const found = new Set<Concept>(it.goals.flatMap((goal) => GOAL_CONCEPTS[goal]));
  const add = (when: boolean | null, concept: Concept) => when && found.add(concept);
  for (const language of it.languages) {
    const concept = LANGUAGE_CONCEPTS[language];
    if (concept) found.add(concept);
  }
  add(it.audience === 'women', 'woman');
  add(it.audience === 'men', 'man');
  add(it.childcare, 'childcare');
  add(it.costCents === 0, 'free');
  add(it.walkIn, 'walkin');
  add(it.helpersWanted, 'volunteer');
  add(it.online, 'online');
  add(it.access.includes('stepFree'), 'disability');
  for (const { weekday, startsAt, endsAt } of it.times) {
    const day = WEEKDAY_CONCEPTS[weekday - 1];
    if (day) found.add(day);
    for (const [part, [from, to]] of Object.entries(DAY_PARTS))
      if (startsAt < to && endsAt > from) found.add(part as Concept);
  }
  return [...found];
}
