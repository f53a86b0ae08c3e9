const SEPARATED_DIGITS = /(?<!\d)\d(?:[ .-]?\d){7,8}(?!\d)/g;
const ISO_DAY = /(?<!\d)(?:19|20)\d\d-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01])(?!\d)/g;

/**
 * Is there something in a text that can be a citizen service number (BSN)? Nine digits, or eight where the zero in front was left
 * out, that pass the eleven test (Regeling burgerservicenummer, annex). Such a number is stored nowhere here.
 */
export function containsBsn(text: string): boolean {
  const runs = text.replace(ISO_DAY, ' ').match(SEPARATED_DIGITS) ?? [];
  return runs.some((run) => isBsn(run.replace(/\D/g, '').padStart(9, '0')));
}

function isBsn(digits: string): boolean {
  const weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return sum > 0 && sum % 11 === 0;
}
