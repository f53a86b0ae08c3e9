import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { deterministicId, formSource } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { deactivateInitiatives, findExistingRows, findOrigins, type SavedRecord } from '#features/directory';
import { lockImports, slugOf } from '#features/hsds';
import { COLUMN_FIELDS } from '../columns/fields.ts';
import { emptyColumnsOf, guessColumns, guessMapping } from '../columns/guess-columns.ts';
import { importContext } from '../commit/import-context.ts';
import { makePlan, planFingerprint } from '../commit/plan.ts';
import { recordChanges, revertChanges } from '../commit/queries.ts';
import { saveChanged, saveNew, saveStopped } from '../commit/save-rows.ts';
import { ROW_CHOICES } from '../commit/types.ts';
import { countedRows, type SheetGrid } from '../file/grid.ts';
import { ROW_ISSUE_CODES } from '../rows/parsed-row.ts';
import { ROW_KEY } from './form-values.ts';
import { fieldToReplace, replacedFields } from './issue-fields.ts';
import {
  deleteImport,
  earlierMappings,
  findImport,
  hasNewerImport,
  insertImport,
  lockImport,
  updateImport,
} from './queries.ts';
import { applyChanges } from './row-changes.ts';
import { ROW_VIEWS, rowsShown } from './views.ts';

const MAX_LIST_NAME_LENGTH = 120;
const MAX_CELL_LENGTH = 4000;
/** What one page of rows can send. */
const MAX_CHANGES = 2000;

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
  takeHidden: z.boolean(),
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
    const grid = grids[chosen.sheet];
    if (!grid) return refuse('not-understood');
    const rows = countedRows(grid, chosen.takeHidden);
    const otherSheet = chosen.sheet !== current.sheet;
    // Columns that are taken in now were empty before: nobody said what they hold.
    const otherHeadings =
      chosen.headings !== current.headings || chosen.takeHidden !== (current.takeHidden ?? false);
    const mapping = otherSheet
      ? guessMapping(grids, fileName, [], chosen.sheet)
      : {
          ...chosen,
          ...(otherHeadings ? { columns: guessColumns(rows, chosen.headings) } : {}),
          emptyColumns: emptyColumnsOf(rows, chosen.headings),
        };
    // Rows that are counted anew have other cells: what was typed over them belongs to the former ones.
    const corrections = otherSheet ? {} : spreadsheet.corrections;
    const changes = { listName, source: sourceOf(listName), mapping, choices: {}, corrections, settled: [] };
    return (await updateImport(tx, id, seen, changes, now))
      ? ok({ again: otherSheet || otherHeadings })
      : refuse('changed-elsewhere');
  },
});

const rowKey = z.string().regex(ROW_KEY);
const rowChoice = z.enum(ROW_CHOICES);
const columnField = z.enum(COLUMN_FIELDS).exclude(['leave']);
const cellText = z.string().max(MAX_CELL_LENGTH);

/**
 * Stores what should happen to some of the rows, and what somebody typed over cells. What somebody else changed meanwhile
 * stays theirs, and the rest is stored.
 * @returns what two people changed
 */
export const decideRows = action({
  name: 'spreadsheet-import.choose-rows',
  allow: 'organiser',
  scope: directoryScope,
  input: z.object({
    sheet: z.uuid(),
    choices: z.array(z.object({ key: rowKey, was: rowChoice, yours: rowChoice })).max(MAX_CHANGES),
    cells: z
      .array(z.object({ row: z.int32().min(1), field: columnField, was: cellText, yours: cellText }))
      .max(MAX_CHANGES),
    stopGone: z.boolean().optional(),
  }),
  run: async ({ tx, app, now }, { sheet: id, choices, cells, stopGone }) => {
    const spreadsheet = await lockImport(tx, id);
    if (!spreadsheet?.grids || spreadsheet.state !== 'read') return refuse('not-found');
    const { rows } = await importContext(tx, app, spreadsheet);
    const applied = applyChanges(rows, spreadsheet, { choices, cells });
    const changes = {
      choices: applied.choices,
      corrections: applied.corrections,
      withdrawMissing: stopGone ?? spreadsheet.withdrawMissing,
    };
    return (await updateImport(tx, id, spreadsheet.version, changes, now))
      ? ok({ conflicts: applied.conflicts })
      : refuse('changed-elsewhere');
  },
});

/** Takes away what somebody typed over the cells of a row: the file counts again. */
export const restoreRow = action({
  name: 'spreadsheet-import.restore-row',
  allow: 'organiser',
  scope: directoryScope,
  input: z.object({ sheet: z.uuid(), row: z.int32().min(1) }),
  run: async ({ tx, now }, { sheet: id, row }) => {
    const spreadsheet = await lockImport(tx, id);
    if (spreadsheet?.state !== 'read') return refuse('not-found');
    const { [row]: _, ...corrections } = spreadsheet.corrections;
    return (await updateImport(tx, id, spreadsheet.version, { corrections }, now))
      ? ok(null)
      : refuse('changed-elsewhere');
  },
});

/** Does one thing for all rows that a page shows, wherever it can be done. @returns for how many rows */
export const decideAll = action({
  name: 'spreadsheet-import.choose-all-rows',
  allow: 'organiser',
  scope: directoryScope,
  input: z.object({
    ...importVersion,
    show: z.enum(ROW_VIEWS),
    issue: z.enum(ROW_ISSUE_CODES).optional(),
    search: z.string().max(100),
    choice: rowChoice,
  }),
  run: async ({ tx, app, now }, { sheet: id, seen, show, issue, search, choice }) => {
    const spreadsheet = await lockImport(tx, id);
    if (!spreadsheet?.grids || spreadsheet.state !== 'read') return refuse('not-found');
    const { rows } = await importContext(tx, app, spreadsheet);
    const shown = rowsShown(rows, { show, issue, search }, spreadsheet.settled).filter(({ options }) =>
      options.includes(choice),
    );
    const choices = {
      ...spreadsheet.choices,
      ...Object.fromEntries(shown.map(({ row }) => [row.key, choice])),
    };
    return (await updateImport(tx, id, seen, { choices }, now))
      ? ok({ count: shown.length })
      : refuse('changed-elsewhere');
  },
});

/** Types one text over the same words in all rows with a remark about them. @returns for how many rows */
export const replaceWords = action({
  name: 'spreadsheet-import.replace-words',
  allow: 'organiser',
  scope: directoryScope,
  input: z.object({
    sheet: z.uuid(),
    issue: z.enum(ROW_ISSUE_CODES),
    words: cellText,
    replacement: z.string().trim().min(1).max(MAX_CELL_LENGTH),
  }),
  run: async ({ tx, app, now }, { sheet: id, issue, words, replacement }) => {
    const spreadsheet = await lockImport(tx, id);
    if (!spreadsheet?.grids || spreadsheet.state !== 'read') return refuse('not-found');
    const field = fieldToReplace(issue);
    if (!field) return refuse('not-found');
    const { rows } = await importContext(tx, app, spreadsheet);
    const numbers = new Set(
      rows
        .filter(({ row }) => row.issues.some(({ code, value }) => code === issue && value === words))
        .map(({ row }) => row.row),
    );
    const cells = Object.fromEntries(replacedFields(field).map((name) => [name, '']));
    const corrections = { ...spreadsheet.corrections };
    for (const row of numbers) corrections[row] = { ...corrections[row], ...cells, [field]: replacement };
    return (await updateImport(tx, id, spreadsheet.version, { corrections }, now))
      ? ok({ count: numbers.size })
      : refuse('changed-elsewhere');
  },
});

/** Says of a kind of remark that what we did is right for all its rows, or takes that back. */
export const settleIssue = action({
  name: 'spreadsheet-import.settle-remarks',
  allow: 'organiser',
  scope: directoryScope,
  input: z.object({ sheet: z.uuid(), issue: z.enum(ROW_ISSUE_CODES), settled: z.boolean() }),
  run: async ({ tx, now }, { sheet: id, issue, settled }) => {
    const spreadsheet = await lockImport(tx, id);
    if (spreadsheet?.state !== 'read') return refuse('not-found');
    const others = spreadsheet.settled.filter((code) => code !== issue);
    const changes = { settled: settled ? [...others, issue] : others };
    return (await updateImport(tx, id, spreadsheet.version, changes, now))
      ? ok(null)
      : refuse('changed-elsewhere');
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
  input: z.object({ ...importVersion, plan: z.string().max(40) }),
  run: async ({ tx, app, now }, { sheet: id, seen, plan: seenPlan }) => {
    const spreadsheet = await lockImport(tx, id);
    if (!spreadsheet?.grids || spreadsheet.state !== 'read') return refuse('not-found');
    await lockImports(tx);
    const { rows, missing } = await importContext(tx, app, spreadsheet);
    const plan = makePlan(rows);
    if (spreadsheet.version !== seen) return refuse('changed-elsewhere');
    // The directory may have changed since the page was made: what happens is what the page said, or nothing.
    if (planFingerprint(plan, missing) !== seenPlan) return refuse('directory-changed');
    const withdrawn = spreadsheet.withdrawMissing ? await findExistingRows(tx, missing) : [];
    const isEmpty = !plan.added.length && !plan.changed.length && !plan.stopped.length;
    if (isEmpty && !withdrawn.length) return refuse('nothing');
    const existing = await findExistingRows(tx, [
      ...(await findOrigins(tx, [], spreadsheet.source)).map((origin) => origin.id),
      ...plan.changed.map((change) => change.id),
      ...plan.stopped.map((stop) => stop.id),
    ]);
    const before = new Map([...existing, ...withdrawn].map((row) => [row.id, row]));
    const saved = [...(await saveNew(tx, spreadsheet, plan)), ...(await saveChanged(tx, plan, before))];
    const withdrawnIds = withdrawn.map((row) => row.id);
    await deactivateInitiatives(tx, withdrawnIds);
    const stoppedIds = await saveStopped(tx, plan, before);
    const savedIds = saved.filter(({ outcome }) => outcome !== 'same').map((row) => row.id);
    await recordChanges(
      tx,
      id,
      [...savedIds, ...withdrawnIds, ...stoppedIds].map((initiative) => ({
        initiative,
        before: before.get(initiative) ?? null,
      })),
    );
    const count = (outcome: SavedRecord['outcome']) => saved.filter((row) => row.outcome === outcome).length;
    const figures = {
      new: count('new'),
      changed: count('changed'),
      same: count('same'),
      stopped: withdrawn.length + stoppedIds.length,
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
