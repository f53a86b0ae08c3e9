import type { Raw } from './types.ts';

/** An object, or nothing. */
export const object = (value: unknown): Raw | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Raw) : null;

/** The objects in a list; one that stands alone counts as a list of one. */
export const objects = (value: unknown): Raw[] =>
  (Array.isArray(value) ? value : [value]).map(object).filter((each) => each !== null);

/** Words or a number as words, without space around them; everything else is nothing. */
export const plain = (value: unknown): string => {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
};

/** A number, also when written as words or with a decimal comma; null when there is none. */
export function numeric(value: unknown): number | null {
  const text = plain(value).replace(/^(-?\d+),(\d+)$/, '$1.$2');
  if (!/^[-+]?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(text)) return null;
  const number = Number(text);
  return Number.isFinite(number) ? number : null;
}

/** The day in YYYY-MM-DD of a date or a moment; null when it is none. */
export function day(value: unknown): string | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/.exec(plain(value));
  if (!found) return null;
  const moment = new Date(`${found[1]}-${found[2]}-${found[3]}T00:00:00Z`);
  const iso = Number.isNaN(moment.getTime()) ? '' : moment.toISOString().slice(0, 10);
  return iso === `${found[1]}-${found[2]}-${found[3]}` && iso > '1900-01-01' ? iso : null;
}
