import type { Reader } from '#core/http/request-context.ts';

/** The list with one thing changed in what the address asks. */
export function changed(reader: Reader, change: (query: URLSearchParams) => void): string {
  const query = new URLSearchParams(
    [...new URLSearchParams(reader.query)].filter(([, value]) => value !== ''),
  );
  change(query);
  const text = query.toString();
  return `/${reader.language}/initiatives${text ? `?${text}` : ''}`;
}

/** The same list, with one filter taken away. */
export const without = (reader: Reader, field: string): string =>
  changed(reader, (query) => {
    for (const name of [field, 'page', ...(field === 'town' ? ['km'] : [])]) query.delete(name);
  });

/** Another page of the same list. */
export const pageAt = (reader: Reader, page: number): string =>
  changed(reader, (query) => query.set('page', String(page)));

/** Drawn on a map as well, or the list alone. */
export function viewOf(query: URLSearchParams, map: boolean): void {
  if (map) query.set('view', 'map');
  else for (const name of ['view', 'box']) query.delete(name);
}
