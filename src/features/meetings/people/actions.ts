import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { ok, refuse } from '#core/result.ts';
import { letInWaiting } from '../admission/admit.ts';
import { leaveWaitlist } from '../admission/queries.ts';
import { findEdition } from '../edition/queries.ts';
import { askMailPermission } from '../mail-permission/mail.ts';
import { registrationForm } from '../registration-form/actions.ts';
import { changeRegistration } from '../registration-form/change-registration.ts';
import { registrationFormErrors } from '../registration-form/rules.ts';
import { sendCancellationEmail, sendLinkEmail } from '../registrations/mail.ts';
import { listRegistrations, updateRegistrationFields } from '../registrations/queries.ts';
import { fillVacancies } from '../seating/fill-vacancies.ts';
import { reseat } from '../seating/late-arrivals.ts';
import { lockSeating } from '../seating/lock-queries.ts';
import { vacateSeats } from '../seating/queries.ts';

/** As many as a page of the table shows. */
const MAX_CHOSEN = 50;
const chosen = z.array(z.uuid()).min(1).max(MAX_CHOSEN);

/** Corrects a registration for whoever called or stands at the desk. */
export const correctRegistration = action({
  name: 'meetings.correct',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({ edition: z.uuid(), registration: z.uuid(), form: registrationForm }),
  run: async ({ tx, app, actor }, { edition: id, registration, form }) => {
    const edition = await findEdition(tx, { id });
    const [before] = await listRegistrations(tx, id, { id: registration });
    if (!edition || before?.state !== 'coming') return refuse('not-found');
    if (registrationFormErrors(form, edition).length) return refuse('not-right');
    if (form.email && form.email !== before.email)
      await askMailPermission(tx, app, {
        thing: { kind: 'sign-up', id: registration },
        email: form.email,
        language: before.language,
        cause: 'team',
      });
    const changed = await changeRegistration(tx, app, edition, before, form, actor.name);
    return changed ? ok(null) : refuse('changed-elsewhere');
  },
});

/** A note of the team about a registration. */
export const saveNote = action({
  name: 'meetings.note',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({
    edition: z.uuid(),
    registration: z.uuid(),
    expectedVersion: z.int32(),
    note: z.string().trim().max(2_000),
  }),
  run: async ({ tx, actor, now }, { edition, registration, expectedVersion, note }) => {
    const [before] = await listRegistrations(tx, edition, { id: registration });
    if (!before) return refuse('not-found');
    // Something else of the registration may have changed meanwhile: a note does not stand in its way.
    if (before.version !== expectedVersion && before.note !== note) return refuse('changed-elsewhere');
    const values = { note, changed_at: now, changed_by: actor.name };
    const saved = await updateRegistrationFields(tx, registration, before.version, values);
    return saved ? ok(null) : refuse('changed-elsewhere');
  },
});

/**
 * These do not come after all. Seats go to whoever waits, and whoever gave an address is told.
 * @returns the ids of those that were coming, to take it back
 */
export const cancelForPeople = action({
  name: 'meetings.cancel-for',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({ edition: z.uuid(), registrations: chosen }),
  run: async ({ tx, app, actor, now }, { edition: id, registrations }) => {
    const edition = await findEdition(tx, { id });
    if (!edition) return refuse('not-found');
    await lockSeating(tx, id);
    const cancelled: string[] = [];
    for (const registrationId of new Set(registrations)) {
      const [before] = await listRegistrations(tx, id, { id: registrationId });
      if (!before || before.state === 'cancelled') continue;
      const values = { state: 'cancelled' as const, changed_at: now, changed_by: actor.name };
      if (!(await updateRegistrationFields(tx, registrationId, before.version, values)))
        return refuse('changed-elsewhere');
      await vacateSeats(tx, registrationId);
      await leaveWaitlist(tx, registrationId);
      await sendCancellationEmail(tx, app, edition, { ...before, ...CANCELLED(before.version) }, 'team');
      cancelled.push(registrationId);
    }
    await fillVacancies(tx, app, id);
    await letInWaiting(tx, app, id);
    return ok({ cancelled });
  },
});

/** What an e-mail about a cancelled registration says of it. */
const CANCELLED = (version: number) => ({ state: 'cancelled' as const, version: version + 1, seats: [] });

/** They come after all: a mistake is taken back. They get a seat as whoever comes now, for theirs may be given away. */
export const undoCancel = action({
  name: 'meetings.undo-cancel-for',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({ edition: z.uuid(), registrations: chosen }),
  run: async ({ tx, app, actor, now }, { edition: id, registrations }) => {
    const edition = await findEdition(tx, { id });
    if (!edition) return refuse('not-found');
    await lockSeating(tx, id);
    let restored = 0;
    for (const registrationId of new Set(registrations)) {
      const [before] = await listRegistrations(tx, id, { id: registrationId });
      if (before?.state !== 'cancelled' || before.mergedInto) continue;
      const values = { state: 'coming' as const, changed_at: now, changed_by: actor.name };
      if (!(await updateRegistrationFields(tx, registrationId, before.version, values)))
        return refuse('changed-elsewhere');
      await reseat(tx, app, edition, { ...before, state: 'coming', version: before.version + 1 });
      restored++;
    }
    return ok({ restored });
  },
});

/** Sends the link of their own page once more. @returns how many get it, and how many have no address that we may use */
export const resendLinks = action({
  name: 'meetings.resend-link',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({ edition: z.uuid(), registrations: chosen }),
  run: async ({ tx, app }, { edition: id, registrations }) => {
    const edition = await findEdition(tx, { id });
    if (!edition) return refuse('not-found');
    let reached = 0;
    const unique = new Set(registrations);
    for (const registrationId of unique) {
      const [registration] = await listRegistrations(tx, id, { id: registrationId });
      if (registration?.state !== 'coming') continue;
      if (await sendLinkEmail(tx, app, edition, registration, 'team')) reached++;
    }
    return ok({ reached, others: unique.size - reached });
  },
});
