import { sourceIdOf } from '../../schema/source-ids.ts';
import type { RawRecord } from '../../schema/values.ts';
import { type ChildRows, readChildRows } from './child-rows.ts';
import { readCsvRows } from './csv-rows.ts';
import type { TableFile, TableKind } from './table-files.ts';
import type { RecordSource } from './types.ts';

/** A tabular package as a source. Child tables are read once and kept in memory; services and organizations are streamed. */
export function tabularSource(files: TableFile[]): RecordSource {
  let children: ChildRows | undefined;
  const filesOf = (table: 'service' | 'organization') => files.filter((file) => file.table === table);
  return {
    form: `a tabular package of ${files.length} ${files.length === 1 ? 'table' : 'tables'}`,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    read: async function* (addIssue, options = {}) {
      children ??= await readChildRows(files, addIssue, options);
      for (const kind of ['organization', 'service'] as const) {
        if (options.only && options.only !== kind) continue;
        const nest = kind === 'service' ? nestService : nestOrganization;
        for (const { path, file } of filesOf(kind)) {
          for await (const { raw, line } of readCsvRows(path, file, addIssue, options.progress))
            yield { kind, raw: options.idsOnly ? raw : nest(raw, children), position: { file, line } };
        }
      }
    },
  };
}

/** Contacts with their phones. */
const nestContacts = (rows: RawRecord[], children: ChildRows): RawRecord[] =>
  rows.map((row) => ({ ...row, phones: children.of('phone', 'contact', sourceIdOf(row.id)) }));

function nestOrganization(raw: RawRecord, children: ChildRows): RawRecord {
  const id = sourceIdOf(raw.id);
  return {
    ...raw,
    phones: children.of('phone', 'organization', id),
    contacts: nestContacts(children.of('contact', 'organization', id), children),
  };
}

/** A service as JSON has it, with everything that belongs to it nested inside. */
function nestService(raw: RawRecord, children: ChildRows): RawRecord {
  const id = sourceIdOf(raw.id);
  const ofService = (table: TableKind) => children.of(table, 'service', id);
  return {
    ...raw,
    phones: ofService('phone'),
    schedules: ofService('schedule'),
    languages: ofService('language'),
    cost_options: ofService('cost_option'),
    required_documents: ofService('required_document'),
    service_areas: ofService('service_area'),
    contacts: nestContacts(ofService('contact'), children),
    capacities: ofService('service_capacity').map((row) => ({
      ...row,
      unit: children.byId('unit', sourceIdOf(row.unit_id)),
    })),
    attributes: ofService('attribute').map((row) => ({
      taxonomy_term: children.byId('taxonomy_term', sourceIdOf(row.taxonomy_term_id)),
    })),
    service_at_locations: ofService('service_at_location').map((row) => nestServiceAtLocation(row, children)),
  };
}

function nestServiceAtLocation(row: RawRecord, children: ChildRows): RawRecord {
  const locationId = sourceIdOf(row.location_id);
  const location = children.byId('location', locationId);
  const ofServiceAtLocation = (table: TableKind) =>
    children.of(table, 'service_at_location', sourceIdOf(row.id));
  const ofLocation = (table: TableKind) => children.of(table, 'location', locationId);
  return {
    id: row.id,
    phones: ofServiceAtLocation('phone'),
    schedules: ofServiceAtLocation('schedule'),
    contacts: nestContacts(ofServiceAtLocation('contact'), children),
    location: location && {
      ...location,
      addresses: ofLocation('address'),
      accessibility: ofLocation('accessibility'),
      languages: ofLocation('language'),
      phones: ofLocation('phone'),
      contacts: nestContacts(ofLocation('contact'), children),
    },
  };
}
