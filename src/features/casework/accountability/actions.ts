import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { ok, refuse } from '#core/result.ts';
import { containsBsn } from '../model/bsn.ts';
import { LOOK_REASONS } from '../model/looks.ts';
import { CASEWORK_PATH } from '../model/paths.ts';
import { addReason, caseBehindReason } from './queries.ts';

const MAX_WORDS_LENGTH = 200;

/** Says why one looks at the case of a colleague, or at a closed one. The lead and the newcomer read it. */
export const giveLookReason = action({
  name: 'casework.give-look-reason',
  allow: 'caseworker',
  input: z.object({
    case: z.uuid(),
    reason: z.enum(LOOK_REASONS),
    words: z
      .string()
      .trim()
      .max(MAX_WORDS_LENGTH)
      .refine((words) => !containsBsn(words)),
  }),
  run: async ({ tx, app, actor, now }, { case: caseId, reason, words }) => {
    if (reason === 'other' && !words) return refuse('no-words');
    if (!(await caseBehindReason(tx, actor, caseId, now))) return ok(null);
    const page = `${CASEWORK_PATH}/:case/reason`;
    await addReason(tx, app, actor, { caseId, page, reason, words }, now);
    return ok(null);
  },
});
