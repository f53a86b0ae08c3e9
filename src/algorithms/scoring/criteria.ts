import type { ScoringIndex } from './build-index.ts';
import type { CriterionVerdict } from './verdict.ts';

/** How fast somebody travels in one way: minutes before moving, minutes per km, and the way as a multiple of the crow's. */
export interface ModeOfTravel {
  startMinutes: number;
  minutesPerKm: number;
  detour: number;
}

/** One person's criterion for one column. `weight` ≥ 0 in any unit; `miss` = the verdict when it does not match. */
export type ScoringCriterion =
  /** Any shared bit matches, more shared bits score higher; wants 0 = no preference: UNKNOWN. */
  | { kind: 'overlap'; wants: number; weight: number; miss: CriterionVerdict }
  /** Every required bit must be present; one that is lacking is a miss; needs 0 = FITS. */
  | { kind: 'cover'; needs: number; weight: number; miss: CriterionVerdict }
  /** Inside the bounds FITS, at most `slack` outside POOR, further a miss. */
  | { kind: 'range'; value: number; slack: number; weight: number; miss: CriterionVerdict }
  /**
   * minutes = startMinutes + km × detour × minutesPerKm by the quickest of the modes, with km as the crow flies over a
   * sphere; 0 for what one joins from home, which fits as little as what is at the limit. Up to maxMinutes FITS (nearer
   * scores higher), up to maxMinutes × slack POOR, further a miss.
   */
  | {
      kind: 'travel';
      lat: number;
      lon: number;
      modes: readonly ModeOfTravel[];
      maxMinutes: number;
      slack: number;
      weight: number;
      miss: CriterionVerdict;
    }
  /** `free` = cells in which the person has time; a slot that lies completely within them FITS. */
  | { kind: 'slots'; free: number; weight: number; miss: CriterionVerdict }
  /** The verdict per code of the column. */
  | { kind: 'table'; verdicts: Uint8Array; weight: number };

const isWord = (x: number): boolean => Number.isInteger(x) && x >= 0 && x <= 0xffffffff;
const isVerdict = (x: number): boolean => x === 0 || x === 1 || x === 2 || x === 3;
const isWithin = (x: number, low: number, high: number): boolean => x >= low && x <= high;
const isAmount = (x: number): boolean => isWithin(x, 0, Number.MAX_VALUE);

function invalidReason(criterion: ScoringCriterion): string | null {
  const q = criterion;
  if (!isAmount(q.weight)) return `weight ${q.weight}`;
  if (q.kind === 'table') {
    const at = q.verdicts.findIndex((v) => !isVerdict(v));
    return at < 0 ? null : `verdict ${q.verdicts[at]} at code ${at}`;
  }
  if (!isVerdict(q.miss)) return `miss ${q.miss}`;
  switch (q.kind) {
    case 'overlap':
      return isWord(q.wants) ? null : `wants ${q.wants}`;
    case 'cover':
      return isWord(q.needs) ? null : `needs ${q.needs}`;
    case 'slots':
      return isWord(q.free) ? null : `free ${q.free}`;
    case 'range':
      if (!Number.isFinite(q.value)) return `value ${q.value}`;
      return isAmount(q.slack) ? null : `slack ${q.slack}`;
    case 'travel':
      if (!isWithin(q.lat, -90, 90)) return `latitude ${q.lat}`;
      if (!isWithin(q.lon, -180, 180)) return `longitude ${q.lon}`;
      if (!q.modes.length) return 'no modes';
      for (const { minutesPerKm, startMinutes, detour } of q.modes) {
        if (!isAmount(minutesPerKm)) return `minutesPerKm ${minutesPerKm}`;
        if (!isAmount(startMinutes)) return `startMinutes ${startMinutes}`;
        if (!isWithin(detour, 1, 100)) return `detour ${detour}`;
      }
      if (!isAmount(q.maxMinutes)) return `maxMinutes ${q.maxMinutes}`;
      return isWithin(q.slack, 1, 100) ? null : `slack ${q.slack}`;
  }
}

/** Throws a RangeError that names the criterion when the criteria do not match the columns of this index. O(columns). */
export function checkCriteria(index: ScoringIndex, criteria: readonly (ScoringCriterion | null)[]): void {
  const { columns } = index;
  if (criteria.length !== columns.length) {
    throw new RangeError(`${criteria.length} criteria, expected one per column: ${columns.length}`);
  }
  criteria.forEach((criterion, position) => {
    const column = columns[position];
    if (!criterion || !column) return;
    if (criterion.kind !== column.kind) {
      throw new RangeError(`criterion ${position} is ${criterion.kind}, but its column is ${column.kind}`);
    }
    const what = invalidReason(criterion);
    if (what) throw new RangeError(`criterion ${position} (${criterion.kind}): ${what} is out of range`);
    if (criterion.kind === 'table' && criterion.verdicts.length < column.codes) {
      throw new RangeError(`criterion ${position} (table): no verdict for code ${column.codes - 1}`);
    }
  });
}
