import type { ColumnField } from './fields.ts';

/** How a sheet is to be read. Stored as JSON: its keys must not change. */
export interface ColumnMapping {
  /** Index of the sheet in the file, from 0. */
  sheet: number;
  /** Index of the row with the headings, from 0; the rows above it are a title. */
  headings: number;
  /** What each column holds. */
  columns: ColumnField[];
  /** The town of rows that name none. */
  town: string;
  /** The organisation of rows that name none. */
  organisation: string;
  /** Personal-looking phone numbers and addresses may be published: the people they belong to know about it. */
  ownContacts: boolean;
  /** Rows and columns that are hidden in the file are read too. */
  takeHidden?: boolean;
  /** Columns that were empty when this was chosen: nobody said what they hold. Lists of earlier versions have none. */
  emptyColumns?: number[];
}
