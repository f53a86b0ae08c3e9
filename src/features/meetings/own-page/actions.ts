import { z } from 'zod';
import { action } from '#core/access/action.ts';
import type { Tx } from '#core/db/connection.ts';
import { actByPrivateLink } from '#core/db/rls-context.ts';
import { hashToken } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { findEdition } from '../edition/queries.ts';
import { breakOutsOf, phaseOf } from '../edition/rules.ts';
import type { Edition } from '../edition/types.ts';
import { lockSeating } from '../edition/write-queries.ts';
import { registrationForm, saveForm } from '../registration-form/actions.ts';
import { registrationFormErrors } from '../registration-form/rules.ts';
import { findRegistrationByLink, updateRegistrationFields } from '../registrations/queries.ts';
import { sendCancellationEmail } from '../registrations/registration-mail.ts';
import type { Registration } from '../registrations/types.ts';
import { fillVacancies } from '../seating/fill-vacancies.ts';
import { reseat } from '../seating/late-arrivals.ts';
import { assignSeats, deleteOffer, setWaitlist, vacateSeats } from '../seating/queries.ts';
import { toCandidate } from '../seating/regret.ts';

const link = z.string().min(20).max(100);

/** The sign-up that a link belongs to, and what it is for. */
async function mineBy(tx: Tx, hash: Buffer): Promise<{ before: Registration; edition: Edition } | undefined> {
  const before = await findRegistrationByLink(tx, hash);
  const edition = before && (await findEdition(tx, { id: before.editionId }));
  return before && edition && { before, edition };
}

/** May somebody still change what they said? */
const isClosed = (edition: Edition, now: Date): boolean =>
  ['over', 'cancelled'].includes(phaseOf(edition, now));

/** Changes one's own sign-up. When wishes or the number of people change after the seating, seats are sought anew. */
export const updateRegistration = action({
  name: 'meetings.change',
  allow: 'anyone',
  input: z.object({ link, form: registrationForm }),
  run: async ({ tx, app, now }, said) => {
    const hash = hashToken(said.link);
    const mine = await mineBy(tx, hash);
    if (mine?.before.state !== 'coming') return refuse('not-there');
    const { before, edition } = mine;
    if (isClosed(edition, now)) return refuse('over');
    const { form } = said;
    if (registrationFormErrors(form, new Set(breakOutsOf(edition).map(({ id }) => id))).length)
      return refuse('not-right');
    const changed = await updateRegistrationFields(tx, before.id, form.expectedVersion, {
      email: form.email || null,
      phone: form.phone || null,
      size: form.members.length,
      any_other: form.anyOther,
      move_up: form.moveUp,
      keep_informed: form.keepInformed,
      changed_at: now,
    });
    if (!changed) return refuse('changed-elsewhere');
    await saveForm(tx, app, before, form);
    const after = await findRegistrationByLink(tx, hash);
    if (!after) throw new Error('a sign-up cannot be read by its own link');
    if (edition.seating === 'published' && wantsOther(before, after)) {
      await reseat(tx, app, edition, after);
      await fillVacancies(tx, app, edition.id);
    }
    return ok(null);
  },
});

const wantsOther = (a: Parameters<typeof toCandidate>[0], b: typeof a): boolean =>
  JSON.stringify([a.wishes, a.size, a.anyOther]) !== JSON.stringify([b.wishes, b.size, b.anyOther]);

/** Does not come after all: seats go to whoever waits, at once. */
export const cancelRegistration = action({
  name: 'meetings.cancel',
  allow: 'anyone',
  input: z.object({ link }),
  run: async ({ tx, app, now }, said) => {
    const hash = hashToken(said.link);
    const mine = await mineBy(tx, hash);
    if (!mine) return refuse('not-there');
    const { before, edition } = mine;
    if (before.state === 'cancelled') return ok(null);
    await lockSeating(tx, edition.id);
    const values = { state: 'cancelled' as const, changed_at: now };
    if (!(await updateRegistrationFields(tx, before.id, before.version, values)))
      return refuse('changed-elsewhere');
    await vacateSeats(tx, before.id);
    const after = await findRegistrationByLink(tx, hash);
    if (after) await sendCancellationEmail(tx, app, edition, after);
    await fillVacancies(tx, app, edition.id);
    return ok(null);
  },
});

/** Comes after all; as whoever signs up now. */
export const reactivate = action({
  name: 'meetings.come-again',
  allow: 'anyone',
  input: z.object({ link }),
  run: async ({ tx, app, now }, said) => {
    const mine = await mineBy(tx, hashToken(said.link));
    if (!mine) return refuse('not-there');
    const { before, edition } = mine;
    if (isClosed(edition, now)) return refuse('over');
    if (before.state === 'coming') return ok(null);
    if (
      !(await updateRegistrationFields(tx, before.id, before.version, { state: 'coming', changed_at: now }))
    )
      return refuse('changed-elsewhere');
    await reseat(tx, app, edition, { ...before, state: 'coming', version: before.version + 1 });
    return ok(null);
  },
});

/** Yes or no to an offered seat. A yes frees the seat one had; a no frees the one that was held. */
export const answerOffer = action({
  name: 'meetings.answer-offer',
  allow: 'anyone',
  input: z.object({ link, part: z.uuid(), yes: z.boolean() }),
  run: async ({ tx, app, now }, said) => {
    const hash = hashToken(said.link);
    const found = await findRegistrationByLink(tx, hash);
    if (!found) return refuse('not-there');
    await lockSeating(tx, found.editionId);
    const mine = await findRegistrationByLink(tx, hash);
    const offer = mine?.offers.find(({ partId }) => partId === said.part);
    const edition = await findEdition(tx, { id: found.editionId });
    const part = edition?.parts.find(({ id }) => id === said.part);
    if (!mine || !offer || !part || offer.endsAt <= now) return refuse('offer-over');
    await actByPrivateLink(tx, hash);
    await deleteOffer(tx, mine.id, said.part);
    const { acceptable } = toCandidate(mine, part.id, part.breakOuts);
    const dearer = acceptable.slice(0, acceptable.indexOf(offer.breakOutId));
    const waiting = mine.queue.map(({ breakOutId }) => breakOutId);
    if (said.yes) {
      const wish = (mine.wishes[part.id] ?? []).indexOf(offer.breakOutId) + 1;
      const seat = { partId: part.id, breakOutId: offer.breakOutId, how: 'moved' as const, reason: { wish } };
      await assignSeats(tx, [{ whose: mine, seat }], now);
      await setWaitlist(
        tx,
        mine,
        part.id,
        waiting.filter((id) => dearer.includes(id)),
        now,
      );
    } else {
      await setWaitlist(
        tx,
        mine,
        part.id,
        waiting.filter((id) => id !== offer.breakOutId),
        now,
      );
    }
    await fillVacancies(tx, app, mine.editionId);
    return ok(null);
  },
});
