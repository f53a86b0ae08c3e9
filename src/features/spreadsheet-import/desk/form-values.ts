import type { ColumnMapping } from '../columns/column-mapping.ts';
import { COLUMN_FIELDS } from '../columns/fields.ts';
import type { RowProposal } from '../commit/plan.ts';
import { ROW_CHOICES, type RowChoice } from '../commit/types.ts';

const MAX_COLUMNS = 60;
const MAX_PAGE_NUMBER = 500;

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
  };
}

/** Reads the form about rows, with fields such as `row12=fill`. */
export function rowChoicesFrom(fields: [string, string][]): {
  choices: Record<string, RowChoice>;
  stopGone?: boolean;
} {
  const choices: Record<string, RowChoice> = {};
  for (const [name, value] of fields) {
    const row = /^row(\d+)$/.exec(name)?.[1];
    const choice = ROW_CHOICES.find((known) => known === value);
    if (row && choice) choices[row] = choice;
  }
  // The checkbox is only in the form when initiatives are missing; an unchecked checkbox is not submitted.
  const hasCheckbox = fields.some(([name]) => name === 'gone-asked');
  return hasCheckbox ? { choices, stopGone: fields.some(([name]) => name === 'stopGone') } : { choices };
}

/** Which rows to show: possible duplicates, those with issues, those left out, or all. */
export const ROW_VIEWS = ['ask', 'told', 'out', 'all'] as const;
export type RowView = (typeof ROW_VIEWS)[number];

export const inView: Record<RowView, (proposal: RowProposal) => boolean> = {
  ask: ({ existing }) => existing !== undefined && existing.maintainer !== 'this-list',
  told: ({ row }) => row.draft !== undefined && row.issues.length > 0,
  out: ({ row, choice }) => !row.draft || choice === 'leave',
  all: () => true,
};

/** The requested view, otherwise the first one that is not empty. */
export function rowViewFrom(query: URLSearchParams, rows: readonly RowProposal[]): RowView {
  const requested = ROW_VIEWS.find((view) => view === query.get('show'));
  return requested ?? ROW_VIEWS.find((view) => rows.some(inView[view])) ?? 'all';
}

export const pageNumberFrom = (query: URLSearchParams): number =>
  Math.max(1, Math.min(MAX_PAGE_NUMBER, Math.floor(Number(query.get('page'))) || 1));
