/** Street, postcode and town. */
const WITH_POSTCODE = /^(.*?)[,\s]+(\d{4}\s?[a-z]{2})\b(?:[,\s]+(.*))?$/isu;
const STREET_AND_NUMBER =
  /^\p{L}[\p{L}\p{M}\d'’.\- ]*\s\d{1,5}\s?[a-z]?(?:[-/ ]?(?:\d{1,4}|[a-z]{1,3}|bis|hs))?$/iu;

const looksLikeAddress = (text: string): boolean =>
  WITH_POSTCODE.test(text) || STREET_AND_NUMBER.test(text.split(',')[0]?.trim() ?? '');

/**
 * The addresses in a cell: one, or several separated by a new line, `;`, ` / `, `en`, `&`. Only where each part is an
 * address by itself: "Dorpsstraat 1 en 3" is one.
 */
export function splitAddresses(cell: string): string[] {
  const whole = cell.trim();
  for (const separator of [/\s*\n+\s*/u, /\s*;\s*/u, /\s+\/\s+|\s*\|\s*/u, /,?\s+(?:en|and|&|\+|of)\s+/u]) {
    const parts = whole
      .split(separator)
      .map((part) => part.replace(/^[\s,–-]+|[\s,]+$/gu, ''))
      .filter(Boolean);
    if (parts.length > 1 && parts.every(looksLikeAddress)) return parts;
  }
  return whole ? [whole.replace(/\s*\n+\s*/gu, ', ')] : [];
}

/** The parts of `Dorpsstraat 1, 8011 AB Zwolle`; undefined when there is no postcode in it. */
export function addressParts(text: string): { street: string; postcode: string; city: string } | undefined {
  const match = WITH_POSTCODE.exec(text);
  if (!match) return undefined;
  const [, street = '', postcode = '', city = ''] = match;
  return { street: street.trim(), postcode, city: city.trim() };
}
