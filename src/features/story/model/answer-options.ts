import { DAY_PARTS, type DayPart } from '#features/vocabulary/rules.ts';

/** Minutes of travel that the form offers. */
export const TRAVEL_MINUTES = [15, 30, 45, 60] as const;
/** Hours a week that the form offers. */
export const WEEK_HOURS = [2, 4, 6, 10, 16] as const;
export const WEEK_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export const DAY_PART_NAMES = Object.keys(DAY_PARTS) as DayPart[];
/** The cells of the week grid, `mon-morning` first. */
export const WEEK_CELLS = WEEK_DAYS.flatMap((day) => DAY_PART_NAMES.map((part) => `${day}-${part}` as const));
export type WeekCell = (typeof WEEK_CELLS)[number];
/** What somebody likes to give or to show others. */
export const GIFTS = [
  'cook',
  'language',
  'music',
  'sew',
  'repair',
  'garden',
  'sport',
  'children',
  'computer',
  'care',
] as const;
export type Gift = (typeof GIFTS)[number];
/** Which groups somebody can join. Nobody is asked what they are. */
export const GROUPS = ['mixed', 'women', 'men'] as const;
