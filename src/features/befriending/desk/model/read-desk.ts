import { type Owner, rlsContextOf } from '#core/access/actor.ts';
import { readByConsent } from '#core/access/logged-read.ts';
import type { Tx } from '#core/db/connection.ts';
import type { PageContext } from '#core/http/page-context.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { findPool } from '../../model/queries.ts';
import type { Pool } from '../../model/rules.ts';
import { type DeskCounts, deskMenuOf } from './menu.ts';
import { countDesk } from './queries.ts';

/** What a page of the desk has to show. */
export interface DeskRead<T> {
  pool: Pool;
  /** The page with the menu of the desk beside it. */
  page: PageContext;
  counts: DeskCounts;
  value: T;
}

/**
 * Reads something for a page of the desk, with the menu beside it. Everybody whose data is on the page finds a line in their access
 * log: `read` answers with the consents by which it read.
 * @param pattern the path of the page as it stands in the access log
 * @returns undefined when the initiative brings nobody together
 */
export async function readDesk<T>(
  ctx: RequestContext<Owner>,
  pattern: string,
  read: (tx: Tx, pool: Pool) => Promise<{ value: T; consents: string[] }>,
): Promise<DeskRead<T> | undefined> {
  const { app, actor, language } = ctx;
  return readByConsent(app, rlsContextOf(actor), { purpose: 'befriending', page: pattern }, async (tx) => {
    const pool = await findPool(tx, { listing: actor.owned });
    if (!pool) return { value: undefined, consents: [] };
    const { value, consents } = await read(tx, pool);
    const counts = await countDesk(tx, pool.listing);
    const page = { ...ctx.page, deskMenu: deskMenuOf(language, actor, counts) };
    return { value: { pool, page, counts, value }, consents };
  });
}
