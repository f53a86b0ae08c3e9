import { MIN_PUBLISHED_PEOPLE } from '../model/rules.ts';

/** What is told of one statement in one row of people. */
export interface Cell {
  /** The people in the row when this was told. */
  people: number;
  /** How many of them agree, and how many disagree; null when it would tell too much. The others passed or did not answer. */
  agree: number | null;
  disagree: number | null;
}

const isTellable = (part: number, people: number): boolean =>
  part >= MIN_PUBLISHED_PEOPLE && people - part >= MIN_PUBLISHED_PEOPLE;

/**
 * The most that is told at once of one statement. Both numbers where they and the rest are at least ten; else one, where it and the
 * rest are at least ten: of two that could be, the larger; else none. So no number is under ten, nor what is left of the row
 * without it: "12 of 12 agree" would tell what each of them said, and so would "nobody disagrees".
 */
export function tellCell(agree: number, disagree: number, people: number): Cell {
  const rest = people - agree - disagree;
  const canAgree = isTellable(agree, people);
  const canDisagree = isTellable(disagree, people);
  if (canAgree && canDisagree && rest >= MIN_PUBLISHED_PEOPLE) return { people, agree, disagree };
  if (canAgree && !(canDisagree && disagree > agree)) return { people, agree, disagree: null };
  if (canDisagree) return { people, agree: null, disagree };
  return { people, agree: null, disagree: null };
}

/** How many agree, disagree, and do neither. */
type Division = readonly [agree: number, disagree: number, rest: number];

const isTold = ({ agree, disagree }: Cell): boolean => agree !== null || disagree !== null;

/**
 * Divisions of the row that would be told as this cell: a few hundred at most, for what is not told is near nothing or near all.
 * After an earlier one every division with these numbers would; of those the extreme ones are enough.
 */
function divisionsOf(cell: Cell, isLater: boolean): Division[] {
  const { people, agree, disagree } = cell;
  const near = (known: number | null): number[] => {
    if (known !== null) return [known];
    if (people < 4 * MIN_PUBLISHED_PEOPLE) return Array.from({ length: people + 1 }, (_, part) => part);
    const other = agree ?? disagree ?? 0;
    const ends = Array.from({ length: MIN_PUBLISHED_PEOPLE }, (_, few) => [
      few,
      people - few,
      people - other - few,
    ]).flat();
    return [...new Set(ends)].filter((part) => part >= 0);
  };
  return near(agree).flatMap((a) =>
    near(disagree).flatMap((d): Division[] => {
      if (a + d > people) return [];
      const told = tellCell(a, d, people);
      const isSame = told.agree === agree && told.disagree === disagree;
      return isSame || (isLater && isTold(cell)) ? [[a, d, people - a - d]] : [];
    }),
  );
}

/** Agree, disagree, neither; and what is left without each. */
const SETS: readonly ((division: Division) => number)[] = [
  ([agree]) => agree,
  ([, disagree]) => disagree,
  ([, , rest]) => rest,
  ([, disagree, rest]) => disagree + rest,
  ([agree, , rest]) => agree + rest,
  ([agree, disagree]) => agree + disagree,
];

/** A number of people under ten stays unknown to within at least so many, as far as the numbers tell. */
const MIN_UNCERTAINTY = 6;

/** How few and how many people of some can be in a set, for somebody who knows everything that is told and how it is decided. */
export class Inference {
  readonly low = SETS.map(() => Number.POSITIVE_INFINITY);
  readonly high = SETS.map(() => 0);
  see(division: Division): void {
    for (const [index, sizeOf] of SETS.entries()) {
      const size = sizeOf(division);
      this.low[index] = Math.min(this.low[index] ?? size, size);
      this.high[index] = Math.max(this.high[index] ?? size, size);
    }
  }
  /** Whether it follows that all of these people, or none, gave some answer, or how many when that is under ten. */
  tellsTooMuch(people: number, uncertainty = MIN_UNCERTAINTY): boolean {
    return SETS.some((_, index) => {
      const [low, high] = [this.low[index] ?? 0, this.high[index] ?? 0];
      if (low === people || high === 0) return true;
      return low < MIN_PUBLISHED_PEOPLE && high - low < uncertainty;
    });
  }
}

/**
 * Whether a cell may be told after this earlier one of the same row and statement. All that somebody can infer from the two, who
 * also knows this program, is computed: of the people of the earlier cell, of those who came since, and of all. Where people of the
 * earlier cell changed their answers, so that the two do not fit, each number that both tell must differ by ten or more.
 */
function mayFollow(earlier: Cell, later: Cell): boolean {
  const added = later.people - earlier.people;
  if (added < MIN_PUBLISHED_PEOPLE) return false;
  if (!isTold(earlier) && !isTold(later)) return true;
  const [old, fresh, all] = [new Inference(), new Inference(), new Inference()];
  const after = divisionsOf(later, true);
  let isPossible = false;
  for (const before of divisionsOf(earlier, true))
    for (const now of after) {
      const since: Division = [now[0] - before[0], now[1] - before[1], now[2] - before[2]];
      if (since[0] < 0 || since[1] < 0 || since[2] < 0) continue;
      isPossible = true;
      old.see(before);
      fresh.see(since);
      all.see(now);
    }
  if (isPossible)
    return !(old.tellsTooMuch(earlier.people) || fresh.tellsTooMuch(added) || all.tellsTooMuch(later.people));
  const parts = ({ people, agree, disagree }: Cell) => [
    agree,
    disagree,
    agree === null || disagree === null ? null : people - agree - disagree,
  ];
  const before = parts(earlier);
  return parts(later).every((is, index) => {
    const was = before[index];
    return is === null || was === null || was === undefined || Math.abs(is - was) >= MIN_PUBLISHED_PEOPLE;
  });
}

/**
 * What is told of a row and statement after what was told before; undefined when nothing new is. Which of the two numbers are told
 * stays the same from the first time on: so what was added between two times follows for those numbers alone, and each of these
 * differences is one of ten people or more, of whom ten or more are left.
 * @param history what was told before, the oldest first
 */
export function nextCell(
  history: readonly Cell[],
  { agree, disagree, people }: { agree: number; disagree: number; people: number },
): Cell | undefined {
  const first = history.find(isTold);
  const fresh: Cell = first
    ? {
        people,
        agree: first.agree === null ? null : agree,
        disagree: first.disagree === null ? null : disagree,
      }
    : tellCell(agree, disagree, people);
  const parts = [fresh.agree, fresh.disagree].filter((part) => part !== null);
  const rest = people - parts.reduce((sum, part) => sum + part, 0);
  if (isTold(fresh) && ![...parts, rest].every((part) => part >= MIN_PUBLISHED_PEOPLE)) return undefined;
  return history.every((earlier) => mayFollow(earlier, fresh)) ? fresh : undefined;
}

/** What can be said of one statement in words. `untold`: too few, or it would tell too much. */
export const VIEWS = ['agree', 'disagree', 'divided', 'untold'] as const;
export type View = (typeof VIEWS)[number];

/** From this share of those with an opinion on, most agree; below one minus it, most disagree. */
export const MOST_SHARE = 0.6;

/** What a cell says, whatever the number is that it does not tell. "Do not know" is no opinion. */
export function viewOfCell({ people, agree, disagree }: Cell): View {
  if (agree !== null && agree / (agree + (disagree ?? people - agree)) >= MOST_SHARE) return 'agree';
  if (disagree !== null && disagree / (disagree + (agree ?? people - disagree)) >= MOST_SHARE)
    return 'disagree';
  return agree !== null && disagree !== null ? 'divided' : 'untold';
}

/** What people say, from counts that are not published themselves: words alone, from so many with an opinion on. */
export function viewOfCounts(agree: number, disagree: number, least: number = MIN_PUBLISHED_PEOPLE): View {
  const opinions = agree + disagree;
  if (opinions < least) return 'untold';
  const share = agree / opinions;
  return share >= MOST_SHARE ? 'agree' : share <= 1 - MOST_SHARE ? 'disagree' : 'divided';
}

/** A number of people in tens, rounded down; null under ten. */
export const inTens = (people: number): number | null =>
  people >= MIN_PUBLISHED_PEOPLE ? Math.floor(people / 10) * 10 : null;
