import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { ok, refuse } from '#core/result.ts';
import { findEdition } from '../edition/queries.ts';
import { listRegistrations } from '../registrations/queries.ts';
import { sendNeedAnswerEmail } from './mail.ts';
import { lockNeed, saveNeedAnswer } from './queries.ts';
import { seenNeed } from './rules.ts';

/** Records what became of a need. Whoever asked is told by e-mail, and reads it on their own page. */
export const resolveNeed = action({
  name: 'meetings.settle-need',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({
    edition: z.uuid(),
    signUp: z.uuid(),
    need: z.uuid(),
    state: z.enum(['arranged', 'cannot']),
    answer: z.string().trim().max(300),
    /** What stood there when the page was opened. */
    seen: z.string().max(400).optional(),
  }),
  run: async ({ tx, app, now }, input) => {
    const edition = await findEdition(tx, { id: input.edition });
    await lockNeed(tx, input.need);
    const [before] = await listRegistrations(tx, input.edition, { id: input.signUp });
    const stored = before?.needs.find(({ id }) => id === input.need);
    if (stored && input.seen !== undefined && seenNeed(stored) !== input.seen)
      return refuse('changed-elsewhere');
    if (!edition || !(await saveNeedAnswer(tx, input, now))) return refuse('not-found');
    const [registration] = await listRegistrations(tx, input.edition, { id: input.signUp });
    const need = registration?.needs.find(({ id }) => id === input.need);
    if (registration && need) await sendNeedAnswerEmail(tx, app, edition, registration, need);
    return ok(null);
  },
});
