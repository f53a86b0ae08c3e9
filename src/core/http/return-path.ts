import type { RequestContext } from './request-context.ts';

/**
 * The path of ours (after the language) to which a page leads back when it is done, as its form or its address names it in `to`.
 * @returns empty when it names none, or anything but such a path: no page leads to another site
 */
export function returnPathOf({ query, form }: Pick<RequestContext, 'query' | 'form'>): string {
  const named = form.get('to') || (query.get('to') ?? '');
  return /^\/[a-z0-9-][a-z0-9/-]{0,150}$/.test(named) ? named : '';
}
