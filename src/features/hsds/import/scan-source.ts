import type { ImportIssueSink } from '../schema/issues.ts';
import { sourceIdOf } from '../schema/source-ids.ts';
import type { RecordSource, SourceRecord } from './sources/types.ts';

/** What the first reading finds out, so that the second can import the last of several records with the same id. */
export interface SourceScan {
  services: number;
  organizations: number;
  /** For keys that occur more than once: the number, from 1, of the last service with this key. */
  lastOccurrence: Map<string, number>;
}

/** Identifies a service, or a service at one location, within one input. */
export const recordKey = ({ raw, locationId }: SourceRecord): string =>
  locationId === undefined ? sourceIdOf(raw.id) : `${sourceIdOf(raw.id)}@${locationId}`;

/** Reads the source once and keeps only the ids. */
export async function scanSource(
  source: RecordSource,
  addIssue: ImportIssueSink,
  progress: (bytes: number) => void,
  stop: AbortSignal,
): Promise<SourceScan> {
  const seenKeys = new Set<string>();
  const scan: SourceScan = { services: 0, organizations: 0, lastOccurrence: new Map() };
  for await (const record of source.read(addIssue, { progress, idsOnly: true })) {
    if (stop.aborted) break;
    if (record.kind === 'organization') {
      scan.organizations++;
      continue;
    }
    scan.services++;
    const key = recordKey(record);
    if (!key) continue;
    if (seenKeys.has(key)) scan.lastOccurrence.set(key, scan.services);
    else seenKeys.add(key);
  }
  return scan;
}
