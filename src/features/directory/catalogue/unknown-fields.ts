import type { Initiative } from './types.ts';

type Describable = Pick<
  Initiative,
  | 'goals'
  | 'levelMin'
  | 'levelMax'
  | 'latinScript'
  | 'languages'
  | 'audience'
  | 'childcare'
  | 'costCents'
  | 'walkIn'
  | 'room'
  | 'times'
  | 'texts'
  | 'language'
  | 'online'
  | 'address'
  | 'town'
>;

/** What can be unknown of an initiative, in the order in which its page says so. */
export const UNKNOWN_FIELDS = [
  'goals',
  'level',
  'script',
  'languages',
  'audience',
  'childcare',
  'cost',
  'walkIn',
  'room',
  'times',
  'place',
] as const;

/** The fields that nobody filled in: the page names them, so that somebody can ask. */
export function unknownFields(it: Describable): (typeof UNKNOWN_FIELDS)[number][] {
  const missing: Record<(typeof UNKNOWN_FIELDS)[number], boolean> = {
    goals: !it.goals.length,
    level: it.levelMin === null && it.levelMax === null,
    script: it.latinScript === null,
    languages: !it.languages.length,
    audience: it.audience === null,
    childcare: it.childcare === null,
    cost: it.costCents === null,
    walkIn: it.walkIn === null,
    room: it.room === null,
    times: !it.times.length && !it.texts[it.language]?.when,
    place: !it.online && it.address === null && it.town === null,
  };
  return UNKNOWN_FIELDS.filter((name) => missing[name]);
}
