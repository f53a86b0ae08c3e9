import { DAY_PARTS, type DayPart } from '#features/vocabulary/rules.ts';

/** Minutes of travel that the form offers. */
export const TRAVEL_MINUTES = [15, 30, 45, 60] as const;
/** How many things a week the form offers, and how many there are when the story does not say. */
export const BUSY_CHOICES = [1, 2, 3, 5] as const;
export const DEFAULT_BUSY = 3;
export const MAX_BUSY = 7;
/** How somebody can be reached. */
export const REACH_WAYS = ['message', 'call', 'proxy', 'none'] as const;
export type ReachWay = (typeof REACH_WAYS)[number];
export const WEEK_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export const DAY_PART_NAMES = Object.keys(DAY_PARTS) as DayPart[];
/** The cells of the week grid, `mon-morning` first. */
export const WEEK_CELLS = WEEK_DAYS.flatMap((day) => DAY_PART_NAMES.map((part) => `${day}-${part}` as const));
export type WeekCell = (typeof WEEK_CELLS)[number];
/** Which groups somebody can join. Nobody is asked what they are. */
export const GROUPS = ['mixed', 'women', 'men'] as const;
/** How many spans of free hours somebody can give by the clock: four for each day. */
export const MAX_TIME_SPANS = 28;
/** Answers of the question about reading and writing Latin letters. */
export const SCRIPT_ANSWERS = ['yes', 'some', 'no'] as const;
/** How long a name and own words can be, in characters. */
export const MAX_NAME_LENGTH = 40;
export const MAX_GIFT_WORDS = 200;
