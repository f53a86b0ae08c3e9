import { NOT_KNOWN } from './columns.ts';
import type { ScoringCriterion } from './criteria.ts';
import { type DistinctValues, unitVector } from './distinct-values.ts';
import type { PackScore } from './packed-score.ts';
import { type CriterionVerdict, countBits, FITS, MIN_FIT_WORTH, POOR, UNKNOWN, WORTH } from './verdict.ts';

/** The scores of the distinct values of a column under one criterion. */
export interface ColumnScores {
  /** Packed worth and verdict per distinct value. */
  packed: Float64Array;
  /** Only for travel: minutes, NaN = not known. */
  minutes?: Float64Array;
}

type OfKind<T extends { kind: string }, K extends T['kind']> = Extract<T, { kind: K }>;

/** Mean radius of the earth in km (IUGG). */
const EARTH_RADIUS_KM = 6371.0088;
const GRADED_RANGE = WORTH[FITS] - MIN_FIT_WORTH;

/** The packed score per verdict. A miss that still counts as a fit must not be worth more than a graded fit. */
const packedPerVerdict = (tally: PackScore, graded: boolean): Float64Array =>
  Float64Array.from(WORTH, (worth, verdict) =>
    tally(graded ? Math.min(worth, MIN_FIT_WORTH) : worth, verdict as CriterionVerdict),
  );

function overlap(
  { has }: OfKind<DistinctValues, 'overlap'>,
  criterion: OfKind<ScoringCriterion, 'overlap'>,
  tally: PackScore,
): ColumnScores {
  const { wants } = criterion;
  const wanted = countBits(wants);
  const to = new Float64Array(has.length);
  const unknown = tally(WORTH[UNKNOWN], UNKNOWN);
  const shares = Float64Array.from({ length: wanted + 1 }, (_, n) =>
    tally(MIN_FIT_WORTH + (GRADED_RANGE * n) / wanted, FITS),
  );
  shares[0] = wanted === 0 ? unknown : (packedPerVerdict(tally, true)[criterion.miss] ?? 0);
  for (let k = 0; k < to.length; k++) {
    const bits = has[k] ?? 0;
    to[k] = bits === 0 ? unknown : (shares[countBits(bits & wants)] ?? 0);
  }
  return { packed: to };
}

/** Great-circle distance in km between points on the unit sphere, from their difference: arc = 2 asin(chord / 2). */
export function kilometres(dx: number, dy: number, dz: number): number {
  const half = Math.sqrt(dx * dx + dy * dy + dz * dz) * 0.5;
  // Up to 640 km this series is within a millimetre of asin, and several times faster.
  const sq = half * half;
  const arc =
    half < 0.05 ? half * (1 + sq * (1 / 6 + sq * (3 / 40 + sq * (15 / 336)))) : Math.asin(Math.min(1, half));
  return 2 * EARTH_RADIUS_KM * arc;
}

function travel(
  { x, y, z, fromHome }: OfKind<DistinctValues, 'travel'>,
  criterion: OfKind<ScoringCriterion, 'travel'>,
  tally: PackScore,
): ColumnScores {
  const { maxMinutes, miss } = criterion;
  const poorMinutes = maxMinutes * criterion.slack;
  const [px, py, pz] = unitVector(criterion.lat, criterion.lon);
  const starts = Float64Array.from(criterion.modes, ({ startMinutes }) => startMinutes);
  const perKm = Float64Array.from(criterion.modes, (mode) => mode.detour * mode.minutesPerKm);
  const grade = maxMinutes > 0 ? GRADED_RANGE / maxMinutes : 0;
  const to = new Float64Array(x.length);
  const minutes = new Float64Array(x.length);
  const verdictScores = packedPerVerdict(tally, true);
  for (let k = 0; k < to.length; k++) {
    const km = kilometres((x[k] ?? 0) - px, (y[k] ?? 0) - py, (z[k] ?? 0) - pz);
    // A distance that is not known stays NaN.
    let m = fromHome[k] ? 0 : (starts[0] ?? 0) + (perKm[0] ?? 0) * km;
    for (let mode = 1; mode < starts.length; mode++) {
      const minutesByMode = (starts[mode] ?? 0) + (perKm[mode] ?? 0) * km;
      if (minutesByMode < m) m = minutesByMode;
    }
    minutes[k] = m;
    if (m <= maxMinutes) to[k] = tally(fromHome[k] ? MIN_FIT_WORTH : WORTH[FITS] - grade * m, FITS);
    else to[k] = verdictScores[m <= poorMinutes ? POOR : m > poorMinutes ? miss : UNKNOWN] ?? 0;
  }
  return { packed: to, minutes };
}

type VerdictOnlyCriterion = Exclude<ScoringCriterion, { kind: 'overlap' | 'travel' }>;

function verdictFunction(
  values: DistinctValues,
  criterion: VerdictOnlyCriterion,
): (k: number) => CriterionVerdict {
  if (values.kind === 'cover' && criterion.kind === 'cover') {
    const { needs, miss } = criterion;
    return (k) => {
      if ((needs & (values.lacks[k] ?? 0)) !== 0) return miss;
      return (needs & ~(values.has[k] ?? 0)) === 0 ? FITS : UNKNOWN;
    };
  }
  if (values.kind === 'range' && criterion.kind === 'range') {
    const { value, slack, miss } = criterion;
    return (k) => {
      const min = values.min[k] ?? NOT_KNOWN;
      const max = values.max[k] ?? NOT_KNOWN;
      if (min === NOT_KNOWN && max === NOT_KNOWN) return UNKNOWN;
      const outside = Math.max(min === NOT_KNOWN ? 0 : min - value, max === NOT_KNOWN ? 0 : value - max, 0);
      return outside === 0 ? FITS : outside <= slack ? POOR : miss;
    };
  }
  if (values.kind === 'slots' && criterion.kind === 'slots') {
    const { start, mask } = values;
    const busyCells = ~criterion.free;
    return (k) => {
      const end = start[k + 1] ?? 0;
      let slot = start[k] ?? 0;
      if (slot === end) return UNKNOWN;
      while (slot < end && ((mask[slot] ?? 0) & busyCells) !== 0) slot++;
      return slot < end ? FITS : criterion.miss;
    };
  }
  if (values.kind === 'table' && criterion.kind === 'table') {
    return (k) => (criterion.verdicts[values.value[k] ?? 0] ?? UNKNOWN) as CriterionVerdict;
  }
  throw new RangeError(
    `a criterion of kind ${criterion.kind} does not match a column of kind ${values.kind}`,
  );
}

/**
 * Judges each distinct value of a column once. O(values); no trigonometry in the loop over places.
 * Source for the distance: chord of unit vectors, the same great circle as haversine without its cosines.
 */
export function scoreColumn(
  values: DistinctValues,
  count: number,
  criterion: ScoringCriterion,
  tally: PackScore,
): ColumnScores {
  if (values.kind === 'travel' && criterion.kind === 'travel') return travel(values, criterion, tally);
  if (values.kind === 'overlap' && criterion.kind === 'overlap') return overlap(values, criterion, tally);
  const to = new Float64Array(count);
  const verdictAt = verdictFunction(values, criterion as VerdictOnlyCriterion);
  const known = packedPerVerdict(tally, false);
  for (let k = 0; k < count; k++) to[k] = known[verdictAt(k)] ?? 0;
  return { packed: to };
}
