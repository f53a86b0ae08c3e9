import { highOf, isFromHome, type RandomEntry } from './generators.testing.ts';
import { type CriterionVerdict, FITS, NOT_KNOWN, POOR, type ScoringCriterion, UNKNOWN } from './index.ts';

// The scoring rules in their simplest form: the slow reference of the property tests.

const bitCount = (word: number): number =>
  [...(word >>> 0).toString(2)].filter((digit) => digit === '1').length;

function haversine(lat: number, lon: number, toLat: number, toLon: number): number {
  const [a, b, dLat, dLon] = [lat, toLat, toLat - lat, toLon - lon].map(
    (degrees) => (degrees * Math.PI) / 180,
  ) as [number, number, number, number];
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(dLon / 2) ** 2;
  return 2 * 6371.0088 * Math.asin(Math.sqrt(h));
}

/** Minutes to one item by haversine and the quickest mode; NaN when its place is not known. */
export const minutesTo = (q: ScoringCriterion & { kind: 'travel' }, e: RandomEntry): number =>
  isFromHome(e)
    ? 0
    : Math.min(
        ...q.modes.map(
          (mode) =>
            mode.startMinutes + haversine(q.lat, q.lon, e.lat, e.lon) * mode.detour * mode.minutesPerKm,
        ),
      );

/** Verdict and grade (0..1000) of one item on one criterion. */
export function referenceVerdict(
  criterion: ScoringCriterion | null,
  e: RandomEntry,
): [CriterionVerdict, number] {
  const plain = (verdict: CriterionVerdict): [CriterionVerdict, number] => [
    verdict,
    [1000, 500, 250, 0][verdict] ?? 0,
  ];
  const missed = (verdict: CriterionVerdict): [CriterionVerdict, number] =>
    verdict === FITS ? [FITS, 600] : plain(verdict);
  if (!criterion) return plain(UNKNOWN);
  switch (criterion.kind) {
    case 'overlap': {
      if (e.bits === 0 || criterion.wants === 0) return plain(UNKNOWN);
      const shared = bitCount(e.bits & criterion.wants);
      return shared === 0 ? missed(criterion.miss) : [FITS, 600 + (400 * shared) / bitCount(criterion.wants)];
    }
    case 'cover':
      for (let bit = 0; bit < 32; bit++) {
        const needed = ((criterion.needs >>> bit) & 1) === 1;
        const lacks = (((e.otherBits & ~e.bits) >>> bit) & 1) === 1;
        if (needed && lacks) return plain(criterion.miss);
      }
      return plain(bitCount(e.bits & criterion.needs) === bitCount(criterion.needs) ? FITS : UNKNOWN);
    case 'range': {
      const high = highOf(e);
      if (e.low === NOT_KNOWN && high === NOT_KNOWN) return plain(UNKNOWN);
      const under = e.low !== NOT_KNOWN && criterion.value < e.low ? e.low - criterion.value : 0;
      const over = high !== NOT_KNOWN && criterion.value > high ? criterion.value - high : 0;
      if (under + over === 0) return plain(FITS);
      return plain(under + over <= criterion.slack ? POOR : criterion.miss);
    }
    case 'travel': {
      const minutes = minutesTo(criterion, e);
      if (Number.isNaN(minutes)) return plain(UNKNOWN);
      if (isFromHome(e)) return [FITS, 600];
      if (minutes <= criterion.maxMinutes) return [FITS, 1000 - (400 * minutes) / criterion.maxMinutes];
      return minutes <= criterion.maxMinutes * criterion.slack ? plain(POOR) : missed(criterion.miss);
    }
    case 'slots':
      if (e.slots.length === 0) return plain(UNKNOWN);
      return plain(
        e.slots.some((cells) => bitCount(cells & criterion.free) === bitCount(cells)) ? FITS : criterion.miss,
      );
    case 'table':
      return plain((criterion.verdicts[e.bits % 8] ?? 0) as CriterionVerdict);
  }
}
