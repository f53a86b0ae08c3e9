/**
 * Could this be a citizen service number? Nine digits that pass the test of eleven (Wet algemene bepalingen burgerservicenummer;
 * the weights are those of the Logius test). Such a number has no place here, not even as the number of a case.
 */
export function looksLikeBsn(text: string): boolean {
  const digits = text.replace(/[\s.-]/g, '');
  if (!/^\d{9}$/.test(digits)) return false;
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at === 8 ? -1 : 9 - at), 0);
  return sum % 11 === 0;
}
