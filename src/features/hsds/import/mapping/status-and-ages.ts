import type { RecordIssueSink } from '../../schema/issues.ts';
import { asDate, asNumber, asText, type RawRecord } from '../../schema/values.ts';

/** Spellings of the four statuses of HSDS. */
const STATUS = new Map(
  Object.entries({
    active: 'active',
    actief: 'active',
    open: 'active',
    published: 'active',
    live: 'active',
    current: 'active',
    inactive: 'inactive',
    inactief: 'inactive',
    closed: 'inactive',
    gesloten: 'inactive',
    draft: 'inactive',
    archived: 'inactive',
    defunct: 'defunct',
    opgeheven: 'defunct',
    'temporarily closed': 'temporarily closed',
    suspended: 'temporarily closed',
    'tijdelijk gesloten': 'temporarily closed',
  }),
);

/** One of the four statuses of HSDS. Empty, as in most real exports, means active. */
export function statusOf(value: unknown, addIssue: RecordIssueSink): string {
  const text = asText(value).toLowerCase().replace(/[_-]+/g, ' ');
  if (!text) return 'active';
  const status = STATUS.get(text);
  if (!status) addIssue('unknown-status', 'status', text);
  return status ?? 'inactive';
}

const MAX_AGE_YEARS = 130;

/** In the words on who may come. */
const ADULTS_ONLY =
  /(?<![\d-])18 ?\+|\bvanaf (?:de leeftijd van )?18 jaar\b|\bvanaf de leeftijd van 18\b|\b(?:from|over) the age of 18\b|\bfrom 18 years\b|\baged 18\b|\bover 18s?\b|\b18 (?:jaar|years?)? ?(?:en|of|and|or) (?:ouder|older|over|above)\b|\b(?:alleen|uitsluitend) (?:voor )?volwassenen\b|\badults only\b/i;

/** Minimum and maximum age in whole years; 18 when only the words say that it is for adults. */
export function agesOf(
  raw: RawRecord,
  addIssue: RecordIssueSink,
): { ageMin: number | null; ageMax: number | null } {
  const original = `${asText(raw.minimum_age)}–${asText(raw.maximum_age)}`;
  const age = (value: unknown): number | null | 'wrong' => {
    if (!asText(value)) return null;
    const years = asNumber(value);
    return years !== null && years >= 0 && years <= MAX_AGE_YEARS ? Math.floor(years) : 'wrong';
  };
  const [minimum, maximum] = [age(raw.minimum_age), age(raw.maximum_age)];
  const isContradictory = typeof minimum === 'number' && typeof maximum === 'number' && minimum > maximum;
  if (minimum === 'wrong' || maximum === 'wrong' || isContradictory) {
    addIssue('bad-age', 'minimum_age', original);
    return { ageMin: null, ageMax: null };
  }
  if (
    minimum === null &&
    maximum === null &&
    ADULTS_ONLY.test(asText(raw.eligibility_description).slice(0, 2000))
  )
    return { ageMin: 18, ageMax: null };
  // "From 0" and "to 99" mean everybody.
  return { ageMin: minimum || null, ageMax: maximum !== null && maximum >= 99 ? null : maximum };
}

/** The moment of the last confirmation; null when it is in the future. */
export function confirmedAt(value: unknown, today: string, addIssue: RecordIssueSink): string | null {
  if (!asText(value)) return null;
  const date = asDate(value);
  if (date && date <= today) return `${date}T00:00:00Z`;
  addIssue('bad-date', 'assured_date', value);
  return null;
}
