import { z } from 'zod';
import { action } from '#core/access/action.ts';
import {
  deterministicId,
  formSource,
  hashToken,
  privateLinkHash,
  privateLinkToken,
} from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { isPlainAddress } from '#core/text/email-address.ts';
import { mergeFields } from '../edition/field-merge.ts';
import { findEdition } from '../edition/queries.ts';
import { phaseOf } from '../edition/rules.ts';
import { lockForEditing } from '../edition/write-queries.ts';
import { stallValues } from './answer-fields.ts';
import { sendStallAnswerEmail } from './mail.ts';
import { findStallByLink, insertStall, listStalls, updateStall } from './queries.ts';
import { stallRequest } from './stall-request.ts';

/** Requests a stall on the market. Answers the token of a private link, on which the answer can be read later. */
export const requestStall = action({
  name: 'meetings.ask-stand',
  allow: 'anyone',
  input: stallRequest.extend({
    edition: z.uuid(),
    idempotencyKey: formSource,
    email: z.string().trim().max(200),
    languages: z.array(z.string().max(8)).max(24),
    language: z.string().max(8),
  }),
  run: async ({ tx, app, now }, input) => {
    const { edition: editionId, idempotencyKey, email, ...fields } = input;
    const edition = await findEdition(tx, { id: editionId });
    if (!edition || ['over', 'cancelled', 'draft'].includes(phaseOf(edition, now))) return refuse('over');
    if (!fields.organisation || !fields.shows) return refuse('no-words');
    if (email && !isPlainAddress(email)) return refuse('no-email');
    const id = deterministicId(app, 'stand', idempotencyKey);
    const linkHash = privateLinkHash(app, 'stand', id);
    await insertStall(tx, { ...fields, id, editionId, email: email || null, linkHash }, now);
    return ok(privateLinkToken(app, 'stand', id));
  },
});

/** Withdraws one's own request, by its private link. */
export const withdrawStall = action({
  name: 'meetings.withdraw-stand',
  allow: 'anyone',
  input: z.object({ link: z.string().min(20).max(100) }),
  run: async ({ tx }, { link }) => {
    const stall = await findStallByLink(tx, hashToken(link));
    if (!stall) return refuse('not-found');
    await updateStall(tx, stall.id, { state: 'withdrawn', number: null });
    return ok(null);
  },
});

const STALL_NUMBER = /^[\p{L}\p{N}]{1,8}$/u;

/** Accepts or declines a request, with its number on the plan and a few words; the organisation is told by e-mail. */
export const answerStall = action({
  name: 'meetings.answer-stand',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({
    edition: z.uuid(),
    stall: z.uuid(),
    seen: z.string().max(500),
    fields: z.object({
      state: z.enum(['accepted', 'declined']),
      answer: z.string().trim().max(300),
      number: z.string().trim().max(20),
    }),
  }),
  run: async ({ tx, app }, input) => {
    await lockForEditing(tx, input.edition);
    const edition = await findEdition(tx, { id: input.edition });
    const stalls = await listStalls(tx, input.edition);
    const stall = stalls.find(({ id }) => id === input.stall);
    if (!edition || !stall) return refuse('not-found');
    if (stall.state === 'withdrawn') return refuse('withdrawn');
    const { values, conflicts } = mergeFields(input.seen, stallValues(stall), input.fields);
    if (conflicts.length) return refuse('changed-elsewhere');
    const state = values.state === 'declined' ? 'declined' : 'accepted';
    const answer = values.answer || null;
    const number = state === 'accepted' && values.number ? values.number.toUpperCase() : null;
    if (number && !STALL_NUMBER.test(number)) return refuse('bad-number');
    const isTaken = stalls.some(
      (other) =>
        other.id !== stall.id && other.state !== 'withdrawn' && other.number?.toUpperCase() === number,
    );
    if (number && isTaken) return refuse('number-taken');
    if (state === stall.state && answer === stall.answer && number === stall.number) return ok(null);
    const updated = await updateStall(tx, stall.id, { state, answer, number });
    if (updated?.email)
      await sendStallAnswerEmail(tx, app, updated.email, edition, { ...stall, state, answer, number });
    return ok(null);
  },
});
