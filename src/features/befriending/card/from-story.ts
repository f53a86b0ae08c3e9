import { GROUPS, type Story } from '#features/story/rules.ts';
import type { Gift, Goal } from '#features/vocabulary/rules.ts';
import { type Activity, MAX_ACTIVITIES } from '../model/answers.ts';
import type { Draft } from './draft.ts';

/** What somebody who wants this likes to learn or do here. A goal that has no activity is left out. */
const ACTIVITY_OF_GOAL: Partial<Record<Goal, Activity>> = {
  dutch: 'dutch',
  work: 'work',
  letters: 'letters',
  move: 'sport',
  music: 'music',
  create: 'crafts',
  food: 'cooking',
  digital: 'computer',
  study: 'homework',
};

const ACTIVITY_OF_GIFT: Partial<Record<Gift, Activity>> = {
  cook: 'cooking',
  language: 'languages',
  lessons: 'homework',
  music: 'music',
  sew: 'sewing',
  craft: 'crafts',
  repair: 'repair',
  garden: 'garden',
  sport: 'sport',
  children: 'children',
  computer: 'computer',
};

const mapped = <C extends string>(codes: readonly C[], names: Partial<Record<C, Activity>>): Activity[] =>
  [...new Set(codes.flatMap((code) => names[code] ?? []))].slice(0, MAX_ACTIVITIES);

/**
 * What a story says that a card asks too. Only what was really said: whoever said nothing of a subject is asked. That somebody told
 * a story does not say that they are new here.
 */
export function draftFromStory(story: Story): Draft {
  const { name, age, languages, place, time, company, goals, give } = story;
  const learn = mapped(goals ?? [], ACTIVITY_OF_GOAL);
  const show = mapped(give?.gifts ?? [], ACTIVITY_OF_GIFT);
  return {
    ...(name && { name }),
    ...(age && { age }),
    ...(languages && { languages }),
    ...(place && {
      place: { name: place.name, municipality: place.municipality, lat: place.lat, lon: place.lon },
    }),
    ...(time && time.cells.length > 0 && { cells: time.cells }),
    ...(company && { company: GROUPS.filter((group) => company.includes(group)) }),
    ...(learn.length > 0 && { learn }),
    ...(show.length > 0 && { show }),
  };
}
