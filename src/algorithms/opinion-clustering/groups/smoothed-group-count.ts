/** How long a number of groups has been best, from one computation to the next. */
export interface Smoothed {
  /** The number of groups shown. */
  k: number;
  /** The last that was best, and how many times in a row. */
  candidate: number;
  times: number;
}

/** So many times in a row before the number shown changes. */
const TIMES = 4;

/** What to show when `best` is best now: another number only after it was best four times in a row. */
export function smooth(best: number, earlier: Smoothed | undefined): Smoothed {
  if (!earlier) return { k: best, candidate: best, times: 1 };
  const times = earlier.candidate === best ? earlier.times + 1 : 1;
  return { k: times >= TIMES ? best : earlier.k, candidate: best, times };
}
