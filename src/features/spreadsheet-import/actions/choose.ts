import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { ok, refuse } from '#core/result.ts';
import { changeSheet, findSheet } from '../store/sheets.ts';
import { CHOICES } from '../types.ts';
import { which, within } from './which.ts';

/** What is to be done with some of the rows. */
export const chooseRows = action({
  name: 'directory.choose-rows',
  allow: 'organiser',
  scope: within,
  input: z.object({
    ...which,
    choices: z.record(z.string().regex(/^\d{1,6}$/), z.enum(CHOICES)),
    stopGone: z.boolean().optional(),
  }),
  run: async ({ tx, now }, { sheet: id, seen, choices, stopGone }) => {
    const sheet = await findSheet(tx, id);
    if (sheet?.state !== 'read') return refuse('not-there');
    const to = { choices: { ...sheet.choices, ...choices }, stopGone: stopGone ?? sheet.stopGone };
    return (await changeSheet(tx, id, seen, to, now)) ? ok(null) : refuse('changed-elsewhere');
  },
});
