/** A record as somebody sent it: nothing about its fields is certain. */
export type RawRecord = Record<string, unknown>;

/** An object, or null. */
export const asObject = (value: unknown): RawRecord | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as RawRecord) : null;

/** The objects in a list; a single object counts as a list of one. */
export const asObjects = (value: unknown): RawRecord[] =>
  (Array.isArray(value) ? value : [value]).map(asObject).filter((item) => item !== null);

/** A string or finite number as trimmed text; anything else is empty. */
export const asText = (value: unknown): string => {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
};

/** A number, also when it is written as text or with a decimal comma; otherwise null. */
export function asNumber(value: unknown): number | null {
  const text = asText(value).replace(/^(-?\d+),(\d+)$/, '$1.$2');
  if (!/^[-+]?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(text)) return null;
  const number = Number(text);
  return Number.isFinite(number) ? number : null;
}

/** The YYYY-MM-DD of an ISO date or date-time after 1900-01-01; otherwise null. */
export function asDate(value: unknown): string | null {
  const date = /^(\d{4}-\d{2}-\d{2})(?:[T ].*)?$/.exec(asText(value))?.[1];
  if (!date) return null;
  const moment = new Date(`${date}T00:00:00Z`);
  const iso = Number.isNaN(moment.getTime()) ? '' : moment.toISOString().slice(0, 10);
  return iso === date && iso > '1900-01-01' ? iso : null;
}
