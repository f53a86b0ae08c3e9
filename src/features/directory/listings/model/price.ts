/** Nobody asks more than this for one time: a higher amount is a mistake. */
const MAX_CENTS = 100_000;

/**
 * Parses an amount in euros as people type it ("2,50", "€ 2", also with Arabic or Persian digits), in cents; NaN when it is
 * none, null when nothing was typed.
 */
export function parseEuros(typed: string): number | null {
  const plain = typed
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/€|euros?|eur/gi, '')
    .trim();
  if (!plain) return typed.trim() ? Number.NaN : null;
  const [, euros, cents = ''] = /^(\d{1,4})(?:[.,٫](\d{1,2}|-))?$/.exec(plain) ?? [];
  if (!euros) return Number.NaN;
  const amount = Number(euros) * 100 + Number(cents.replace('-', '').padEnd(2, '0'));
  return amount <= MAX_CENTS ? amount : Number.NaN;
}

/** An amount as the form shows it: "2,50"; empty when it is unknown or nothing. */
export const eurosText = (cents: number | null): string =>
  cents ? `${Math.floor(cents / 100)}${cents % 100 ? `,${String(cents % 100).padStart(2, '0')}` : ''}` : '';
