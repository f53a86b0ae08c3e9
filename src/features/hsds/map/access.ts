import type { AccessFeature } from '#features/vocabulary/rules.ts';
import type { Raw } from '../types.ts';
import { objects, plain } from '../values.ts';
import { ACCESS_HAS, ACCESS_LACKS } from '../words/access.ts';

/** What a place has and what it certainly has not, from clear words about its accessibility. */
export function accessOf(locations: Raw[]): { access: AccessFeature[]; accessLacks: AccessFeature[] } {
  const words = locations
    .flatMap((location) => objects(location.accessibility ?? location.accessibility_for_disabilities))
    .map((row) =>
      `${plain(row.description)}. ${plain(row.details)}. ${plain(row.accessibility)}`.slice(0, 4000),
    )
    .join('\n')
    .toLowerCase();
  const lacks = ACCESS_LACKS.filter(([, pattern]) => pattern.test(words)).map(([need]) => need);
  const has = ACCESS_HAS.filter(([need, pattern]) => !lacks.includes(need) && pattern.test(words)).map(
    ([need]) => need,
  );
  return { access: [...new Set(has)], accessLacks: [...new Set(lacks)] };
}
