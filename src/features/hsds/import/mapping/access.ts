import type { AccessFeature } from '#features/vocabulary/rules.ts';
import { asObjects, asText, type RawRecord } from '../../schema/values.ts';
import { ACCESS_HAS, ACCESS_LACKS } from './access-keywords.ts';

/** What a place has and what it certainly lacks, from unambiguous descriptions of its accessibility. */
export function accessOf(locations: RawRecord[]): { access: AccessFeature[]; accessLacks: AccessFeature[] } {
  const text = locations
    .flatMap((location) => asObjects(location.accessibility ?? location.accessibility_for_disabilities))
    .map((row) =>
      `${asText(row.description)}. ${asText(row.details)}. ${asText(row.accessibility)}`.slice(0, 4000),
    )
    .join('\n')
    .toLowerCase();
  const lacks = ACCESS_LACKS.filter(([, pattern]) => pattern.test(text)).map(([need]) => need);
  const has = ACCESS_HAS.filter(([need, pattern]) => !lacks.includes(need) && pattern.test(text)).map(
    ([need]) => need,
  );
  return { access: [...new Set(has)], accessLacks: [...new Set(lacks)] };
}
