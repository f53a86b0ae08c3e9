import type { PageContext } from '#core/http/page-context.ts';

/**
 * The URL of the list with these filters after a change. Empty fields of the form are left out.
 * @param path of another page with the same filters, without the language
 */
export function listUrl(
  page: PageContext,
  change: (query: URLSearchParams) => void,
  path = '/initiatives',
): string {
  const query = new URLSearchParams([...new URLSearchParams(page.query)].filter(([, value]) => value !== ''));
  change(query);
  const text = query.toString();
  return `/${page.language}${path}${text ? `?${text}` : ''}`;
}

/** The URL of the same list without one filter, on its first page. */
export const listUrlWithout = (page: PageContext, field: string): string =>
  listUrl(page, (query) => {
    for (const name of [field, 'page', ...(field === 'town' ? ['km'] : [])]) query.delete(name);
  });

/** The URL of another page of the same list. */
export const listUrlOfPage = (page: PageContext, pageNumber: number): string =>
  listUrl(page, (query) => query.set('page', String(pageNumber)));

/** Asks for the list with a map, or for the list alone. */
export function setMapView(query: URLSearchParams, map: boolean): void {
  if (map) query.set('view', 'map');
  else for (const name of ['view', 'box']) query.delete(name);
}
