import type { PageContext } from '#core/http/page-context.ts';

/** The list with one thing changed in what the address asks. */
export function listUrl(page: PageContext, change: (query: URLSearchParams) => void): string {
  const query = new URLSearchParams([...new URLSearchParams(page.query)].filter(([, value]) => value !== ''));
  change(query);
  const text = query.toString();
  return `/${page.language}/initiatives${text ? `?${text}` : ''}`;
}

/** The same list, with one filter taken away. */
export const listUrlWithout = (page: PageContext, field: string): string =>
  listUrl(page, (query) => {
    for (const name of [field, 'page', ...(field === 'town' ? ['km'] : [])]) query.delete(name);
  });

/** Another page of the same list. */
export const listUrlOfPage = (page: PageContext, pageNumber: number): string =>
  listUrl(page, (query) => query.set('page', String(pageNumber)));

/** Drawn on a map as well, or the list alone. */
export function setMapView(query: URLSearchParams, map: boolean): void {
  if (map) query.set('view', 'map');
  else for (const name of ['view', 'box']) query.delete(name);
}
