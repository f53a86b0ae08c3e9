import { z } from 'zod';
import { action } from '#core/access/action.ts';
import type { Tx } from '#core/db/connection.ts';
import { actByPrivateLink } from '#core/db/rls-context.ts';
import { hashToken } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { findEdition } from '../edition/queries.ts';
import { breakOutsOf, phaseOf } from '../edition/rules.ts';
import type { Edition } from '../edition/types.ts';
import { waitForSeats } from '../edition/write-queries.ts';
import { comeForm, saveForm } from '../registration-form/actions.ts';
import { flawsOf } from '../registration-form/rules.ts';
import { changeSignUp, signUpByLink } from '../registrations/queries.ts';
import { tellCancelled } from '../registrations/registration-mail.ts';
import type { SignUp } from '../registrations/types.ts';
import { settle } from '../seating/fill-vacancies.ts';
import { placeAnew } from '../seating/late-arrivals.ts';
import { endOffer, giveSeats, leaveSeats, waitFor } from '../seating/queries.ts';
import { wisherOf } from '../seating/regret.ts';

const link = z.string().min(20).max(100);

/** The sign-up that a link belongs to, and what it is for. */
async function mineBy(tx: Tx, hash: Buffer): Promise<{ before: SignUp; edition: Edition } | undefined> {
  const before = await signUpByLink(tx, hash);
  const edition = before && (await findEdition(tx, { id: before.editionId }));
  return before && edition && { before, edition };
}

/** May somebody still change what they said? */
const isClosed = (edition: Edition, now: Date): boolean =>
  ['over', 'cancelled'].includes(phaseOf(edition, now));

/** Changes one's own sign-up. When wishes or the number of people change after the seating, seats are sought anew. */
export const changeComing = action({
  name: 'meetings.change',
  allow: 'anyone',
  input: z.object({ link, form: comeForm }),
  run: async ({ tx, app, now }, said) => {
    const hash = hashToken(said.link);
    const mine = await mineBy(tx, hash);
    if (mine?.before.state !== 'coming') return refuse('not-there');
    const { before, edition } = mine;
    if (isClosed(edition, now)) return refuse('over');
    const { form } = said;
    if (flawsOf(form, new Set(breakOutsOf(edition).map(({ id }) => id))).length) return refuse('not-right');
    const changed = await changeSignUp(tx, before.id, form.seen, {
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
    const after = await signUpByLink(tx, hash);
    if (!after) throw new Error('a sign-up cannot be read by its own link');
    if (edition.seating === 'published' && wantsOther(before, after)) {
      await placeAnew(tx, app, edition, after);
      await settle(tx, app, edition.id);
    }
    return ok(null);
  },
});

const wantsOther = (a: Parameters<typeof wisherOf>[0], b: typeof a): boolean =>
  JSON.stringify([a.wishes, a.size, a.anyOther]) !== JSON.stringify([b.wishes, b.size, b.anyOther]);

/** Does not come after all: seats go to whoever waits, at once. */
export const cancelComing = action({
  name: 'meetings.cancel',
  allow: 'anyone',
  input: z.object({ link }),
  run: async ({ tx, app, now }, said) => {
    const hash = hashToken(said.link);
    const mine = await mineBy(tx, hash);
    if (!mine) return refuse('not-there');
    const { before, edition } = mine;
    if (before.state === 'cancelled') return ok(null);
    await waitForSeats(tx, edition.id);
    const values = { state: 'cancelled' as const, changed_at: now };
    if (!(await changeSignUp(tx, before.id, before.version, values))) return refuse('changed-elsewhere');
    await leaveSeats(tx, before.id);
    const after = await signUpByLink(tx, hash);
    if (after) await tellCancelled(tx, app, edition, after);
    await settle(tx, app, edition.id);
    return ok(null);
  },
});

/** Comes after all; as whoever signs up now. */
export const comeAgain = action({
  name: 'meetings.come-again',
  allow: 'anyone',
  input: z.object({ link }),
  run: async ({ tx, app, now }, said) => {
    const mine = await mineBy(tx, hashToken(said.link));
    if (!mine) return refuse('not-there');
    const { before, edition } = mine;
    if (isClosed(edition, now)) return refuse('over');
    if (before.state === 'coming') return ok(null);
    if (!(await changeSignUp(tx, before.id, before.version, { state: 'coming', changed_at: now })))
      return refuse('changed-elsewhere');
    await placeAnew(tx, app, edition, { ...before, state: 'coming', version: before.version + 1 });
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
    const found = await signUpByLink(tx, hash);
    if (!found) return refuse('not-there');
    await waitForSeats(tx, found.editionId);
    const mine = await signUpByLink(tx, hash);
    const offer = mine?.offers.find(({ partId }) => partId === said.part);
    const edition = await findEdition(tx, { id: found.editionId });
    const part = edition?.parts.find(({ id }) => id === said.part);
    if (!mine || !offer || !part || offer.endsAt <= now) return refuse('offer-over');
    await actByPrivateLink(tx, hash);
    await endOffer(tx, mine.id, said.part);
    const { options } = wisherOf(mine, part.id, part.breakOuts);
    const dearer = options.slice(0, options.indexOf(offer.breakOutId));
    const waiting = mine.queue.map(({ breakOutId }) => breakOutId);
    if (said.yes) {
      const wish = (mine.wishes[part.id] ?? []).indexOf(offer.breakOutId) + 1;
      const seat = { partId: part.id, breakOutId: offer.breakOutId, how: 'moved' as const, reason: { wish } };
      await giveSeats(tx, [{ whose: mine, seat }], now);
      await waitFor(
        tx,
        mine,
        part.id,
        waiting.filter((id) => dearer.includes(id)),
        now,
      );
    } else {
      await waitFor(
        tx,
        mine,
        part.id,
        waiting.filter((id) => id !== offer.breakOutId),
        now,
      );
    }
    await settle(tx, app, mine.editionId);
    return ok(null);
  },
});
