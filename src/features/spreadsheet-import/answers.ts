import { FIELDS } from './fields.ts';
import type { RowStanding } from './plan.ts';
import { CHOICES, type Choice, type Reading } from './types.ts';

/** What the form about columns says. */
export function readingIn(one: (field: string) => string): Reading {
  const wide = Math.min(60, Number(one('wide')) || 0);
  return {
    sheet: Number(one('at')) || 0,
    headings: Number(one('headings')) || 0,
    columns: Array.from(
      { length: wide },
      (_, i) => FIELDS.find((field) => field === one(`column${i}`)) ?? 'leave',
    ),
    town: one('town'),
    organisation: one('organisation'),
    ownContacts: one('ownContacts') === 'yes',
  };
}

/** What the form about rows says: `row12=fill`. */
export function choicesIn(fields: [string, string][]): {
  choices: Record<string, Choice>;
  stopGone?: boolean;
} {
  const choices: Record<string, Choice> = {};
  for (const [name, value] of fields) {
    const row = /^row(\d+)$/.exec(name)?.[1];
    const choice = CHOICES.find((known) => known === value);
    if (row && choice) choices[row] = choice;
  }
  const asked = fields.find(([name]) => name === 'gone-asked');
  return asked ? { choices, stopGone: fields.some(([name]) => name === 'stopGone') } : { choices };
}

/** Which rows one looks at: those that ask something, those with something to tell, those left out, all. */
export const VIEWS = ['ask', 'told', 'out', 'all'] as const;
export type View = (typeof VIEWS)[number];

export const inView: Record<View, (standing: RowStanding) => boolean> = {
  ask: ({ there }) => there !== undefined && there.keeper !== 'this-list',
  told: ({ read }) => read.draft !== undefined && read.remarks.length > 0,
  out: ({ read, choice }) => !read.draft || choice === 'leave',
  all: () => true,
};

/** The view that the address asks for, else the first that has something in it. */
export function viewOf(query: URLSearchParams, rows: readonly RowStanding[]): View {
  const asked = VIEWS.find((view) => view === query.get('show'));
  return asked ?? VIEWS.find((view) => rows.some(inView[view])) ?? 'all';
}

export const pageOf = (query: URLSearchParams): number =>
  Math.max(1, Math.min(500, Math.floor(Number(query.get('page'))) || 1));
