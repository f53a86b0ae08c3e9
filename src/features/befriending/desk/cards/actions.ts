import { z } from 'zod';
import { type ActionContext, action } from '#core/access/action.ts';
import type { Owner } from '#core/access/actor.ts';
import { ok, refuse } from '#core/result.ts';
import { amsterdamDate, isCalendarDay } from '#core/time/amsterdam.ts';
import { saveDeskPause } from '../../model/pause-queries.ts';
import { findPool } from '../../model/queries.ts';
import { checksOf, noteCheck, removeCheck } from '../../safety/check-queries.ts';
import { isCheckValid } from '../../safety/rules.ts';
import { poolCards, setCardState } from '../model/queries.ts';
import { emailPaused } from './mail.ts';
import { MAX_REASON_LENGTH } from './rules.ts';

/** Puts a card on pause for its people, who read why: nothing new is proposed, and what goes on goes on. */
export const pauseCard = action({
  name: 'befriending.pause-card',
  allow: 'member',
  input: z.object({ card: z.uuid(), version: z.coerce.number().int(), reason: z.string().trim() }),
  run: async ({ tx, app, actor, now }, { card: id, version, reason }) => {
    if (reason === '') return refuse('no-reason');
    if (reason.length > MAX_REASON_LENGTH) return refuse('too-long');
    const [found] = await poolCards(tx, app, actor.owned, [id]);
    if (!found) return refuse('gone');
    // The second tap of a double click finds what the first one did.
    if (found.card.state === 'paused' && found.card.version === version + 1) return ok(null);
    const paused = await setCardState(tx, { id, version, from: ['active'], to: 'paused' }, now);
    if (!paused) return refuse('changed');
    await saveDeskPause(tx, app, { card: id, pool: actor.owned, reason }, now);
    for (const member of found.members)
      await emailPaused(tx, app, { member, key: `${id}:${version}`, state: 'paused' });
    return ok(null);
  },
});

/** Lets a card go on. Waiting still counts from the first wish. */
export const resumeCard = action({
  name: 'befriending.resume-card',
  allow: 'member',
  input: z.object({ card: z.uuid(), version: z.coerce.number().int() }),
  run: async ({ tx, app, actor, now }, { card: id, version }) => {
    const [found] = await poolCards(tx, app, actor.owned, [id]);
    if (!found) return refuse('gone');
    if (found.card.state === 'active' && found.card.version === version + 1) return ok(null);
    if (!(await setCardState(tx, { id, version, from: ['paused'], to: 'active' }, now)))
      return refuse('changed');
    for (const member of found.members)
      await emailPaused(tx, app, { member, key: `${id}:${version}`, state: 'active' });
    return ok(null);
  },
});

const noteInput = z.object({
  card: z.uuid(),
  member: z.uuid(),
  /** The day that stands on it, YYYY-MM-DD; empty: none was seen. */
  datedOn: z.string().max(10),
  /** The day that whoever decided saw on the page; empty: none. */
  seen: z.string().max(10),
});

/** Somebody of the acting organisation with what was noted of them. */
async function memberWithCheck(
  { tx, app, actor }: ActionContext<Owner>,
  { card, member: id }: { card: string; member: string },
) {
  const [found] = await poolCards(tx, app, actor.owned, [card]);
  const member = found?.members.find((known) => known.id === id);
  const pool = await findPool(tx, { listing: actor.owned });
  if (!member || !pool || pool.checkKind === 'none') return undefined;
  const noted = (await checksOf(tx, [id])).get(id)?.datedOn ?? '';
  return { member, pool, kind: pool.checkKind, noted };
}

/** Notes the day of a reference or certificate that somebody of the organisation saw: never the paper itself. */
export const noteMemberCheck = action({
  name: 'befriending.note-check',
  allow: 'member',
  input: noteInput,
  run: async (context, { card, member: id, datedOn, seen }) => {
    const { tx, now } = context;
    const found = await memberWithCheck(context, { card, member: id });
    if (!found) return refuse('gone');
    const { member, pool, kind, noted } = found;
    const today = amsterdamDate(now);
    if (!isCalendarDay(datedOn)) return refuse('no-day');
    if (datedOn > today) return refuse('future');
    const check = { kind, datedOn, remindedOn: null };
    if (!isCheckValid(check, pool, today)) return refuse('over');
    // The second tap of a double click finds what the first one noted.
    if (noted === datedOn) return ok({ before: seen });
    if (noted !== seen) return refuse('changed');
    await noteCheck(tx, member, check, now);
    return ok({ before: noted });
  },
});

/** Takes the last note back: what stood there before stands there again. */
export const undoMemberCheck = action({
  name: 'befriending.undo-check',
  allow: 'member',
  input: noteInput,
  run: async (context, { card, member: id, datedOn, seen }) => {
    const { tx, now } = context;
    const found = await memberWithCheck(context, { card, member: id });
    if (!found) return refuse('gone');
    const { member, kind, noted } = found;
    if (noted === datedOn) return ok(null);
    if (noted !== seen || datedOn > amsterdamDate(now)) return refuse('changed');
    if (datedOn === '') await removeCheck(tx, id);
    else if (isCalendarDay(datedOn)) await noteCheck(tx, member, { kind, datedOn }, now);
    else return refuse('changed');
    return ok(null);
  },
});
