import type { Db } from '#core/db/connection.ts';
import type { ImportIssueSink, RecordIssueSink } from '../schema/issues.ts';
import { sourceIdOf } from '../schema/source-ids.ts';
import { asObject, asText } from '../schema/values.ts';
import { createBatch, type ImportBatch, type OutcomeCounts } from './batch.ts';
import type { MappingContext } from './mapping/context.ts';
import { mapOrganization } from './mapping/organization.ts';
import { mapService } from './mapping/service.ts';
import { recordKey, type SourceScan, scanSource } from './scan-source.ts';
import type { RecordSource, SourceRecord } from './sources/types.ts';

export interface HsdsImport {
  /** Null: read and report everything, write nothing. */
  db: Db | null;
  /** The name under which the records are saved, e.g. `hsds:example.org`. */
  name: string;
  source: RecordSource;
  context: MappingContext;
  addIssue: ImportIssueSink;
  /** Stops between two batches. */
  stop: AbortSignal;
  progress: (progress: ImportProgress) => void;
}

export interface ImportProgress {
  step: 'looking through' | 'writing';
  bytes: number;
  services: number;
  total: number;
}

export interface ImportTotals {
  /** What the input holds. */
  services: number;
  organizations: number;
  /** What became of it in the directory. */
  organisations: OutcomeCounts;
  initiatives: OutcomeCounts;
  stopped: boolean;
}

const ignoreIssue: ImportIssueSink = () => {};

/**
 * Imports one source in batches, each of which is written as a whole or not at all. The source is read up to three times: for
 * ids that occur more than once, for organizations that stand by themselves, and for services.
 */
export async function importHsds({
  db,
  name,
  source,
  context,
  addIssue,
  stop,
  progress,
}: HsdsImport): Promise<ImportTotals> {
  let bytes = 0;
  let services = 0;
  let scan: SourceScan | undefined;
  const reportProgress = (step: ImportProgress['step']) => (bytesRead: number) => {
    bytes += bytesRead;
    progress({ step, bytes, services, total: scan?.services ?? 0 });
  };
  scan = await scanSource(source, addIssue, reportProgress('looking through'), stop);
  const batch = createBatch(db, name, addIssue);
  // Issues of the input itself were reported by the scan.
  if (scan.organizations && !stop.aborted) {
    for await (const record of source.read(ignoreIssue, { only: 'organization' })) {
      if (record.kind !== 'organization') continue;
      if (batch.hasOrganization(sourceIdOf(record.raw.id)))
        recordIssueSink(record, addIssue)('organization-again');
      else importOrganization(record, batch, addIssue);
      if (!(await flushIfFull(batch, stop))) break;
    }
  }
  bytes = 0;
  const state = {
    batch,
    context,
    addIssue,
    idsByName: new Map<string, string>(),
    idsWithLocation: new Set<string>(),
  };
  if (!stop.aborted) {
    const options = { only: 'service', progress: reportProgress('writing') } as const;
    for await (const record of source.read(ignoreIssue, options)) {
      if (record.kind !== 'service') continue;
      services++;
      const lastOccurrence = scan.lastOccurrence.get(recordKey(record));
      if (lastOccurrence !== undefined && lastOccurrence !== services)
        addIssue({ code: 'duplicate-id', position: record.position, id: sourceIdOf(record.raw.id) });
      else importService(record, state);
      if (!(await flushIfFull(batch, stop))) break;
    }
  }
  if (!stop.aborted) await batch.flush();
  const { organisations, initiatives } = batch;
  return {
    services: scan.services,
    organizations: scan.organizations,
    organisations,
    initiatives,
    stopped: stop.aborted,
  };
}

/** @returns false when the import must stop */
async function flushIfFull(batch: ImportBatch, stop: AbortSignal): Promise<boolean> {
  if (stop.aborted) return false;
  if (batch.isFull()) await batch.flush();
  return true;
}

const recordIssueSink = ({ position, raw }: SourceRecord, addIssue: ImportIssueSink): RecordIssueSink => {
  const id = sourceIdOf(raw.id) || undefined;
  return (code, field, value) => addIssue({ code, position, id, field, value: asText(value) || undefined });
};

/** Adds an organization unless the batch has it. @returns its id in the source, or null when it cannot be imported */
function importOrganization(
  record: SourceRecord,
  batch: ImportBatch,
  addIssue: ImportIssueSink,
): string | null {
  const id = sourceIdOf(record.raw.id);
  if (id && batch.hasOrganization(id)) return id;
  const row = mapOrganization(record.raw, recordIssueSink(record, id ? addIssue : ignoreIssue));
  if (!row) {
    if (!id) return null;
    addIssue({ code: 'no-name', position: record.position, id });
    return null;
  }
  if (!batch.hasOrganization(row.sourceId)) {
    if (!id) recordIssueSink(record, addIssue)('organization-id-derived', 'id', row.name);
    batch.addOrganisation(row, record.position);
  }
  return row.sourceId;
}

interface ServiceImport {
  batch: ImportBatch;
  context: MappingContext;
  addIssue: ImportIssueSink;
  /** Service ids by lower-case name, to report services with the same name. */
  idsByName: Map<string, string>;
  /** Ids of services of which one location was imported before. */
  idsWithLocation: Set<string>;
}

function importService(
  record: SourceRecord,
  { batch, context, addIssue, idsByName, idsWithLocation }: ServiceImport,
): void {
  const { raw, position, locationId } = record;
  const id = sourceIdOf(raw.id);
  const addRecordIssue = recordIssueSink(record, addIssue);
  const isFurtherLocation = locationId !== undefined && idsWithLocation.has(id);
  const mapped = mapService(raw, context, addRecordIssue, isFurtherLocation);
  if (!mapped.ok) {
    addRecordIssue(mapped.refusal);
    return;
  }
  const nested = asObject(raw.organization);
  const nestedId = nested
    ? importOrganization({ kind: 'organization', raw: nested, position }, batch, addIssue)
    : null;
  const organization = nestedId ?? sourceIdOf(nested?.id ?? raw.organization_id);
  if (!organization || !batch.hasOrganization(organization)) {
    addRecordIssue('no-organization', 'organization_id', organization);
    return;
  }
  if (locationId !== undefined) idsWithLocation.add(id);
  const [draft] = mapped.value;
  const name = (draft?.texts[draft.language]?.name ?? '').toLowerCase();
  const sameNameId = idsByName.get(name);
  if (sameNameId === undefined) idsByName.set(name, id);
  else if (sameNameId !== id) addRecordIssue('same-name', 'name', sameNameId);
  for (const initiative of mapped.value) batch.addInitiative(initiative, organization, position);
}
