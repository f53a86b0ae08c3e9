import type { InitiativeDraft } from '#features/hsds';
import type { Field } from './fields.ts';

/** One sheet of a file: rows of cells as words. */
export interface Grid {
  name: string;
  rows: string[][];
}

/** How a sheet is to be read. */
export interface Reading {
  /** Which sheet of the file, from 0. */
  sheet: number;
  /** The row with the headings, from 0; what stands above it is a title. */
  headings: number;
  /** What each column holds. */
  columns: Field[];
  /** Where it is, when a row does not say. */
  town: string;
  /** Who offers it, when a row does not say. */
  organisation: string;
  /** Telephone numbers and addresses that look like somebody's own may be public: whoever they belong to knows. */
  ownContacts: boolean;
}

/** What is to be done with a row. `fill`: what is there stays, what it lacks is added; `replace`: the row knows better. */
export const CHOICES = ['new', 'fill', 'replace', 'leave'] as const;
export type Choice = (typeof CHOICES)[number];

/** What there is to say about a row, in the order of how much it matters. */
export const REMARKS = [
  'no-name',
  'claimed',
  'not-weekly',
  'times-unread',
  'own-contact',
  'unknown-town',
  'bad-email',
  'bad-phone',
  'bad-url',
  'bad-date',
  'unknown-language',
  'unclear',
  'several-prices',
  'contradiction',
  'too-long',
  'joined',
  'organisation-above',
] as const;
export type RemarkCode = (typeof REMARKS)[number];

export interface RowRemark {
  code: RemarkCode;
  /** The beginning of what stands there. */
  value: string;
}

/** Tells something about a row. */
export type Tell = (code: RemarkCode, value: string) => void;

/** A row that became an initiative, or the reasons why not. */
export interface RowRead {
  /** As the program that made the file counts them: from 1, headings included. */
  row: number;
  organisation: string;
  name: string;
  draft?: InitiativeDraft;
  remarks: RowRemark[];
}

/** A list that somebody of the team brought in. */
export interface Sheet {
  id: string;
  by: string;
  fileName: string;
  /** Under which it is kept; a newer version of the same list has the same. */
  listName: string;
  source: string;
  /** What it says; null: forgotten. */
  grids: Grid[] | null;
  reading: Reading;
  /** By row number. */
  choices: Record<string, Choice>;
  /** What the list had before and has not now, is no longer offered. */
  stopGone: boolean;
  state: 'read' | 'planted';
  figures: Partial<Record<'new' | 'changed' | 'same' | 'stopped' | 'back' | 'left', number>>;
  version: number;
  madeAt: Date;
  plantedAt: Date | null;
}
