import type { ColumnField } from '../columns/fields.ts';
import type { RowProposal } from '../commit/plan.ts';
import type { RowChoice } from '../commit/types.ts';
import type { SaidInRow } from '../rows/parsed-row.ts';
import type { Corrections } from '../rows/row-cells.ts';

/** What a form about rows sends: each value with the one that its page showed, so that nobody overwrites another unseen. */
export interface ChoiceChange {
  key: string;
  was: RowChoice;
  yours: RowChoice;
}
export interface CellChange {
  row: number;
  field: ColumnField;
  was: string;
  yours: string;
}

/** Something that two people changed. `theirs`: as it is stored now. */
export type RowConflict =
  | (ChoiceChange & { kind: 'choice'; theirs: RowChoice | null })
  | (CellChange & { kind: 'cell'; theirs: string });

/** One line without differences that a browser makes: it changes line ends and spaces at the ends. */
export const plainCell = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** What a cell says now: what somebody typed over it, otherwise the file. */
export const currentCell = ({ file, corrected }: SaidInRow): string => corrected ?? file;

/**
 * Applies changes to what is stored now. A value that somebody else changed meanwhile into something else stays theirs, and is
 * returned with both.
 */
export function applyChanges(
  proposals: readonly RowProposal[],
  stored: { choices: Readonly<Record<string, RowChoice>>; corrections: Corrections },
  changes: { choices: readonly ChoiceChange[]; cells: readonly CellChange[] },
): { choices: Record<string, RowChoice>; corrections: Corrections; conflicts: RowConflict[] } {
  const byKey = new Map(proposals.map((proposal) => [proposal.row.key, proposal]));
  const byRow = new Map(proposals.map((proposal) => [proposal.row.row, proposal]));
  const choices = { ...stored.choices };
  const corrections: Corrections = { ...stored.corrections };
  const conflicts: RowConflict[] = [];
  for (const change of changes.choices) {
    const { key, was, yours } = change;
    if (yours === was) continue;
    const theirs = byKey.get(key)?.choice ?? null;
    if (theirs === was || theirs === yours) choices[key] = yours;
    else conflicts.push({ kind: 'choice', ...change, theirs });
  }
  for (const change of changes.cells) {
    const yours = plainCell(change.yours);
    const was = plainCell(change.was);
    if (yours === was) continue;
    const said = byRow.get(change.row)?.row.said.find(({ field }) => field === change.field);
    const theirs = plainCell(said ? currentCell(said) : '');
    if (theirs !== was && theirs !== yours) {
      conflicts.push({ kind: 'cell', ...change, theirs });
      continue;
    }
    corrections[change.row] = withCell(corrections[change.row], change, said);
    if (!Object.keys(corrections[change.row] ?? {}).length) delete corrections[change.row];
  }
  return { choices, corrections, conflicts };
}

/** Typing what the file says takes the correction away. */
function withCell(
  corrected: Corrections[string] | undefined,
  { field, yours }: CellChange,
  said: SaidInRow | undefined,
): Corrections[string] {
  const { [field]: _, ...others } = corrected ?? {};
  return plainCell(yours) === plainCell(said?.file ?? '') ? others : { ...others, [field]: yours.trim() };
}
