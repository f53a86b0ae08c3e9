import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { deterministicId } from '#core/private-links.ts';
import { ok } from '#core/result.ts';
import { guessReading } from '../guess.ts';
import { addSheet, dropSheet, readingsBefore } from '../store/sheets.ts';
import type { Grid } from '../types.ts';
import { sourceOf, within } from './which.ts';

/** A list that was read: kept with a guess of what its columns hold. @returns its number */
export const bringSpreadsheet = action({
  name: 'directory.bring-spreadsheet',
  allow: 'organiser',
  scope: within,
  input: z.object({
    idempotencyKey: z.string().min(8).max(64),
    fileName: z.string().trim().min(1).max(200),
    grids: z.custom<Grid[]>((given) => Array.isArray(given) && given.length > 0),
  }),
  run: async ({ tx, app, actor, now }, { idempotencyKey, fileName, grids }) => {
    const { key: team, name: by } = actor;
    const id = deterministicId(app, 'spreadsheet', idempotencyKey);
    const listName = fileName.replace(/\.\w{1,5}$/, '').slice(0, 120) || fileName;
    const reading = guessReading(grids, fileName, await readingsBefore(tx));
    await addSheet(tx, { id, by, team, fileName, listName, source: sourceOf(listName), reading, grids }, now);
    return ok(id);
  },
});

/** Throws a list away that was never planted. */
export const dropSpreadsheet = action({
  name: 'directory.drop-spreadsheet',
  allow: 'organiser',
  scope: within,
  input: z.object({ sheet: z.uuid() }),
  run: async ({ tx }, { sheet }) => {
    await dropSheet(tx, sheet);
    return ok(null);
  },
});
