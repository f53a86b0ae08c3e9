import type { RequestContext } from '#core/http/request-context.ts';
import { postcodeLookup } from '#features/geography';
import { type Filters, readFilters } from '../search/filters.ts';

/** The filters in the address of this request; a postcode is where the operator says, when they imported a table. */
export async function filtersOf(ctx: RequestContext): Promise<Filters> {
  const typed = ctx.query.get('town');
  if (!typed || ctx.fromMemory) return readFilters(ctx.query);
  return readFilters(ctx.query, await ctx.readPublic((tx) => postcodeLookup(tx, typed)));
}
