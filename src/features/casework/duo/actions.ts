import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { deterministicId, formSource } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { factsOf, findCase, findEvents } from '../model/queries.ts';
import { makeDuoFile } from './duo-file.ts';
import { duoFactsOf } from './facts-of-case.ts';
import { addDuoFile, lastDuoFile } from './queries.ts';

/** Keeps what was handed over for DUO, so that the next file can say what it would withdraw. */
export const keepDuoFile = action({
  name: 'casework.keep-duo-file',
  allow: 'caseworker',
  input: z.object({ form: formSource, case: z.uuid(), seen: z.number().int() }),
  run: async ({ tx, app, actor, now }, { form, case: caseId, seen }) => {
    const file = await findCase(tx, app, caseId);
    if (!file) return refuse('not-found');
    // What was handed over is what stood on the page.
    if (file.version !== seen) return refuse('changed-elsewhere');
    const facts = factsOf(file, await findEvents(tx, app, caseId));
    const previous = (await lastDuoFile(tx, caseId))?.file ?? null;
    const made = makeDuoFile(duoFactsOf(file, facts, { today: amsterdamDate(now), previous }));
    if (!made.ok) return refuse(made.refusal);
    const id = deterministicId(app, 'case-duo-file', form);
    await addDuoFile(tx, actor, { id, caseId, file: made.value }, now);
    return ok({ id });
  },
});
