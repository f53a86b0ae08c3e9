import type { AccessFeature } from '#features/vocabulary/rules.ts';
import { asObjects, asText, type RawRecord } from '../../schema/values.ts';
import { ACCESS_HAS, ACCESS_IN_TEXT, ACCESS_LACKS } from './access-keywords.ts';

const IN_TEXT_HINTS = /gebar|tolk|sign language|captio|ringleiding|loop|hond|dogs/;
const MAX_SEARCHED_LENGTH = 8000;

/**
 * What a place has and what it certainly lacks, from unambiguous descriptions of its accessibility; and of what people there
 * do for who hears or sees badly, also from the texts of the service.
 */
export function accessOf(
  locations: RawRecord[],
  serviceText = '',
): { access: AccessFeature[]; accessLacks: AccessFeature[] } {
  const text = locations
    .flatMap((location) => asObjects(location.accessibility ?? location.accessibility_for_disabilities))
    .map((row) =>
      `${asText(row.description)}. ${asText(row.details)}. ${asText(row.accessibility)}`.slice(0, 4000),
    )
    .join('\n')
    .toLowerCase();
  const lowerCase = serviceText.slice(0, MAX_SEARCHED_LENGTH).toLowerCase();
  // Few texts say any of it: the others are searched once.
  const inText = IN_TEXT_HINTS.test(lowerCase) ? lowerCase.replaceAll('é', 'e') : '';
  const lacks = namedBy(ACCESS_LACKS, text);
  const lacksInText = namedBy(ACCESS_LACKS, inText);
  const has = [
    ...namedBy(ACCESS_HAS, text),
    ...namedBy(ACCESS_IN_TEXT, inText).filter((need) => !lacksInText.includes(need)),
  ].filter((need) => !lacks.includes(need));
  return { access: [...new Set(has)], accessLacks: [...new Set(lacks)] };
}

const namedBy = (patterns: readonly [AccessFeature, RegExp][], text: string): AccessFeature[] =>
  text ? patterns.filter(([, pattern]) => pattern.test(text)).map(([need]) => need) : [];
