import type { Note, Raw } from '../types.ts';
import { day, numeric, objects, plain } from '../values.ts';
import { FREE, NOT_FREE } from '../words/clear.ts';

/** What it costs in cents: one price that holds now, or clear words for free; else null. */
export function costOf(raw: Raw, today: string, note: Note): number | null {
  const options = objects(raw.cost_options).filter(
    (option) => !over(option, today) && numeric(option.amount) !== null,
  );
  const foreign = options.find((option) => !/^(eur|euro|€)?$/i.test(plain(option.currency)));
  if (foreign) {
    note('unknown-currency', 'cost_options', foreign.currency);
    return null;
  }
  const cents = new Set(options.map((option) => Math.round((numeric(option.amount) ?? 0) * 100)));
  const [only] = cents;
  if (cents.size > 1) note('several-prices', 'cost_options', [...cents].join(', '));
  if (cents.size)
    return cents.size === 1 && only !== undefined && only >= 0 && only < 10_000_000 ? only : null;
  const words = [raw.fees_description, raw.fees].map(plain).join(' ').slice(0, 2000);
  return FREE.test(words) && !NOT_FREE.test(words) ? 0 : null;
}

function over(option: Raw, today: string): boolean {
  const until = day(option.valid_to);
  return until !== null && until < today;
}
