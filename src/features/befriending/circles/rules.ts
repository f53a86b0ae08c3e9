import { WEEK_CELLS } from '#features/story/rules.ts';
import type { SpokenLanguage } from '#features/vocabulary/rules.ts';
import type { Activity, Answers } from '../model/answers.ts';
import { MIN_CIRCLE_MEMBERS } from '../model/rules.ts';

/** An invitation on paper may lie around for a while. */
export const INVITATION_DAYS = 30;
export const MAX_CIRCLE_NAME_LENGTH = 60;
/** What a circle offers: a year together, or something small once. */
export const CIRCLE_FORMS = ['circle', 'once'] as const;
/** A year together, from the first day; a reminder comes so many days before it is over. */
export const CIRCLE_YEAR_MONTHS = 12;
export const YEAR_REMINDER_DAYS = 28;

type Cell = Answers['cells'][number];

/** The parts of a week in which all of them can, in the order of the week. */
export const hoursInCommon = (members: readonly Pick<Answers, 'cells'>[]): Cell[] =>
  members.length === 0 ? [] : WEEK_CELLS.filter((cell) => members.every(({ cells }) => cells.includes(cell)));

/** How many of them can, for each part of a week. */
export const countByCell = (members: readonly Pick<Answers, 'cells'>[]): ReadonlyMap<Cell, number> =>
  new Map(WEEK_CELLS.map((cell) => [cell, members.filter(({ cells }) => cells.includes(cell)).length]));

/** What a circle still waits for before it takes part; null when it is complete. */
export function missingOf(
  members: readonly Pick<Answers, 'cells'>[],
): { why: 'members'; count: number } | { why: 'hours' } | null {
  if (members.length < MIN_CIRCLE_MEMBERS)
    return { why: 'members', count: MIN_CIRCLE_MEMBERS - members.length };
  return hoursInCommon(members).length === 0 ? { why: 'hours' } : null;
}

/** A circle as others see it: never a person, a name, an age or a place. */
export interface CircleFace {
  card: string;
  pool: string;
  name: string;
  people: number;
  /** What most of them like comes first. */
  likes: Activity[];
  languages: SpokenLanguage[];
  cells: Cell[];
}

const MAX_LIKES_SHOWN = 6;

/** What a circle shows of itself: what at least two of its members like, the languages of any, the hours of all. */
export function faceOf(
  circle: { id: string; pool: string; circleName: string | null },
  members: readonly Pick<Answers, 'cells' | 'likes' | 'languages'>[],
): CircleFace {
  const counts = new Map<Activity, number>();
  for (const { likes } of members) for (const like of likes) counts.set(like, (counts.get(like) ?? 0) + 1);
  return {
    card: circle.id,
    pool: circle.pool,
    name: circle.circleName ?? '',
    people: members.length,
    likes: [...counts]
      .filter(([, count]) => count > 1)
      .sort(([, one], [, other]) => other - one)
      .slice(0, MAX_LIKES_SHOWN)
      .map(([like]) => like),
    languages: [...new Set(members.flatMap(({ languages }) => languages))],
    cells: hoursInCommon(members),
  };
}

/** For so many days after something small was done it is asked whether more is wanted, as soon as both have room for it. */
export const ONCE_MORE_DAYS = 30;
