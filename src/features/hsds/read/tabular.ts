import { idOf } from '../ids.ts';
import type { Raw, Source } from '../types.ts';
import { type Children, readChildren } from './children.ts';
import { rowsOf } from './table.ts';
import type { TableFile } from './tables.ts';

/** A tabular package as a source: the children are read once and kept, services and organizations stream by. */
export function tabularSource(files: TableFile[]): Source {
  let children: Children | undefined;
  const all = (table: 'service' | 'organization') => files.filter((one) => one.table === table);
  return {
    form: `a tabular package of ${files.length} ${files.length === 1 ? 'table' : 'tables'}`,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    read: async function* (remarks, how = {}) {
      children ??= await readChildren(files, remarks, how);
      for (const kind of ['organization', 'service'] as const) {
        if (how.only && how.only !== kind) continue;
        for (const { path, file } of all(kind)) {
          for await (const { raw, line } of rowsOf(path, file, remarks, how.progress)) {
            const joined = how.bare
              ? raw
              : kind === 'service'
                ? wholeService(raw, children)
                : wholeOrganization(raw, children);
            yield { kind, raw: joined, where: { file, line } };
          }
        }
      }
    },
  };
}

/** A contact person's numbers lie under the contact. */
const contacts = (rows: Raw[], children: Children): Raw[] =>
  rows.map((row) => ({ ...row, phones: children.of('phone', 'contact', idOf(row.id)) }));

function wholeOrganization(raw: Raw, children: Children): Raw {
  const id = idOf(raw.id);
  return {
    ...raw,
    phones: children.of('phone', 'organization', id),
    contacts: contacts(children.of('contact', 'organization', id), children),
  };
}

/** A service as JSON would have it: with everything that belongs to it inside. */
function wholeService(raw: Raw, children: Children): Raw {
  const id = idOf(raw.id);
  const own = (table: Parameters<Children['of']>[0]) => children.of(table, 'service', id);
  return {
    ...raw,
    phones: own('phone'),
    schedules: own('schedule'),
    languages: own('language'),
    cost_options: own('cost_option'),
    required_documents: own('required_document'),
    service_areas: own('service_area'),
    contacts: contacts(own('contact'), children),
    capacities: own('service_capacity').map((row) => ({
      ...row,
      unit: children.byId('unit', idOf(row.unit_id)),
    })),
    attributes: own('attribute').map((row) => ({
      taxonomy_term: children.byId('taxonomy_term', idOf(row.taxonomy_term_id)),
    })),
    service_at_locations: own('service_at_location').map((row) => atLocation(row, children)),
  };
}

function atLocation(row: Raw, children: Children): Raw {
  const own = (table: Parameters<Children['of']>[0]) =>
    children.of(table, 'service_at_location', idOf(row.id));
  const id = idOf(row.location_id);
  const location = children.byId('location', id);
  const there = (table: Parameters<Children['of']>[0]) => children.of(table, 'location', id);
  return {
    id: row.id,
    phones: own('phone'),
    schedules: own('schedule'),
    contacts: contacts(own('contact'), children),
    location: location && {
      ...location,
      addresses: there('address'),
      accessibility: there('accessibility'),
      languages: there('language'),
      phones: there('phone'),
      contacts: contacts(there('contact'), children),
    },
  };
}
