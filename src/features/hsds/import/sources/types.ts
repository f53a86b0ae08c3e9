import type { ImportIssueSink, SourcePosition } from '../../schema/issues.ts';
import type { RawRecord } from '../../schema/values.ts';

/** One record of the input, with everything that belongs to it nested inside. */
export interface SourceRecord {
  kind: 'service' | 'organization';
  raw: RawRecord;
  position: SourcePosition;
  /** Id of the one location of this service; the same service may come again with another location. */
  locationId?: string;
}

/** An input that can be read more than once from its beginning, without holding it in memory. */
export interface RecordSource {
  /** A description for people: "JSON", "a tabular package of 3 tables". */
  form: string;
  /** Size for the progress line; 0 when it is not known. */
  bytes: number;
  read: (addIssue: ImportIssueSink, options?: ReadOptions) => AsyncIterable<SourceRecord>;
}

export interface ReadOptions {
  /** Called with the number of bytes that were read since the last call. */
  progress?: ((bytes: number) => void) | undefined;
  /** The kind that the caller needs; a source may yield the other kind as well. */
  only?: SourceRecord['kind'];
  /** The caller needs ids only; a source may leave out nested records. */
  idsOnly?: boolean;
}
