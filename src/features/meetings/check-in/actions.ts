import { z } from 'zod';
import { action } from '#core/access/action.ts';
import type { Tx } from '#core/db/connection.ts';
import { ok, refuse } from '#core/result.ts';
import { findEdition } from '../edition/queries.ts';
import { breakoutRounds } from '../edition/rules.ts';
import { badgeIndex, findBadge } from '../registrations/badge-reading.ts';
import { listRegistrations } from '../registrations/queries.ts';
import { fillVacancies } from '../seating/fill-vacancies.ts';
import { lockSeating } from '../seating/lock-queries.ts';
import { vacateSeats } from '../seating/queries.ts';
import {
  badgesOf,
  listBadgeHolders,
  lockCheckIn,
  moveEvent,
  settleUnknownScan,
  updateArrivals,
} from './queries.ts';
import { recordItems } from './record-items.ts';

/** Well above what a phone sends at once. */
const MAX_ITEMS = 500;

/**
 * Checks people in, takes a check-in back, and registers who walks in: as phones and desks recorded it, perhaps hours ago
 * and without network. The same item twice counts once. Answers of every item whom it was about; codes of nobody are kept
 * until somebody solves them.
 */
export const checkIn = action({
  name: 'meetings.check-in',
  allow: 'desk',
  scope: ({ edition }) => edition,
  input: z.object({ edition: z.uuid(), items: z.array(z.unknown()).max(MAX_ITEMS) }),
  run: async ({ tx, app, actor }, { edition, items }) => {
    // An empty request asks what others did: it locks nothing.
    const answers = items.length
      ? await recordItems({ tx, app, editionId: edition, by: actor.name }, items)
      : [];
    return ok({ answers });
  },
});

/** Says of an unknown code who it was, by the code of that person; without one it is dismissed. */
export const solveUnknownScan = action({
  name: 'meetings.solve-scan',
  allow: 'desk',
  scope: ({ edition }) => edition,
  input: z.object({ edition: z.uuid(), scan: z.uuid(), code: z.string().max(40).nullable() }),
  run: async ({ tx, actor, now }, { edition, scan, code }) => {
    await lockCheckIn(tx, edition);
    const badges = await badgesOf(tx, edition);
    const badge = code === null ? undefined : findBadge(badgeIndex(badges.keys()), code);
    const memberId = (badge && badges.get(badge)) ?? null;
    if (code !== null && memberId === null) return refuse('nobody');
    const settled = { memberId, by: actor.name, at: now };
    if (!(await settleUnknownScan(tx, { editionId: edition, id: scan }, settled))) return refuse('settled');
    if (memberId === null) return ok({ person: null });
    await updateArrivals(tx, edition, [memberId]);
    await countAnew(tx, edition, scan, memberId, now);
    const [person] = await listBadgeHolders(tx, edition, { ids: [memberId] });
    return ok({ person: person ?? null });
  },
});

/** Who says now that somebody is here, knows it better than whoever took an earlier scan back. */
async function countAnew(tx: Tx, edition: string, scan: string, memberId: string, now: Date): Promise<void> {
  const [person] = await listBadgeHolders(tx, edition, { ids: [memberId] });
  if (person?.arrival) return;
  await moveEvent(tx, edition, scan, now);
  await updateArrivals(tx, edition, [memberId]);
}

/** Shortly before the break-outs: gives the seats of people who did not come to people who are here and wait. */
export const releaseSeats = action({
  name: 'meetings.release-seats',
  allow: 'desk',
  scope: ({ edition }) => edition,
  input: z.object({ edition: z.uuid() }),
  run: async ({ tx, app, now }, { edition: id }) => {
    await lockSeating(tx, id);
    const edition = await findEdition(tx, { id });
    if (edition?.seating !== 'published') return refuse('not-found');
    if (now < edition.startsAt) return refuse('too-early');
    const absent = (await listRegistrations(tx, id, { state: 'coming' })).filter(
      ({ members, hostsId }) => !hostsId && members.every(({ cameAt }) => !cameAt),
    );
    for (const round of breakoutRounds(edition)) {
      if (round.endsAt <= now) continue;
      for (const registration of absent) await vacateSeats(tx, registration.id, round.id);
    }
    await fillVacancies(tx, app, id);
    return ok({ released: absent.length });
  },
});
