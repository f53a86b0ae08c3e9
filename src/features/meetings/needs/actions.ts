import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { ok, refuse } from '#core/result.ts';
import { findEdition } from '../edition/queries.ts';
import { listRegistrations } from '../registrations/queries.ts';
import { sendNeedAnswerEmail } from './mail.ts';
import { answerNeed } from './queries.ts';

/** Says what became of a need; whoever asked is told, by mail and on their own page. */
export const settleNeed = action({
  name: 'meetings.settle-need',
  allow: 'organiser',
  scope: ({ edition }) => edition,
  input: z.object({
    edition: z.uuid(),
    signUp: z.uuid(),
    need: z.uuid(),
    state: z.enum(['arranged', 'cannot']),
    answer: z.string().trim().max(300),
  }),
  run: async ({ tx, app, now }, said) => {
    const edition = await findEdition(tx, { id: said.edition });
    if (!edition || !(await answerNeed(tx, said, now))) return refuse('not-there');
    const whose = (await listRegistrations(tx, said.edition, { id: said.signUp }))[0];
    const need = whose?.needs.find(({ id }) => id === said.need);
    if (whose && need) await sendNeedAnswerEmail(tx, app, edition, whose, need);
    return ok(null);
  },
});
