import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { ok, refuse } from '#core/result.ts';
import { findEdition } from '../edition/queries.ts';
import { breakoutRounds } from '../edition/rules.ts';
import { listRegistrations } from '../registrations/queries.ts';
import { fillVacancies } from '../seating/fill-vacancies.ts';
import { lockSeating } from '../seating/lock-queries.ts';
import { vacateSeats } from '../seating/queries.ts';
import { mergeScans, takeBackScan } from './queries.ts';

const code = z.string().trim().toUpperCase().max(20);
const scan = z.object({ code, at: z.coerce.date(), device: z.string().max(40) });

/** People who came, as phones scanned them, perhaps hours ago and without network. The same scan twice counts once. */
export const checkIn = action({
  name: 'meetings.check-in',
  allow: 'desk',
  scope: ({ edition }) => edition,
  input: z.object({ edition: z.uuid(), scans: z.array(scan).max(500) }),
  run: async ({ tx, now }, { edition, scans }) => {
    // A phone whose clock runs ahead does not make anybody come later than now.
    const said = scans.map((one) => ({ ...one, at: one.at > now ? now : one.at }));
    return ok({ known: await mergeScans(tx, edition, said) });
  },
});

/** That was a mistake: this badge is not here. */
export const undoCheckIn = action({
  name: 'meetings.undo-check-in',
  allow: 'desk',
  scope: ({ edition }) => edition,
  input: z.object({ edition: z.uuid(), code }),
  run: async ({ tx }, said) => {
    await takeBackScan(tx, said.edition, said.code);
    return ok(null);
  },
});

/** Shortly before the break-outs: seats of people who did not come go to people who are here and wait. */
export const releaseSeats = action({
  name: 'meetings.release-seats',
  allow: 'desk',
  scope: ({ edition }) => edition,
  input: z.object({ edition: z.uuid() }),
  run: async ({ tx, app, now }, { edition: id }) => {
    await lockSeating(tx, id);
    const edition = await findEdition(tx, { id });
    if (edition?.seating !== 'published') return refuse('not-there');
    if (now < edition.startsAt) return refuse('too-early');
    const absent = (await listRegistrations(tx, id, { state: 'coming' })).filter(
      ({ members, hostsId }) => !hostsId && members.every(({ cameAt }) => !cameAt),
    );
    for (const part of breakoutRounds(edition)) {
      if (part.endsAt <= now) continue;
      for (const one of absent) await vacateSeats(tx, one.id, part.id);
    }
    await fillVacancies(tx, app, id);
    return ok({ released: absent.length });
  },
});
