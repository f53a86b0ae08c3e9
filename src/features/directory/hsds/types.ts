import type { InitiativeRow, OrganisationRow } from '../types.ts';
import type { Code } from './codes.ts';

/** A record as somebody sent it: nothing about it is sure. */
export type Raw = Record<string, unknown>;

/** Where in the input something stood. Lines and indexes count from 1. */
export interface Where {
  file: string;
  line?: number;
  index?: number;
}

/** Something to tell about the input: left out, repaired, or worth a look. */
export interface Remark {
  code: Code;
  where: Where;
  /** The id of the record in the source, when it has one. */
  id?: string | undefined;
  field?: string | undefined;
  /** The beginning of what was found. */
  value?: string | undefined;
}

export type Remarks = (remark: Remark) => void;

/** What the mapping says about one record; the reader adds where it stood. */
export type Note = (code: Code, field?: string, value?: unknown) => void;

/** One record of the input, as the importer takes it: with everything that belongs to it inside. */
export interface Unit {
  kind: 'service' | 'organization';
  raw: Raw;
  where: Where;
}

/** An input that can be read more than once, from its beginning, without keeping it. */
export interface Source {
  /** What it is, in words: "a page wrapper", "a tabular package". */
  form: string;
  /** How many bytes it has, for the progress line; 0 when nobody knows. */
  bytes: number;
  read: (remarks: Remarks, progress?: (bytes: number) => void) => AsyncIterable<Unit>;
}

/** An initiative before the database gave its organisation a number. */
export type InitiativeDraft = Omit<InitiativeRow, 'organisationId'>;

export interface MappedService {
  organisation: OrganisationRow;
  initiatives: InitiativeDraft[];
}

/** What the mapping may know of the world: the day, and where towns lie. */
export interface Surroundings {
  /** YYYY-MM-DD, Dutch calendar. */
  today: string;
  findTown: FindTown;
}

export type FindTown = (
  name: string,
  hints: { region?: string; lat?: number | null; lon?: number | null },
) => { town: string; municipality: string } | null;
