import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { deterministicId, hashToken, privateLinkHash } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { findEdition } from '../edition/queries.ts';
import { breakOutsOf } from '../edition/rules.ts';
import { saveAttendanceCounts } from '../edition/write-queries.ts';
import { listRegistrations } from '../registrations/queries.ts';
import { countAttendance } from '../registrations/rules.ts';
import { addOutcome, agreementByLink, changeOutcome, layTable, tableByLink } from './queries.ts';
import { OUTCOME_KINDS } from './types.ts';

const link = z.string().min(20).max(100);
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Puts a card on every table of an edition. */
export const layTables = action({
  name: 'meetings.lay-tables',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({ edition: z.uuid() }),
  run: async ({ tx, app }, { edition: id }) => {
    const edition = await findEdition(tx, { id });
    for (const one of edition ? breakOutsOf(edition) : [])
      await layTable(tx, {
        breakOutId: one.id,
        editionId: id,
        linkHash: privateLinkHash(app, 'table', one.id),
      });
    return ok(null);
  },
});

/** Writes a line on the card of a table: a bottleneck, an insight, a solution, or an agreement with an owner and a date. */
export const writeOutcome = action({
  name: 'meetings.write-outcome',
  allow: 'anyone',
  input: z.object({
    link,
    idempotencyKey: z.string().min(8).max(64),
    kind: z.enum(OUTCOME_KINDS),
    words: z.string().trim().max(600),
    owner: z.string().trim().max(120),
    email: z.string().trim().max(200),
    dueOn: z.string().max(10),
  }),
  run: async ({ tx, app, now }, said) => {
    const table = await tableByLink(tx, hashToken(said.link));
    if (!table) return refuse('not-there');
    if (!said.words) return refuse('no-words');
    const agreement = said.kind === 'agreement';
    if (agreement && !(said.owner && /^\d{4}-\d{2}-\d{2}$/.test(said.dueOn))) return refuse('no-owner');
    if (said.email && !EMAIL.test(said.email)) return refuse('no-owner');
    const id = deterministicId(app, 'outcome', said.idempotencyKey);
    await addOutcome(
      tx,
      {
        id,
        ...table,
        kind: said.kind,
        words: said.words,
        owner: agreement ? said.owner : null,
        ownerEmail: (agreement && said.email) || null,
        dueOn: agreement ? said.dueOn : null,
        linkHash: privateLinkHash(app, 'agreement', id),
      },
      now,
    );
    return ok(null);
  },
});

/** Takes a line off the card. */
export const removeOutcome = action({
  name: 'meetings.drop-outcome',
  allow: 'anyone',
  input: z.object({ link, id: z.uuid(), seen: z.number().int() }),
  run: async ({ tx, now }, said) => {
    if (!(await tableByLink(tx, hashToken(said.link)))) return refuse('not-there');
    const done = await changeOutcome(tx, said.id, said.seen, { state: 'dropped' }, now);
    return done ? ok(null) : refuse('changed-elsewhere');
  },
});

/** The owner of an agreement says how it stands. */
export const answerAgreement = action({
  name: 'meetings.answer-agreement',
  allow: 'anyone',
  input: z.object({
    link,
    state: z.enum(['open', 'done', 'dropped']),
    answer: z.string().trim().max(600),
    seen: z.number().int(),
  }),
  run: async ({ tx, now }, said) => {
    const agreement = await agreementByLink(tx, hashToken(said.link));
    if (!agreement) return refuse('not-there');
    const values = { state: said.state, answer: said.answer || null, answered_at: now };
    const done = await changeOutcome(tx, agreement.id, said.seen, values, now);
    return done ? ok(null) : refuse('changed-elsewhere');
  },
});

/** Makes the report public, with counts that stay when everything personal is gone. */
export const publishReport = action({
  name: 'meetings.publish-report',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({ edition: z.uuid() }),
  run: async ({ tx, now }, { edition: id }) => {
    const edition = await findEdition(tx, { id });
    if (!edition) return refuse('not-there');
    if (now < edition.startsAt) return refuse('too-early');
    const registrations = await listRegistrations(tx, id, { state: 'coming' });
    await saveAttendanceCounts(tx, id, countAttendance(registrations));
    return ok(null);
  },
});
