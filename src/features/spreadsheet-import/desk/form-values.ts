import type { ColumnMapping } from '../columns/column-mapping.ts';
import { COLUMN_FIELDS, type ColumnField } from '../columns/fields.ts';
import { ROW_CHOICES, type RowChoice } from '../commit/types.ts';
import type { CellChange, ChoiceChange } from './row-changes.ts';

const MAX_COLUMNS = 60;

/** Reads the form about columns. */
export function columnMappingFrom(get: (field: string) => string): ColumnMapping {
  const width = Math.min(MAX_COLUMNS, Number(get('wide')) || 0);
  return {
    sheet: Number(get('at')) || 0,
    headings: Number(get('headings')) || 0,
    columns: Array.from(
      { length: width },
      (_, column) => COLUMN_FIELDS.find((field) => field === get(`column${column}`)) ?? 'leave',
    ),
    town: get('town'),
    organisation: get('organisation'),
    ownContacts: get('ownContacts') === 'yes',
    takeHidden: get('takeHidden') === 'yes',
  };
}

/** A row, and for two places of one row its place: `12`, `12.2`. */
export const ROW_KEY = /^\d{1,6}(?:\.\d{1,2})?$/;

export const fieldNamed = (name: string | undefined): ColumnField | undefined =>
  COLUMN_FIELDS.find((field) => field === name && field !== 'leave');
const choiceNamed = (name: string | undefined): RowChoice | undefined =>
  ROW_CHOICES.find((choice) => choice === name);

/** Reads the form about rows: `row12=fill` with `was12=new`, `cell12.when=di 10-12` with `wascell12.when=…`. */
export function rowChangesFrom(fields: [string, string][]): {
  choices: ChoiceChange[];
  cells: CellChange[];
  stopGone?: boolean;
} {
  const values = new Map(fields);
  const choices = fields.flatMap(([name, value]): ChoiceChange[] => {
    const key = /^row(\d+(?:\.\d+)?)$/.exec(name)?.[1];
    const yours = choiceNamed(value);
    if (!key || !ROW_KEY.test(key) || !yours) return [];
    return [{ key, yours, was: choiceNamed(values.get(`was${key}`)) ?? yours }];
  });
  const cells = fields.flatMap(([name, yours]): CellChange[] => {
    const [, row, fieldName] = /^cell(\d{1,6})\.(\w+)$/.exec(name) ?? [];
    const field = fieldNamed(fieldName);
    return row && field ? [{ row: Number(row), field, yours, was: values.get(`was${name}`) ?? yours }] : [];
  });
  // The checkbox is only in the form when initiatives are missing; an unchecked checkbox is not submitted.
  const stopGone = values.has('gone-asked') ? { stopGone: values.get('stopGone') === 'yes' } : {};
  return { choices, cells, ...stopGone };
}
