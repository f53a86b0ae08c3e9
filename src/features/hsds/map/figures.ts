import type { Note, Raw } from '../types.ts';
import { day, numeric, plain } from '../values.ts';

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

/** One of the four of HSDS. Empty, as in most real exports, means active. */
export function statusOf(value: unknown, note: Note): string {
  const text = plain(value).toLowerCase().replace(/[_-]+/g, ' ');
  if (!text) return 'active';
  const found = STATUS.get(text);
  if (!found) note('unknown-status', 'status', text);
  return found ?? 'inactive';
}

/** Youngest and oldest, in whole years. */
export function agesOf(raw: Raw, note: Note): { ageMin: number | null; ageMax: number | null } {
  const given = `${plain(raw.minimum_age)}–${plain(raw.maximum_age)}`;
  const age = (value: unknown): number | null | 'wrong' => {
    if (!plain(value)) return null;
    const years = numeric(value);
    return years !== null && years >= 0 && years <= 130 ? Math.floor(years) : 'wrong';
  };
  const [least, most] = [age(raw.minimum_age), age(raw.maximum_age)];
  if (least === 'wrong' || most === 'wrong' || (least !== null && most !== null && least > most)) {
    note('bad-age', 'minimum_age', given);
    return { ageMin: null, ageMax: null };
  }
  // "From 0" and "to 99" are how people say: everybody.
  return { ageMin: least || null, ageMax: most !== null && most >= 99 ? null : most };
}

/** The moment at which somebody last said that this is right; never one that is still to come. */
export function confirmedAt(value: unknown, today: string, note: Note): string | null {
  if (!plain(value)) return null;
  const found = day(value);
  if (found && found <= today) return `${found}T00:00:00Z`;
  note('bad-date', 'assured_date', value);
  return null;
}
