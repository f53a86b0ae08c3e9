import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { deterministicId, formSource } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { containsBsn } from '../model/bsn.ts';
import { findCase } from '../model/queries.ts';
import { ownCases } from '../own-access/queries.ts';
import { addIncoming } from './queries.ts';
import { OWN_SUBJECTS, receiptOf } from './rules.ts';

/**
 * A newcomer writes to the municipality, and has the receipt at once. An objection written so is one (Awb, art. 2:13): the guide
 * sees it and records it in the case.
 */
export const writeToMunicipality = action({
  name: 'casework.write-to-municipality',
  allow: 'newcomer',
  input: z.object({
    form: formSource,
    subject: z.enum(OWN_SUBJECTS),
    words: z.string().trim().max(2_000),
  }),
  run: async ({ tx, app, now }, { form, subject, words }) => {
    const [caseId] = await ownCases(tx);
    const file = caseId === undefined ? undefined : await findCase(tx, app, caseId);
    if (!file) return refuse('not-found');
    if (words === '') return refuse('empty');
    if (containsBsn(words)) return refuse('bsn');
    const id = deterministicId(app, 'case-incoming-message', form);
    const receipt = receiptOf(id);
    const today = amsterdamDate(now);
    await addIncoming(
      tx,
      app,
      null,
      {
        id,
        caseId: file.id,
        tenant: file.tenant,
        receipt,
        channel: 'form',
        subject,
        receivedOn: today,
        words,
        receiptGivenOn: today,
      },
      now,
    );
    return ok({ receipt });
  },
});
