import type { ColumnMapping } from '../columns/column-mapping.ts';
import type { SheetGrid } from '../file/grid.ts';
import type { RowIssueCode } from '../rows/parsed-row.ts';
import type { Corrections } from '../rows/row-cells.ts';

/**
 * What to do with a row. `fill`: add only what the existing initiative lacks; `replace`: the row overrides it; `join`: it
 * belongs to an earlier row; `stop`: the existing initiative is taken out of the directory.
 */
export const ROW_CHOICES = ['new', 'fill', 'replace', 'join', 'stop', 'leave'] as const;
export type RowChoice = (typeof ROW_CHOICES)[number];

/**
 * A list that a member of the team uploaded. `grids`, `mapping`, `choices`, `corrections`, `settled` and
 * `figures` are stored as JSON.
 */
export interface SpreadsheetImport {
  id: string;
  uploadedBy: string;
  fileName: string;
  /** Identifies the list: a newer version of the same list has the same name. */
  listName: string;
  /** The source under which its initiatives are saved in the directory. */
  source: string;
  /** The contents of the file; null once they were purged. */
  grids: SheetGrid[] | null;
  mapping: ColumnMapping;
  /** By the key of the row. */
  choices: Record<string, RowChoice>;
  corrections: Corrections;
  /** The kinds of remarks that somebody looked at and agrees with. */
  settled: RowIssueCode[];
  /** Withdraw the initiatives that an older version of the list had and this one has not. */
  withdrawMissing: boolean;
  /** `imported`: committed to the directory. */
  state: 'read' | 'imported';
  figures: Partial<Record<'new' | 'changed' | 'same' | 'stopped' | 'back' | 'left', number>>;
  version: number;
  uploadedAt: Date;
  importedAt: Date | null;
}
