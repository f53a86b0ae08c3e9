import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { ok, refuse } from '#core/result.ts';
import { takeTurns } from '#features/hsds';
import { takeBack } from '../store/changes.ts';
import { changeSheet, findSheet, newerPlanted } from '../store/sheets.ts';
import { which, within } from './which.ts';

/** Takes a whole list back: the directory is as it was, apart from what somebody changed since. */
export const undoSpreadsheet = action({
  name: 'directory.undo-spreadsheet',
  allow: 'organiser',
  scope: within,
  input: z.object(which),
  run: async ({ tx, now }, { sheet: id, seen }) => {
    const sheet = await findSheet(tx, id);
    if (sheet?.state !== 'planted') return refuse('not-there');
    await takeTurns(tx);
    if (await newerPlanted(tx, sheet)) return refuse('newer-first');
    const { back, left } = await takeBack(tx, id, sheet.source);
    // It can be read in another way, and planted again.
    const to = { state: 'read' as const, figures: { back, left } };
    return (await changeSheet(tx, id, seen, to, now)) ? ok({ back, left }) : refuse('changed-elsewhere');
  },
});
