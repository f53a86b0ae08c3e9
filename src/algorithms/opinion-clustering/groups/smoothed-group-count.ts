/** The number of groups shown, and how long another number has been best. */
export interface SmoothedGroupCount {
  /** The number of groups shown. */
  k: number;
  /** The last best number, and how many times in a row it was best. */
  candidate: number;
  streak: number;
}

/** Times in a row before the number shown changes. */
const MIN_STREAK = 4;

/** The number of groups to show when `best` is best now: it changes only after being best four times in a row. */
export function smoothGroupCount(best: number, earlier: SmoothedGroupCount | undefined): SmoothedGroupCount {
  if (!earlier) return { k: best, candidate: best, streak: 1 };
  const streak = earlier.candidate === best ? earlier.streak + 1 : 1;
  return { k: streak >= MIN_STREAK ? best : earlier.k, candidate: best, streak };
}
