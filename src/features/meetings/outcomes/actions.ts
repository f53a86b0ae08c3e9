import { z } from 'zod';
import { action } from '#core/access/action.ts';
import type { Tx } from '#core/db/connection.ts';
import { deterministicId, formSource, hashToken, privateLinkHash } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { isPlainAddress } from '#core/text/email-address.ts';
import { isCalendarDay } from '#core/time/amsterdam.ts';
import { mergeFields } from '../edition/field-merge.ts';
import { findEdition } from '../edition/queries.ts';
import { breakOutsOf } from '../edition/rules.ts';
import { saveAttendanceCounts } from '../edition/write-queries.ts';
import { askMailPermission } from '../mail-permission/mail.ts';
import { listRegistrations } from '../registrations/queries.ts';
import { countAttendance } from '../registrations/rules.ts';
import { answerValues, lineValues } from './line-fields.ts';
import {
  findAgreementByLink,
  findTableCardByLink,
  insertOutcome,
  insertTableCard,
  listOutcomes,
  updateOutcome,
} from './queries.ts';
import { type BreakOutOutcome, OUTCOME_KINDS } from './types.ts';

/** The token of the private link of a table card or an agreement. */
const link = z.string().min(20).max(100);

/** Makes a table card for every break-out of an edition. */
export const createTableCards = action({
  name: 'meetings.lay-tables',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({ edition: z.uuid() }),
  run: async ({ tx, app }, { edition: editionId }) => {
    const edition = await findEdition(tx, { id: editionId });
    for (const { id: breakOutId } of edition ? breakOutsOf(edition) : [])
      await insertTableCard(tx, {
        breakOutId,
        editionId,
        linkHash: privateLinkHash(app, 'table', breakOutId),
      });
    return ok(null);
  },
});

/** Adds a line to a table card: a bottleneck, an insight, a solution, or an agreement with an owner and a due date. */
export const addOutcome = action({
  name: 'meetings.write-outcome',
  allow: 'anyone',
  input: z.object({
    link,
    idempotencyKey: formSource,
    kind: z.enum(OUTCOME_KINDS),
    text: z.string().trim().max(600),
    owner: z.string().trim().max(120),
    email: z.string().trim().max(200),
    dueOn: z.string().max(10),
  }),
  run: async ({ tx, app, now }, input) => {
    const { kind, text, owner, email, dueOn } = input;
    const tableCard = await findTableCardByLink(tx, hashToken(input.link));
    if (!tableCard) return refuse('not-found');
    if (!text) return refuse('no-words');
    const isAgreement = kind === 'agreement';
    if (isAgreement && !(owner && isCalendarDay(dueOn))) return refuse('no-owner');
    if (email && !isPlainAddress(email)) return refuse('no-owner');
    const id = deterministicId(app, 'outcome', input.idempotencyKey);
    const agreement = isAgreement
      ? { owner, ownerEmail: email || null, dueOn }
      : { owner: null, ownerEmail: null, dueOn: null };
    const linkHash = privateLinkHash(app, 'agreement', id);
    await insertOutcome(tx, { id, ...tableCard, kind, text, ...agreement, linkHash }, now);
    // Whoever holds the link of a table types the address of somebody who may not sit there.
    if (agreement.ownerEmail)
      await askMailPermission(tx, app, {
        thing: { kind: 'agreement', id },
        email: agreement.ownerEmail,
        language: 'nl',
        cause: 'stranger',
      });
    return ok(null);
  },
});

/** The line of a table card with this id, for whoever holds the card's link. */
async function findLine(tx: Tx, token: string, id: string): Promise<BreakOutOutcome | undefined> {
  const card = await findTableCardByLink(tx, hashToken(token));
  return card && (await listOutcomes(tx, { breakOut: card.breakOutId })).find((line) => line.id === id);
}

/** Changes a line of a table card; two people at once lose nothing. */
export const changeOutcome = action({
  name: 'meetings.change-outcome',
  allow: 'anyone',
  input: z.object({
    link,
    id: z.uuid(),
    seen: z.string().max(500),
    fields: z.object({
      words: z.string().trim().max(600),
      owner: z.string().trim().max(120),
      dueOn: z.string().max(10),
    }),
  }),
  run: async ({ tx, now }, input) => {
    const line = await findLine(tx, input.link, input.id);
    if (!line) return refuse('not-found');
    const { values, conflicts } = mergeFields(input.seen, lineValues(line), input.fields);
    if (conflicts.length) return refuse('changed-elsewhere');
    const { words = '', owner = '', dueOn = '' } = values;
    if (!words) return refuse('no-words');
    const isAgreement = line.kind === 'agreement';
    if (isAgreement && !(owner && isCalendarDay(dueOn))) return refuse('no-owner');
    const agreement = isAgreement ? { owner, due_on: dueOn } : {};
    const updated = await updateOutcome(tx, line.id, line.version, { words, ...agreement }, now);
    return updated ? ok(null) : refuse('changed-elsewhere');
  },
});

/** Removes a line from a table card; it can be put back. What its owner answered already is not undone here. */
export const removeOutcome = action({
  name: 'meetings.drop-outcome',
  allow: 'anyone',
  input: z.object({ link, id: z.uuid() }),
  run: async ({ tx, now }, input) => {
    const line = await findLine(tx, input.link, input.id);
    if (!line) return refuse('not-found');
    const updated = await updateOutcome(tx, line.id, line.version, { state: 'dropped' }, now);
    return updated ? ok(null) : refuse('changed-elsewhere');
  },
});

/** Puts back a line that the table removed. */
export const restoreOutcome = action({
  name: 'meetings.restore-outcome',
  allow: 'anyone',
  input: z.object({ link, id: z.uuid() }),
  run: async ({ tx, now }, input) => {
    const line = await findLine(tx, input.link, input.id);
    if (!line || line.answeredAt) return refuse('not-found');
    const updated = await updateOutcome(tx, line.id, line.version, { state: 'open' }, now);
    return updated ? ok(null) : refuse('changed-elsewhere');
  },
});

/** The owner of an agreement tells what became of it; two people at once lose nothing. */
export const answerAgreement = action({
  name: 'meetings.answer-agreement',
  allow: 'anyone',
  input: z.object({
    link,
    seen: z.string().max(500),
    fields: z.object({ state: z.enum(['open', 'done', 'dropped']), answer: z.string().trim().max(600) }),
  }),
  run: async ({ tx, now }, input) => {
    const agreement = await findAgreementByLink(tx, hashToken(input.link));
    if (!agreement) return refuse('not-found');
    const merged = mergeFields(input.seen, answerValues(agreement), input.fields);
    if (merged.conflicts.length) return refuse('changed-elsewhere');
    const { state } = input.fields;
    const { answer = '' } = merged.values;
    const values = { state, answer: answer || null, answered_at: now };
    const updated = await updateOutcome(tx, agreement.id, agreement.version, values, now);
    return updated ? ok(null) : refuse('changed-elsewhere');
  },
});

/** Publishes the report of an edition, with attendance counts that stay when all personal data is deleted. */
export const publishReport = action({
  name: 'meetings.publish-report',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({ edition: z.uuid() }),
  run: async ({ tx, now }, { edition: id }) => {
    const edition = await findEdition(tx, { id });
    if (!edition) return refuse('not-found');
    if (now < edition.startsAt) return refuse('too-early');
    const registrations = await listRegistrations(tx, id, { state: 'coming' });
    await saveAttendanceCounts(tx, id, countAttendance(registrations));
    return ok(null);
  },
});
