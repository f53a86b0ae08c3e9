import type { PageContext } from '#core/http/page-context.ts';

/** The list with one thing changed in what the address asks. */
export function changed(page: PageContext, change: (query: URLSearchParams) => void): string {
  const query = new URLSearchParams([...new URLSearchParams(page.query)].filter(([, value]) => value !== ''));
  change(query);
  const text = query.toString();
  return `/${page.language}/initiatives${text ? `?${text}` : ''}`;
}

/** The same list, with one filter taken away. */
export const without = (page: PageContext, field: string): string =>
  changed(page, (query) => {
    for (const name of [field, 'page', ...(field === 'town' ? ['km'] : [])]) query.delete(name);
  });

/** Another page of the same list. */
export const pageAt = (page: PageContext, pageNumber: number): string =>
  changed(page, (query) => query.set('page', String(pageNumber)));

/** Drawn on a map as well, or the list alone. */
export function viewOf(query: URLSearchParams, map: boolean): void {
  if (map) query.set('view', 'map');
  else for (const name of ['view', 'box']) query.delete(name);
}
