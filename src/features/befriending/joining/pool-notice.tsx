import type { RequestContext } from '#core/http/request-context.ts';
import { findPool } from '../model/queries.ts';
import { PoolNotice } from './PoolNotice.tsx';

/** What the page of an initiative says when it brings people together; null on any other. */
export async function poolNotice(ctx: RequestContext, initiative: string) {
  const pool = ctx.fromMemory ? undefined : await ctx.readPublic((tx) => findPool(tx, { initiative }));
  return pool?.open ? <PoolNotice language={ctx.language} pool={pool.listing} /> : null;
}
