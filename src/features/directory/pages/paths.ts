import type { Reader } from '#kernel/web.ts';

/** The list with one thing changed in what the address asks. */
function changed(reader: Reader, change: (query: URLSearchParams) => void): string {
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
