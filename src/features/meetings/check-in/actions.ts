import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { ok, refuse } from '#core/result.ts';
import { findEdition } from '../edition/queries.ts';
import { breakoutRounds } from '../edition/rules.ts';
import { listRegistrations } from '../registrations/queries.ts';
import { fillVacancies } from '../seating/fill-vacancies.ts';
import { lockSeating } from '../seating/lock-queries.ts';
import { vacateSeats } from '../seating/queries.ts';
import { deleteAttendance, recordAttendance } from './queries.ts';

const MAX_SCANS = 500;
const badgeCode = z.string().trim().toUpperCase().max(20);
const badgeScan = z.object({ code: badgeCode, at: z.coerce.date(), device: z.string().max(40) });

/**
 * Checks people in, as phones scanned their badges: perhaps hours ago and without network. The same scan twice counts
 * once. Answers how many of the badges belong to this edition.
 */
export const checkIn = action({
  name: 'meetings.check-in',
  allow: 'desk',
  scope: ({ edition }) => edition,
  input: z.object({ edition: z.uuid(), scans: z.array(badgeScan).max(MAX_SCANS) }),
  run: async ({ tx, now }, { edition, scans }) => {
    // On a phone whose clock runs ahead, nobody arrives later than now.
    const notLaterThanNow = scans.map((scan) => ({ ...scan, at: scan.at > now ? now : scan.at }));
    return ok({ known: await recordAttendance(tx, edition, notLaterThanNow) });
  },
});

/** Takes back a check-in that was a mistake. */
export const undoCheckIn = action({
  name: 'meetings.undo-check-in',
  allow: 'desk',
  scope: ({ edition }) => edition,
  input: z.object({ edition: z.uuid(), code: badgeCode }),
  run: async ({ tx }, { edition, code }) => {
    await deleteAttendance(tx, edition, code);
    return ok(null);
  },
});

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
