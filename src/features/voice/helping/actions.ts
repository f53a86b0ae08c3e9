import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { deterministicId, formSource, hashToken, privateLinkHash } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { amsterdamDate, isCalendarDay } from '#core/time/amsterdam.ts';
import { findConversation } from '../model/queries.ts';
import {
  deleteHours,
  findTableByLink,
  insertHours,
  insertVoiceTable,
  saveTraining,
  setTableEnded,
} from './queries.ts';
import {
  isReady,
  MAX_HOURS_WORDS_CHARACTERS,
  MAX_PAYMENT_CHARACTERS,
  MAX_PLACE_CHARACTERS,
  MAX_TABLE_NAME_CHARACTERS,
  parseHours,
  TABLE_LINK,
  TABLE_WORK,
  TRAINING_STEPS,
} from './rules.ts';
import { makeTableKeys } from './table-keys.ts';

const link = z.string().max(200);

/** Who makes policy makes a table for a key person. */
export const makeVoiceTable = action({
  name: 'voice.make_table',
  allow: 'policy',
  input: z.object({
    idempotencyKey: formSource,
    conversation: z.uuid(),
    name: z.string().trim(),
    place: z.string().trim(),
    heldOn: z.string(),
    work: z.enum(TABLE_WORK),
    payment: z.string().trim(),
  }),
  run: async ({ tx, app, actor, now }, input) => {
    const conversation = await findConversation(tx, { id: input.conversation });
    if (conversation?.tenant !== actor.tenant.id) return refuse('not-found');
    const { name, place, payment, work } = input;
    if (!name) return refuse('no-name');
    const isLong =
      name.length > MAX_TABLE_NAME_CHARACTERS ||
      place.length > MAX_PLACE_CHARACTERS ||
      payment.length > MAX_PAYMENT_CHARACTERS;
    if (isLong) return refuse('too-long');
    if (input.heldOn && !isCalendarDay(input.heldOn)) return refuse('no-day');
    const id = deterministicId(app, 'voice-table', input.idempotencyKey);
    await insertVoiceTable(tx, app, {
      id,
      conversation: conversation.id,
      name,
      place,
      heldOn: input.heldOn || null,
      work,
      payment,
      linkHash: privateLinkHash(app, TABLE_LINK, id),
      ...(await makeTableKeys()),
      madeOn: amsterdamDate(now),
    });
    return ok(id);
  },
});

/** Ends the link of a table: the paper or the tablet was lost. Or opens it again. */
export const endVoiceTable = action({
  name: 'voice.end_table',
  allow: 'policy',
  input: z.object({ conversation: z.uuid(), table: z.uuid(), end: z.boolean() }),
  run: async ({ tx, now }, { conversation, table, end }) =>
    (await setTableEnded(tx, { id: table, conversation }, end ? amsterdamDate(now) : null))
      ? ok(null)
      : refuse('unchanged'),
});

/** A key person ticks what they learned, and promises: I help, I do not look, I do not tell. */
export const keepTraining = action({
  name: 'voice.keep_training',
  allow: 'anyone',
  input: z.object({ link, trained: z.array(z.string().max(20)).max(20), promised: z.boolean() }),
  run: async ({ tx, now }, input) => {
    const table = await findTableByLink(tx, hashToken(input.link));
    if (!table) return refuse('not-found');
    const trained = TRAINING_STEPS.filter((step) => input.trained.includes(step));
    const promisedOn = input.promised ? (table.promisedOn ?? amsterdamDate(now)) : null;
    await saveTraining(tx, table.id, { trained, promisedOn });
    return ok({ ready: isReady({ trained, promisedOn }) });
  },
});

/** A key person writes hours down. */
export const writeHours = action({
  name: 'voice.write_hours',
  allow: 'anyone',
  input: z.object({
    link,
    idempotencyKey: formSource,
    workedOn: z.string(),
    hours: z.string(),
    words: z.string().trim(),
  }),
  run: async ({ tx, app, now }, input) => {
    const table = await findTableByLink(tx, hashToken(input.link));
    if (!table) return refuse('not-found');
    if (!isCalendarDay(input.workedOn)) return refuse('no-day');
    // Hours that were not worked yet cannot be paid.
    if (input.workedOn > amsterdamDate(now)) return refuse('not-yet');
    const minutes = parseHours(input.hours);
    if (minutes === null) return refuse('no-hours');
    if (input.words.length > MAX_HOURS_WORDS_CHARACTERS) return refuse('too-long');
    const id = deterministicId(app, 'voice-table-hours', input.idempotencyKey);
    await insertHours(tx, table.id, { id, workedOn: input.workedOn, minutes, words: input.words });
    return ok(null);
  },
});

/** A key person takes hours away that were written down by mistake. */
export const removeHours = action({
  name: 'voice.remove_hours',
  allow: 'anyone',
  input: z.object({ link, id: z.uuid() }),
  run: async ({ tx }, input) => {
    const table = await findTableByLink(tx, hashToken(input.link));
    if (!table) return refuse('not-found');
    await deleteHours(tx, table.id, input.id);
    return ok(null);
  },
});
