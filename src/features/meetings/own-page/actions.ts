import { z } from 'zod';
import { action } from '#core/access/action.ts';
import type { Tx } from '#core/db/connection.ts';
import { actByPrivateLink } from '#core/db/rls-context.ts';
import { hashToken } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { hasRoomFor, letInWaiting } from '../admission/admit.ts';
import { sendWaitingEmail } from '../admission/mail.ts';
import { joinWaitlist, leaveWaitlist, setRegistrationState } from '../admission/queries.ts';
import { findEdition } from '../edition/queries.ts';
import { phaseOf } from '../edition/rules.ts';
import type { Edition } from '../edition/types.ts';
import { registrationForm } from '../registration-form/actions.ts';
import { changeRegistration } from '../registration-form/change-registration.ts';
import { registrationFormErrors } from '../registration-form/rules.ts';
import { sendCancellationEmail } from '../registrations/mail.ts';
import { findRegistrationByLink, updateRegistrationFields } from '../registrations/queries.ts';
import type { Registration } from '../registrations/types.ts';
import { betterThan, toCandidate, wishNumber } from '../seating/candidates.ts';
import { fillVacancies } from '../seating/fill-vacancies.ts';
import { reseat } from '../seating/late-arrivals.ts';
import { lockSeating } from '../seating/lock-queries.ts';
import { assignSeats, deleteOffer, setWaitlist, vacateSeats } from '../seating/queries.ts';

/** The token of a private link. */
const link = z.string().min(20).max(100);

/** The registration that a link belongs to, and the edition that it is for. */
async function findAttendance(
  tx: Tx,
  linkHash: Buffer,
): Promise<{ registration: Registration; edition: Edition } | undefined> {
  const registration = await findRegistrationByLink(tx, linkHash);
  const edition = registration && (await findEdition(tx, { id: registration.editionId }));
  return registration && edition && { registration, edition };
}

/** Nobody changes a registration after the meeting, or for one that was cancelled. */
const isClosed = (edition: Edition, now: Date): boolean =>
  ['over', 'cancelled'].includes(phaseOf(edition, now));

/** Changes one's own registration. When wishes or the number of people change after the seating, seats are looked for again. */
export const updateRegistration = action({
  name: 'meetings.change',
  allow: 'anyone',
  input: z.object({ link, form: registrationForm }),
  run: async ({ tx, app, now }, { link: token, form }) => {
    const linkHash = hashToken(token);
    const attendance = await findAttendance(tx, linkHash);
    if (!attendance || attendance.registration.state === 'cancelled') return refuse('not-found');
    const { registration: before, edition } = attendance;
    if (isClosed(edition, now)) return refuse('over');
    if (registrationFormErrors(form, edition).length) return refuse('not-right');
    const more = form.members.length - before.size;
    if (before.state === 'coming' && more > 0 && !(await hasRoomFor(tx, edition, more)))
      return refuse('full');
    if (!(await changeRegistration(tx, app, edition, before, form, null))) return refuse('changed-elsewhere');
    if (more < 0) await letInWaiting(tx, app, edition.id);
    return ok(null);
  },
});

/** Does not come after all: seats go to whoever waits, at once. */
export const cancelRegistration = action({
  name: 'meetings.cancel',
  allow: 'anyone',
  input: z.object({ link }),
  run: async ({ tx, app, now }, { link: token }) => {
    const linkHash = hashToken(token);
    const attendance = await findAttendance(tx, linkHash);
    if (!attendance) return refuse('not-found');
    const { registration, edition } = attendance;
    if (registration.state === 'cancelled') return ok(null);
    await lockSeating(tx, edition.id);
    const values = { state: 'cancelled' as const, changed_at: now, changed_by: null };
    if (!(await updateRegistrationFields(tx, registration.id, registration.version, values)))
      return refuse('changed-elsewhere');
    await vacateSeats(tx, registration.id);
    await leaveWaitlist(tx, registration.id);
    const after = await findRegistrationByLink(tx, linkHash);
    if (after) await sendCancellationEmail(tx, app, edition, after);
    await fillVacancies(tx, app, edition.id);
    await letInWaiting(tx, app, edition.id);
    return ok(null);
  },
});

/** Comes after all: gets a seat as whoever registers now. */
export const reactivate = action({
  name: 'meetings.come-again',
  allow: 'anyone',
  input: z.object({ link }),
  run: async ({ tx, app, now }, { link: token }) => {
    const attendance = await findAttendance(tx, hashToken(token));
    if (!attendance) return refuse('not-found');
    const { registration, edition } = attendance;
    if (isClosed(edition, now)) return refuse('over');
    if (registration.state !== 'cancelled') return ok(null);
    // Whose two registrations were put together comes with the other one.
    if (registration.mergedInto) return refuse('not-found');
    if (!(await hasRoomFor(tx, edition, registration.size))) {
      await setRegistrationState(tx, registration, 'waiting', now);
      await joinWaitlist(tx, registration, now);
      await sendWaitingEmail(tx, app, edition, {
        ...registration,
        state: 'waiting',
        version: registration.version + 1,
      });
      return ok(null);
    }
    const values = { state: 'coming' as const, changed_at: now, changed_by: null };
    if (!(await updateRegistrationFields(tx, registration.id, registration.version, values)))
      return refuse('changed-elsewhere');
    await reseat(tx, app, edition, { ...registration, state: 'coming', version: registration.version + 1 });
    return ok(null);
  },
});

/** Yes or no to an offered seat. A yes frees the seat one had; a no frees the one that was held. */
export const answerOffer = action({
  name: 'meetings.answer-offer',
  allow: 'anyone',
  input: z.object({ link, part: z.uuid(), yes: z.boolean() }),
  run: async ({ tx, app, now }, { link: token, part: partId, yes }) => {
    const linkHash = hashToken(token);
    const unlocked = await findRegistrationByLink(tx, linkHash);
    if (!unlocked) return refuse('not-found');
    await lockSeating(tx, unlocked.editionId);
    const registration = await findRegistrationByLink(tx, linkHash);
    const offer = registration?.offers.find((each) => each.partId === partId);
    const edition = await findEdition(tx, { id: unlocked.editionId });
    const item = edition?.parts.find(({ id }) => id === partId);
    if (!registration || !offer || !item || offer.endsAt <= now) return refuse('offer-over');
    await actByPrivateLink(tx, linkHash);
    await deleteOffer(tx, registration.id, item.id);
    const { breakOutId } = offer;
    const waitsFor = registration.queue.map((entry) => entry.breakOutId);
    if (yes) {
      const reason = { wish: wishNumber(registration, item.id, breakOutId) };
      const seat = { partId: item.id, breakOutId, how: 'moved' as const, reason };
      await assignSeats(tx, [{ registration, seat }], now);
      const better = betterThan(toCandidate(registration, item.id, item.breakOuts), breakOutId);
      const waitlist = waitsFor.filter((id) => better.includes(id));
      await setWaitlist(tx, registration, item.id, waitlist, now);
    } else {
      const waitlist = waitsFor.filter((id) => id !== breakOutId);
      await setWaitlist(tx, registration, item.id, waitlist, now);
    }
    await fillVacancies(tx, app, registration.editionId);
    return ok(null);
  },
});
