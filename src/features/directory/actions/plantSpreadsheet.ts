import { z } from 'zod';
import { action } from '#kernel/action.ts';
import type { Tx } from '#kernel/db.ts';
import { ok, refuse } from '#kernel/result.ts';
import { idFromName } from '../hsds/ids.ts';
import { takeTurns } from '../hsds/index.ts';
import type { InitiativeDraft } from '../hsds/types.ts';
import { fill, replace } from '../spreadsheet/merge.ts';
import { type Plan, planOf } from '../spreadsheet/plan.ts';
import { locator, standOf } from '../spreadsheet/standing.ts';
import type { Sheet } from '../spreadsheet/types.ts';
import { OWN } from '../store/listings.ts';
import {
  type Kept,
  originsOf,
  rememberChanges,
  rowsOf,
  stopInitiatives,
  takeBack,
} from '../store/spreadsheets/changes.ts';
import { changeSheet, findSheet, newerPlanted } from '../store/spreadsheets/sheets.ts';
import { type Saved, saveInitiatives, saveOrganisations } from '../store/write.ts';
import type { InitiativeRow } from '../types.ts';
import { which, within } from './spreadsheet.ts';

/**
 * Puts a list into the directory, all of it or nothing, and remembers what was there: the whole can be taken back.
 * @returns the figures
 */
export const plantSpreadsheet = action({
  name: 'directory.plant-spreadsheet',
  may: 'organiser',
  within,
  input: z.object(which),
  run: async ({ tx, house, now }, { sheet: id, seen }) => {
    const sheet = await findSheet(tx, id);
    if (!sheet?.grids || sheet.state !== 'read') return refuse('not-there');
    await takeTurns(tx);
    const { rows, gone } = await standOf(tx, house, sheet);
    const plan = planOf(rows);
    const stopped = sheet.stopGone ? await rowsOf(tx, gone) : [];
    if (!plan.added.length && !plan.changed.length && !stopped.length) return refuse('nothing');
    const there = await rowsOf(tx, [
      ...(await originsOf(tx, [], sheet.source)).map((one) => one.id),
      ...plan.changed.map((one) => one.id),
    ]);
    const before = new Map([...there, ...stopped].map((kept) => [kept.id, kept]));
    const saved = [...(await addNew(tx, sheet, plan)), ...(await change(tx, plan, before))];
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
    const count = (outcome: Saved['outcome']) => saved.filter((one) => one.outcome === outcome).length;
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

const BATCH = 500;

async function addNew(tx: Tx, { source }: Sheet, { added }: Plan): Promise<Saved[]> {
  const names = new Map(added.map(({ organisation }) => [idFromName(organisation), organisation]));
  const saved: Saved[] = [];
  const none = { texts: {}, website: null, email: null, phone: null };
  const rows = [...names].map(([sourceId, name]) => ({ sourceId, name, ...none }));
  const ids = new Map((await saveOrganisations(tx, source, rows)).map((one) => [one.sourceId, one.id]));
  const located = locator(tx);
  for (let from = 0; from < added.length; from += BATCH) {
    const batch: (InitiativeDraft & { organisationId: string })[] = [];
    for (const { draft, organisation } of added.slice(from, from + BATCH)) {
      const organisationId = ids.get(idFromName(organisation));
      if (!organisationId) throw new Error('an organisation was not kept');
      batch.push({ ...(await located(draft)), organisationId });
    }
    saved.push(...(await saveInitiatives(tx, source, batch)));
  }
  return saved;
}

async function change(tx: Tx, { changed }: Plan, before: Map<string, Kept>): Promise<Saved[]> {
  const located = locator(tx);
  const bySource = new Map<string, InitiativeRow[]>();
  for (const { id, how, draft } of changed) {
    const there = before.get(id);
    // Whoever took it over meanwhile, keeps it.
    if (!there || there.source === OWN) continue;
    const merged = (how === 'fill' ? fill : replace)(there.row, await located(draft));
    bySource.set(there.source, [...(bySource.get(there.source) ?? []), merged]);
  }
  const saved: Saved[] = [];
  for (const [source, rows] of bySource)
    for (let from = 0; from < rows.length; from += BATCH)
      saved.push(...(await saveInitiatives(tx, source, rows.slice(from, from + BATCH))));
  return saved;
}

/** Takes a whole list back: the directory is as it was, apart from what somebody changed since. */
export const undoSpreadsheet = action({
  name: 'directory.undo-spreadsheet',
  may: 'organiser',
  within,
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
