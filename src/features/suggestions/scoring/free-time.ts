import type { Initiative, WeeklyTime } from '#features/directory/rules.ts';
import { type Story, WEEK_CELLS, type WeekCell } from '#features/story/rules.ts';
import { DAY_PARTS } from '#features/vocabulary/rules.ts';
import { toBits } from './criteria.ts';
import { isEarlyEnough, isSafeTime, latestEnd } from './safety.ts';

const PARTS = Object.values(DAY_PARTS);
/** A shorter overlap with a part of the day does not count: 11.30–12.15 is a morning. */
const MIN_OVERLAP_MINUTES = 30;

type TimeOfWeek = Pick<WeeklyTime, 'weekday' | 'startsAt' | 'endsAt'>;

/** The cells of the week grid that a weekly time takes, one bit each: Monday morning is bit 0. */
export function cellsOfTime(time: TimeOfWeek): number {
  let mask = 0;
  for (let part = 0; part < PARTS.length; part++) {
    const [from, to] = PARTS[part] ?? [0, 0];
    const overlap = Math.min(time.endsAt, to) - Math.max(time.startsAt, from);
    if (overlap >= Math.min(MIN_OVERLAP_MINUTES, time.endsAt - time.startsAt))
      mask |= 1 << ((time.weekday - 1) * PARTS.length + part);
  }
  return mask >>> 0;
}

/** The cells in which somebody is free, as the same bits. */
export const freeCells = (cells: readonly WeekCell[]): number => toBits(cells, WEEK_CELLS);

/** The cells in which somebody may be free: those they chose, and those in which they have free hours. */
export function possibleCells({ cells, spans }: NonNullable<Story['time']>): number {
  let mask = freeCells(cells);
  for (const { weekday, from, until } of spans ?? [])
    PARTS.forEach(([start, end], part) => {
      if (Math.min(until, end) > Math.max(from, start)) mask |= 1 << ((weekday - 1) * PARTS.length + part);
    });
  return mask >>> 0;
}

/** Whether a time lies in free hours, or what sticks out of them in free parts of the day. */
function isFree(time: TimeOfWeek, answer: NonNullable<Story['time']>, free: number): boolean {
  if ((cellsOfTime(time) & ~free) === 0) return true;
  if (!answer.spans?.length) return false;
  // Walks through the free hours and free parts of that day, as far as they reach without a gap.
  const pieces = answer.spans
    .filter(({ weekday }) => weekday === time.weekday)
    .map(({ from, until }): [number, number] => [from, until]);
  PARTS.forEach(([from, to], part) => {
    if ((free >>> ((time.weekday - 1) * PARTS.length + part)) & 1) pieces.push([from, to]);
  });
  let reached = time.startsAt;
  for (const [from, until] of pieces.sort((a, b) => a[0] - b[0]))
    if (from <= reached) reached = Math.max(reached, until);
  return reached >= time.endsAt;
}

/** Whether the story says when somebody has time, the same every week. */
export const saysWhen = ({ time }: Story): boolean => time !== undefined && time.varies !== true;

/** Whether somebody is free at a time, as the story says; the answer is read once. */
function freeTest(story: Story): (time: TimeOfWeek) => boolean {
  const { time: answer } = story;
  if (!answer || !saysWhen(story)) return () => true;
  const free = freeCells(answer.cells);
  return (time) => isFree(time, answer, free);
}

/** The times of an initiative at which somebody is free and which are not too late for them; all free ones when unknown. */
export function possibleTimes(initiative: Initiative, story: Story): WeeklyTime[] {
  const isFreeAt = freeTest(story);
  return initiative.times.filter((time) => isSafeTime(initiative, time, story.age) && isFreeAt(time));
}

/** What is to be said of the times of an initiative: one is possible, all free ones are too late, or none is free. */
export type TimesVerdict = 'possible' | 'late' | 'busy';

/** Judges the times of many initiatives for one story, by the minute. */
export function timesJudge(story: Story): (initiative: Initiative) => TimesVerdict {
  const isFreeAt = freeTest(story);
  return (initiative) => {
    let verdict: TimesVerdict = 'busy';
    const latest = latestEnd(initiative, story.age);
    for (const time of initiative.times) {
      if (!isFreeAt(time)) continue;
      if (isEarlyEnough(time, latest)) return 'possible';
      verdict = 'late';
    }
    return verdict;
  };
}
