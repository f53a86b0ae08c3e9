import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { hashToken } from '#core/private-links.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { type ListingOwner, listingOwners, ownerLinkToken } from '#features/directory';
import { listPools } from '../../model/queries.ts';
import type { Pool } from '../../model/rules.ts';
import { followUpOf } from '../../pairs/follow-up-queries.ts';
import { checksOf } from '../../safety/check-queries.ts';
import { countWaitingReports } from '../../safety/queries.ts';
import { isCheckValid } from '../../safety/rules.ts';
import { countNeighbourQuestions, poolCards } from '../model/queries.ts';
import { isOverdue, isWorrying } from '../pairs/rules.ts';
import { emailDigest } from './mail.ts';
import { lettersOf, markDeskTold } from './queries.ts';
import { isDigestDue } from './rules.ts';

/** Writes to each organisation what waits at its desk, at most once a week, unless it ended these letters. */
export async function writeDigests(app: AppContext): Promise<void> {
  const owners = await inTransaction(app.db, {}, async (tx) => {
    const found: { pool: Pool; owner: ListingOwner }[] = [];
    for (const pool of await listPools(tx))
      for (const owner of await listingOwners(tx, pool.initiative))
        if (owner.id === pool.listing && owner.email) found.push({ pool, owner });
    return found;
  });
  for (const { pool, owner } of owners) await writeDigest(app, pool, owner);
}

/** In a transaction of its own, acting for the organisation: it counts what the desk would show. */
const writeDigest = (app: AppContext, pool: Pool, owner: ListingOwner): Promise<void> =>
  inTransaction(app.db, { link: hashToken(ownerLinkToken(app, owner)) }, async (tx) => {
    const now = app.now();
    const letters = await lettersOf(tx, app, pool.listing);
    if (letters.stopped) return;
    const people = (await poolCards(tx, app, pool.listing)).flatMap(({ card, members }) =>
      card.state === 'active' ? members : [],
    );
    const checks = await checksOf(
      tx,
      people.map(({ id }) => id),
    );
    const today = amsterdamDate(now);
    const meeting = (await followUpOf(tx, app, pool.listing)).filter(({ state }) => state !== 'ended');
    const waiting = {
      reports: await countWaitingReports(tx),
      safety: meeting.filter(isWorrying).length,
      overdue: meeting.filter((pair) => isOverdue(pair, now)).length,
      neighbours: await countNeighbourQuestions(tx, pool.listing),
      checks: people.filter(({ id }) => !isCheckValid(checks.get(id), pool, today)).length,
    };
    if (!isDigestDue(waiting, letters.toldAt, now)) return;
    await emailDigest(tx, app, letters.id, { owner, waiting });
    await markDeskTold(tx, letters.id, now);
  });
