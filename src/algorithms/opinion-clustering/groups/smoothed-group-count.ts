/** How long a number of groups has been best, from one computation to the next. */
export interface SmoothedGroupCount {
  /** The number of groups shown. */
  k: number;
  /** The last that was best, and how many times in a row. */
  candidate: number;
  streak: number;
}

/** So many times in a row before the number shown changes. */
const MIN_STREAK = 4;

/** What to show when `best` is best now: another number only after it was best four times in a row. */
export function smoothGroupCount(best: number, earlier: SmoothedGroupCount | undefined): SmoothedGroupCount {
  if (!earlier) return { k: best, candidate: best, streak: 1 };
  const streak = earlier.candidate === best ? earlier.streak + 1 : 1;
  return { k: streak >= MIN_STREAK ? best : earlier.k, candidate: best, streak };
}
