import { z } from 'zod';
import { idFrom } from '#features/accounts';
import { action } from '#kernel/action.ts';
import type { TeamMember } from '#kernel/actor.ts';
import { ok, refuse } from '#kernel/result.ts';
import { FIELDS } from '../spreadsheet/fields.ts';
import { guessColumns, guessReading } from '../spreadsheet/guess.ts';
import { CHOICES, type Grid } from '../spreadsheet/types.ts';
import { addSheet, changeSheet, dropSheet, findSheet, readingsBefore } from '../store/spreadsheets/sheets.ts';

/** Lists are of the whole directory: a link for one edition is not for them. */
export const within = (): string => 'directory';
export const which = { sheet: z.uuid(), seen: z.number().int() };

/** The name under which the rows of a list are kept. */
export const sourceOf = (listName: string): string =>
  `list:${
    listName
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 100) || 'list'
  }`;

/** A list that was read: kept with a guess of what its columns hold. @returns its number */
export const bringSpreadsheet = action({
  name: 'directory.bring-spreadsheet',
  may: 'organiser',
  within,
  input: z.object({
    once: z.string().min(8).max(64),
    fileName: z.string().trim().min(1).max(200),
    grids: z.custom<Grid[]>((given) => Array.isArray(given) && given.length > 0),
  }),
  run: async ({ tx, house, actor, now }, { once, fileName, grids }) => {
    const { key: team, name: by } = actor as TeamMember;
    const id = idFrom(house, 'spreadsheet', once);
    const listName = fileName.replace(/\.\w{1,5}$/, '').slice(0, 120) || fileName;
    const reading = guessReading(grids, fileName, await readingsBefore(tx));
    await addSheet(tx, { id, by, team, fileName, listName, source: sourceOf(listName), reading, grids }, now);
    return ok(id);
  },
});

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
  may: 'organiser',
  within,
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

/** What is to be done with some of the rows. */
export const chooseRows = action({
  name: 'directory.choose-rows',
  may: 'organiser',
  within,
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

/** Throws a list away that was never planted. */
export const dropSpreadsheet = action({
  name: 'directory.drop-spreadsheet',
  may: 'organiser',
  within,
  input: z.object({ sheet: z.uuid() }),
  run: async ({ tx }, { sheet }) => {
    await dropSheet(tx, sheet);
    return ok(null);
  },
});
