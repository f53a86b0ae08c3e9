import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { ok, refuse } from '#core/result.ts';
import type { SavedRecord } from '#features/directory';
import { takeTurns } from '#features/hsds';
import { planOf } from '../plan.ts';
import { standOf } from '../standing.ts';
import { rememberChanges, stopInitiatives } from '../store/changes.ts';
import { originsOf, rowsOf } from '../store/origins.ts';
import { changeSheet, findSheet } from '../store/sheets.ts';
import { which, within } from './which.ts';
import { addNew, changeThere } from './write.ts';

/**
 * Puts a list into the directory, all of it or nothing, and remembers what was there: the whole can be taken back.
 * @returns the figures
 */
export const plantSpreadsheet = action({
  name: 'directory.plant-spreadsheet',
  allow: 'organiser',
  scope: within,
  input: z.object(which),
  run: async ({ tx, app, now }, { sheet: id, seen }) => {
    const sheet = await findSheet(tx, id);
    if (!sheet?.grids || sheet.state !== 'read') return refuse('not-there');
    await takeTurns(tx);
    const { rows, gone } = await standOf(tx, app, sheet);
    const plan = planOf(rows);
    const stopped = sheet.stopGone ? await rowsOf(tx, gone) : [];
    if (!plan.added.length && !plan.changed.length && !stopped.length) return refuse('nothing');
    const there = await rowsOf(tx, [
      ...(await originsOf(tx, [], sheet.source)).map((one) => one.id),
      ...plan.changed.map((one) => one.id),
    ]);
    const before = new Map([...there, ...stopped].map((kept) => [kept.id, kept]));
    const saved = [...(await addNew(tx, sheet, plan)), ...(await changeThere(tx, plan, before))];
    await stopInitiatives(
      tx,
      stopped.map((one) => one.id),
    );
    const touched = [...saved.filter(({ outcome }) => outcome !== 'same'), ...stopped];
    await rememberChanges(
      tx,
      id,
      touched.map((one) => ({ initiative: one.id, before: before.get(one.id) ?? null })),
    );
    const count = (outcome: SavedRecord['outcome']) => saved.filter((one) => one.outcome === outcome).length;
    const figures = {
      new: count('new'),
      changed: count('changed'),
      same: count('same'),
      stopped: stopped.length,
    };
    if (!(await changeSheet(tx, id, seen, { state: 'planted', figures }, now)))
      return refuse('changed-elsewhere');
    return ok(figures);
  },
});
