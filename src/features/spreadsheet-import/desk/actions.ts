import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { deterministicId, formSource } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { deactivateInitiatives, findExistingRows, findOrigins, type SavedRecord } from '#features/directory';
import { lockImports, slugOf } from '#features/hsds';
import { COLUMN_FIELDS } from '../columns/fields.ts';
import { guessColumns, guessMapping } from '../columns/guess-columns.ts';
import { importContext } from '../commit/import-context.ts';
import { makePlan } from '../commit/plan.ts';
import { recordChanges, revertChanges } from '../commit/queries.ts';
import { saveChanged, saveNew } from '../commit/save-rows.ts';
import { ROW_CHOICES } from '../commit/types.ts';
import type { SheetGrid } from '../file/grid.ts';
import {
  deleteImport,
  earlierMappings,
  findImport,
  hasNewerImport,
  insertImport,
  updateImport,
} from './queries.ts';

const MAX_LIST_NAME_LENGTH = 120;

/** Spreadsheets belong to the whole directory: a team link for one edition gives no access. */
const directoryScope = (): string => 'directory';

/** The import, and the version of it that the member of the team saw. */
const importVersion = { sheet: z.uuid(), seen: z.int32() };

/** The source under which the initiatives of a list are saved. */
const sourceOf = (listName: string): string => `list:${slugOf(listName) || 'list'}`;

/** Stores an uploaded list with a guess of what its columns hold. @returns its id */
export const uploadSpreadsheet = action({
  name: 'spreadsheet-import.bring-spreadsheet',
  allow: 'organiser',
  scope: directoryScope,
  input: z.object({
    idempotencyKey: formSource,
    fileName: z.string().trim().min(1).max(200),
    grids: z.custom<SheetGrid[]>((value) => Array.isArray(value) && value.length > 0),
  }),
  run: async ({ tx, app, actor, now }, { idempotencyKey, fileName, grids }) => {
    const { key: team, name: uploadedBy } = actor;
    const id = deterministicId(app, 'spreadsheet', idempotencyKey);
    const listName = fileName.replace(/\.\w{1,5}$/, '').slice(0, MAX_LIST_NAME_LENGTH) || fileName;
    const mapping = guessMapping(grids, fileName, await earlierMappings(tx));
    const source = sourceOf(listName);
    await insertImport(tx, { id, uploadedBy, team, fileName, listName, source, mapping, grids }, now);
    return ok(id);
  },
});

/** Deletes a list that was never committed. */
export const discardImport = action({
  name: 'spreadsheet-import.drop-spreadsheet',
  allow: 'organiser',
  scope: directoryScope,
  input: z.object({ sheet: z.uuid() }),
  run: async ({ tx }, { sheet }) => {
    await deleteImport(tx, sheet);
    return ok(null);
  },
});

const mappingInput = z.object({
  sheet: z.int32().min(0),
  headings: z.int32().min(0),
  columns: z.array(z.enum(COLUMN_FIELDS)).max(60),
  town: z.string().trim().max(80),
  organisation: z.string().trim().max(120),
  ownContacts: z.boolean(),
});

/**
 * Changes how a list is read, and resets the choices for its rows.
 * @returns whether the columns were guessed again, because another sheet or another heading row was chosen
 */
export const mapColumns = action({
  name: 'spreadsheet-import.read-spreadsheet',
  allow: 'organiser',
  scope: directoryScope,
  input: z.object({
    ...importVersion,
    listName: z.string().trim().min(1).max(MAX_LIST_NAME_LENGTH),
    reading: mappingInput,
  }),
  run: async ({ tx, now }, { sheet: id, seen, listName, reading: chosen }) => {
    const spreadsheet = await findImport(tx, id);
    if (!spreadsheet?.grids || spreadsheet.state !== 'read') return refuse('not-found');
    const { grids, fileName, mapping: current } = spreadsheet;
    const rows = grids[chosen.sheet]?.rows;
    if (!rows) return refuse('not-understood');
    const otherSheet = chosen.sheet !== current.sheet;
    const otherHeadings = chosen.headings !== current.headings;
    const mapping = otherSheet
      ? guessMapping(grids, fileName, [], chosen.sheet)
      : otherHeadings
        ? { ...chosen, columns: guessColumns(rows, chosen.headings) }
        : chosen;
    const changes = { listName, source: sourceOf(listName), mapping, choices: {} };
    return (await updateImport(tx, id, seen, changes, now))
      ? ok({ again: otherSheet || otherHeadings })
      : refuse('changed-elsewhere');
  },
});

/** Stores what should happen to some of the rows. */
export const decideRows = action({
  name: 'spreadsheet-import.choose-rows',
  allow: 'organiser',
  scope: directoryScope,
  input: z.object({
    ...importVersion,
    choices: z.record(z.string().regex(/^\d{1,6}$/), z.enum(ROW_CHOICES)),
    stopGone: z.boolean().optional(),
  }),
  run: async ({ tx, now }, { sheet: id, seen, choices, stopGone }) => {
    const spreadsheet = await findImport(tx, id);
    if (spreadsheet?.state !== 'read') return refuse('not-found');
    const changes = {
      choices: { ...spreadsheet.choices, ...choices },
      withdrawMissing: stopGone ?? spreadsheet.withdrawMissing,
    };
    return (await updateImport(tx, id, seen, changes, now)) ? ok(null) : refuse('changed-elsewhere');
  },
});

/**
 * Writes a list to the directory, all of it or nothing, and records the earlier state so that the import can be reverted.
 * @returns how many initiatives are new, changed, the same, and withdrawn
 */
export const commitImport = action({
  name: 'spreadsheet-import.commit',
  allow: 'organiser',
  scope: directoryScope,
  input: z.object(importVersion),
  run: async ({ tx, app, now }, { sheet: id, seen }) => {
    const spreadsheet = await findImport(tx, id);
    if (!spreadsheet?.grids || spreadsheet.state !== 'read') return refuse('not-found');
    await lockImports(tx);
    const { rows, missing } = await importContext(tx, app, spreadsheet);
    const plan = makePlan(rows);
    const withdrawn = spreadsheet.withdrawMissing ? await findExistingRows(tx, missing) : [];
    if (!plan.added.length && !plan.changed.length && !withdrawn.length) return refuse('nothing');
    const existing = await findExistingRows(tx, [
      ...(await findOrigins(tx, [], spreadsheet.source)).map((origin) => origin.id),
      ...plan.changed.map((change) => change.id),
    ]);
    const before = new Map([...existing, ...withdrawn].map((row) => [row.id, row]));
    const saved = [...(await saveNew(tx, spreadsheet, plan)), ...(await saveChanged(tx, plan, before))];
    const withdrawnIds = withdrawn.map((row) => row.id);
    await deactivateInitiatives(tx, withdrawnIds);
    const savedIds = saved.filter(({ outcome }) => outcome !== 'same').map((row) => row.id);
    await recordChanges(
      tx,
      id,
      [...savedIds, ...withdrawnIds].map((initiative) => ({
        initiative,
        before: before.get(initiative) ?? null,
      })),
    );
    const count = (outcome: SavedRecord['outcome']) => saved.filter((row) => row.outcome === outcome).length;
    const figures = {
      new: count('new'),
      changed: count('changed'),
      same: count('same'),
      stopped: withdrawn.length,
    };
    return (await updateImport(tx, id, seen, { state: 'imported', figures }, now))
      ? ok(figures)
      : refuse('changed-elsewhere');
  },
});

/** Reverts a whole import: the directory is as before, apart from what somebody changed since then. */
export const revertImport = action({
  name: 'spreadsheet-import.undo-spreadsheet',
  allow: 'organiser',
  scope: directoryScope,
  input: z.object(importVersion),
  run: async ({ tx, now }, { sheet: id, seen }) => {
    const spreadsheet = await findImport(tx, id);
    if (spreadsheet?.state !== 'imported') return refuse('not-found');
    await lockImports(tx);
    if (await hasNewerImport(tx, spreadsheet)) return refuse('newer-first');
    const figures = await revertChanges(tx, id, spreadsheet.source);
    // Back in state `read`, the list can be mapped differently and committed again.
    return (await updateImport(tx, id, seen, { state: 'read', figures }, now))
      ? ok(figures)
      : refuse('changed-elsewhere');
  },
});
