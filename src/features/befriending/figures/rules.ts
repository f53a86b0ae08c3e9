import { DAY_MS } from '#core/time/durations.ts';
import { MIN_PUBLISHED_PEOPLE, SIDES, type Side } from '../model/rules.ts';

/** How far somebody comes, in the order in which they come there. */
export const STEPS = [
  'signed',
  'complete',
  'proposed',
  'paired',
  'met',
  'month-1',
  'month-3',
  'month-6',
  'month-12',
] as const;
export type Step = (typeof STEPS)[number];
/** What says whether both sides fare alike, besides how long each waits. */
export const EQUALITY_MEASURES = ['worst-wait', 'fit', 'first-contact'] as const;
export type Measure = Step | (typeof EQUALITY_MEASURES)[number];

/** People are counted in lots of so many, and no number counts fewer. */
export const LOT_PEOPLE = MIN_PUBLISHED_PEOPLE;
/** Waiting is told in whole weeks, a mean score in steps of so many thousandths. */
const WEEK_DAYS = 7;
const SCORE_STEP = 50;

/** How far one person came, without who they are. Null: not yet. */
export interface PersonSteps {
  side: Side;
  wishedAt: Date;
  /** When each step was reached; of a complete card the moment is not kept, and counts as that of the wish. */
  reached: Record<Step, Date | null>;
}

/** A published number: at least ten people, in tens. */
export interface FriendFigure {
  pool: string;
  /** The first day after the quarter that is over (YYYY-MM-DD). */
  until: string;
  side: Side;
  measure: Measure;
  people: number;
  /** Days from the first wish, in whole weeks; of `fit` a mean score 0 … 1000; null: none. */
  value: number | null;
}

/** What is counted at the end of a quarter. */
export interface Counted {
  people: readonly PersonSteps[];
  /** Of each pair which side wrote first, and when. */
  firstWords: readonly { side: Side; at: Date }[];
  /** Of the last round of the quarter: how many were paired, and the mean score of each side. */
  fit: { paired: number; scores: Record<Side, number | null> } | undefined;
}

/** The first so many of those who came to something, in whole lots: later ones wait for the next lot. */
function wholeLots<T>(all: readonly T[], momentOf: (each: T) => Date): T[] {
  const inOrder = [...all].sort((a, b) => momentOf(a).getTime() - momentOf(b).getTime());
  return inOrder.slice(0, Math.floor(inOrder.length / LOT_PEOPLE) * LOT_PEOPLE);
}

const inWeeks = (days: number): number => Math.round(days / WEEK_DAYS) * WEEK_DAYS;

function medianOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

type Found = Pick<FriendFigure, 'side' | 'measure' | 'people' | 'value'>;

/**
 * The figures of one organisation at the end of a quarter. A figure is there when a whole lot of ten came to it since the last one:
 * so between two of them there are always ten people or more, and what is told of how long they waited is told of whole lots.
 * @param before what was published of this organisation so far
 */
export function figuresOfQuarter(
  { people, firstWords, fit }: Counted,
  pool: string,
  until: string,
  before: readonly FriendFigure[],
): FriendFigure[] {
  const found: Found[] = [];
  for (const side of SIDES) {
    const own = people.filter((person) => person.side === side);
    for (const step of STEPS) {
      const there = own.flatMap(({ wishedAt, reached }) => {
        const at = reached[step];
        return at ? [{ at, days: Math.max(0, (at.getTime() - wishedAt.getTime()) / DAY_MS) }] : [];
      });
      const counted = wholeLots(there, ({ at }) => at);
      const days = counted.map((each) => each.days);
      const hasMoment = step !== 'signed' && step !== 'complete';
      found.push({
        side,
        measure: step,
        people: counted.length,
        value: hasMoment && counted.length > 0 ? inWeeks(medianOf(days)) : null,
      });
      if (step !== 'paired') continue;
      // The tenth that waited longest; it is told only when that tenth is ten people or more.
      const tenth = days.sort((a, b) => b - a).slice(0, Math.floor(days.length / 10));
      const lots = Math.floor(tenth.length / LOT_PEOPLE) * LOT_PEOPLE;
      const worst = tenth.slice(0, lots);
      found.push({
        side,
        measure: 'worst-wait',
        people: lots,
        value: lots > 0 ? inWeeks(medianOf(worst)) : null,
      });
    }
    const wrote = wholeLots(
      firstWords.filter((word) => word.side === side),
      ({ at }) => at,
    );
    found.push({ side, measure: 'first-contact', people: wrote.length, value: null });
    const score = fit?.scores[side] ?? null;
    found.push({
      side,
      measure: 'fit',
      people: score === null ? 0 : Math.floor((fit?.paired ?? 0) / LOT_PEOPLE) * LOT_PEOPLE,
      value: score === null ? null : Math.round(score / SCORE_STEP) * SCORE_STEP,
    });
  }
  const known = latestFigures(before);
  return found
    .filter(({ side, measure, people: count }) => {
      const last = known.find((figure) => figure.side === side && figure.measure === measure)?.people ?? 0;
      return count >= LOT_PEOPLE && count > last;
    })
    .map((figure) => ({ pool, until, ...figure }));
}

/** Of each organisation, side and measure the last figure: what holds until the next one. */
export function latestFigures(figures: readonly FriendFigure[]): FriendFigure[] {
  const last = new Map<string, FriendFigure>();
  for (const figure of figures) {
    const key = `${figure.pool} ${figure.side} ${figure.measure}`;
    const known = last.get(key);
    if (!known || known.until < figure.until) last.set(key, figure);
  }
  return [...last.values()];
}

/** One step as a page shows it; null: fewer than ten people, or not known. */
export interface FunnelStep {
  step: Step;
  people: Record<Side, number | null>;
  total: number | null;
  days: number | null;
}

/** A measure of both sides. */
export type BothSides = Record<Side, number | null>;

/** Everything that a page shows, made of published figures alone. */
export interface FigureBoard {
  funnel: FunnelStep[];
  /** Median days until somebody met somebody, of each side, and of the tenth that waited longest. */
  waiting: BothSides;
  worstWaiting: BothSides;
  fit: BothSides;
  firstContact: BothSides;
}

/**
 * Adds up figures of one organisation or of several. Only what is published is added; days and scores of several are their mean,
 * weighted by the published numbers of people: nothing is told that cannot be worked out from the figures themselves.
 */
export function boardOf(figures: readonly FriendFigure[]): FigureBoard {
  const latest = latestFigures(figures);
  const those = (measure: Measure, side?: Side) =>
    latest.filter((figure) => figure.measure === measure && (side === undefined || figure.side === side));
  const peopleOf = (found: readonly FriendFigure[]) =>
    found.length === 0 ? null : found.reduce((sum, { people }) => sum + people, 0);
  const meanOf = (found: readonly FriendFigure[]) => {
    const told = found.flatMap(({ people, value }) => (value === null ? [] : [{ people, value }]));
    const count = told.reduce((sum, { people }) => sum + people, 0);
    return count === 0
      ? null
      : Math.round(told.reduce((sum, { people, value }) => sum + people * value, 0) / count);
  };
  const both = (of: (side: Side) => number | null): BothSides => ({
    newcomer: of('newcomer'),
    resident: of('resident'),
  });
  return {
    funnel: STEPS.map((step) => ({
      step,
      people: both((side) => peopleOf(those(step, side))),
      total: peopleOf(those(step)),
      days: meanOf(those(step)),
    })),
    waiting: both((side) => meanOf(those('paired', side))),
    worstWaiting: both((side) => meanOf(those('worst-wait', side))),
    fit: both((side) => meanOf(those('fit', side))),
    firstContact: both((side) => peopleOf(those('first-contact', side))),
  };
}

/** Where the most people are lost: between which two steps that are both told; undefined when nothing is. */
export function greatestLoss(
  funnel: readonly FunnelStep[],
): { from: FunnelStep; to: FunnelStep } | undefined {
  const told = funnel.filter(({ total }) => total !== null);
  let worst: { from: FunnelStep; to: FunnelStep; lost: number } | undefined;
  for (const [nth, to] of told.entries()) {
    const from = told[nth - 1];
    if (!from) continue;
    const lost = (from.total ?? 0) - (to.total ?? 0);
    if (lost > 0 && (!worst || lost > worst.lost)) worst = { from, to, lost };
  }
  return worst && { from: worst.from, to: worst.to };
}

const MONTHS_PER_QUARTER = 3;

/** The first day of the quarter of a day (YYYY-MM-DD): the last day that is over with it was the day before. */
export function quarterStart(day: string): string {
  const [year = '', month = '1'] = day.split('-');
  const first = Math.floor((Number(month) - 1) / MONTHS_PER_QUARTER) * MONTHS_PER_QUARTER + 1;
  return `${year}-${String(first).padStart(2, '0')}-01`;
}
