import type { RecordIssueSink } from '../../schema/issues.ts';
import { asDate, asNumber, asObjects, asText, type RawRecord } from '../../schema/values.ts';
import { FREE, NOT_FREE } from './wording-keywords.ts';

const MAX_CENTS = 10_000_000;

/** The price in cents: the only current price, or 0 when the text says that it is free; otherwise null. */
export function costOf(raw: RawRecord, today: string, addIssue: RecordIssueSink): number | null {
  const options = asObjects(raw.cost_options).filter(
    (option) => !hasExpired(option, today) && asNumber(option.amount) !== null,
  );
  const foreign = options.find((option) => !/^(eur|euro|€)?$/i.test(asText(option.currency)));
  if (foreign) {
    addIssue('unknown-currency', 'cost_options', foreign.currency);
    return null;
  }
  const cents = new Set(options.map((option) => Math.round((asNumber(option.amount) ?? 0) * 100)));
  const [price] = cents;
  if (cents.size > 1) addIssue('several-prices', 'cost_options', [...cents].join(', '));
  if (cents.size)
    return cents.size === 1 && price !== undefined && price >= 0 && price < MAX_CENTS ? price : null;
  const text = [raw.fees_description, raw.fees].map(asText).join(' ').slice(0, 2000);
  return FREE.test(text) && !NOT_FREE.test(text) ? 0 : null;
}

function hasExpired(option: RawRecord, today: string): boolean {
  const until = asDate(option.valid_to);
  return until !== null && until < today;
}
