import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { ok, refuse } from '#core/result.ts';
import { FIELDS } from '../fields.ts';
import { guessColumns, guessReading } from '../guess.ts';
import { changeSheet, findSheet } from '../store/sheets.ts';
import { sourceOf, which, within } from './which.ts';

const reading = z.object({
  sheet: z.number().int().min(0),
  headings: z.number().int().min(0),
  columns: z.array(z.enum(FIELDS)).max(60),
  town: z.string().trim().max(80),
  organisation: z.string().trim().max(120),
  ownContacts: z.boolean(),
});

/**
 * Says how a list is to be read; what was chosen for rows is asked again.
 * @returns whether the columns were guessed anew, for another sheet or other headings
 */
export const readSpreadsheet = action({
  name: 'directory.read-spreadsheet',
  allow: 'organiser',
  scope: within,
  input: z.object({ ...which, listName: z.string().trim().min(1).max(120), reading }),
  run: async ({ tx, now }, said) => {
    const sheet = await findSheet(tx, said.sheet);
    if (!sheet?.grids || sheet.state !== 'read') return refuse('not-there');
    const { sheet: at, headings } = said.reading;
    const rows = sheet.grids[at]?.rows;
    if (!rows) return refuse('not-understood');
    const other = at !== sheet.reading.sheet;
    const lower = headings !== sheet.reading.headings;
    const next = other
      ? guessReading(sheet.grids, sheet.fileName, [], at)
      : lower
        ? { ...said.reading, columns: guessColumns(rows, headings) }
        : said.reading;
    const to = { listName: said.listName, source: sourceOf(said.listName), reading: next, choices: {} };
    return (await changeSheet(tx, sheet.id, said.seen, to, now))
      ? ok({ again: other || lower })
      : refuse('changed-elsewhere');
  },
});
