import type { InitiativeRow } from '#features/directory';
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
  /** One place of a service: the same service may come again with another place. */
  place?: string;
}

/** An input that can be read more than once, from its beginning, without keeping it. */
export interface Source {
  /** What it is, in words: "a page wrapper", "a tabular package". */
  form: string;
  /** How many bytes it has, for the progress line; 0 when nobody knows. */
  bytes: number;
  read: (remarks: Remarks, how?: Reading) => AsyncIterable<Unit>;
}

export interface Reading {
  /** Called with the bytes that were read since the last call. */
  progress?: ((bytes: number) => void) | undefined;
  /** Only these are asked for; a source may give the others too. */
  only?: Unit['kind'];
  /** The ids are enough: a source may leave out what belongs to a record. */
  bare?: boolean;
}

/** An initiative before the database gave its organisation a number. */
export type InitiativeDraft = Omit<InitiativeRow, 'organisationId'>;

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
