type TableField = {
  name: string;
  type: string;
  format?: string;
  constraints?: { required: true; unique?: true };
};

/**
 * The tables of the package by their names in HSDS, each with its file and columns: `!` marks a required column, and its
 * type, when it is no string, follows after a colon. Our profile is JSON in one column.
 */
const HSDS_TABLES = {
  organization: [
    'organizations.csv',
    'id! name! description! website:uri email:email last_modified:datetime nl_nieuwkomers:object',
  ],
  service: [
    'services.csv',
    'id! organization_id! name! description url:uri email:email status! minimum_age:number maximum_age:number assured_date:date last_modified:datetime nl_nieuwkomers:object',
  ],
  service_at_location: ['service_at_location.csv', 'id! service_id! location_id!'],
  location: ['locations.csv', 'id! location_type! url:uri name latitude:number longitude:number'],
  address: [
    'addresses.csv',
    'id! location_id address_1! city! state_province postal_code country! address_type!',
  ],
  phone: ['phones.csv', 'id! service_id organization_id number! type'],
  schedule: [
    'schedules.csv',
    'id! service_id freq interval:number wkst byday dtstart:date valid_from:date valid_to:date opens_at:time closes_at:time description',
  ],
  language: ['languages.csv', 'id! service_id name code'],
  cost_option: ['cost_options.csv', 'id! service_id! currency amount:number'],
  service_capacity: [
    'service_capacity.csv',
    'id! service_id! unit_id! available:number description updated:datetime',
  ],
  unit: ['units.csv', 'id! name! scheme identifier'],
  accessibility: ['accessibility.csv', 'id! location_id description'],
  attribute: ['attributes.csv', 'id! link_id! link_type link_entity! taxonomy_term_id! value'],
  taxonomy: ['taxonomies.csv', 'id! name! description! uri:uri version'],
  taxonomy_term: [
    'taxonomy_terms.csv',
    'id! code name! description! language taxonomy taxonomy_id term_uri:uri',
  ],
} as const;
export type HsdsTableName = keyof typeof HSDS_TABLES;
export const tableNames = Object.keys(HSDS_TABLES) as HsdsTableName[];

/** The file, columns and foreign keys of a table. */
export interface TableSchema {
  path: string;
  fields: TableField[];
  foreignKeys: { fields: string; reference: { resource: string; fields: 'id' } }[];
}

/** A table in terms of Table Schema (Frictionless Data). */
export function tableSchema(name: HsdsTableName): TableSchema {
  const [path, columns] = HSDS_TABLES[name];
  const fields = columns.split(' ').map(fieldOf);
  return {
    path,
    fields,
    foreignKeys: fields.flatMap(({ name: fields }) => {
      const resource = tableNames.find((other) => fields === `${other}_id`);
      return resource ? [{ fields, reference: { resource, fields: 'id' as const } }] : [];
    }),
  };
}

function fieldOf(column: string): TableField {
  const [, name = '', required, kind = 'string'] = /^(\w+)(!)?(?::(\w+))?$/.exec(column) ?? [];
  const format = /^(uri|email)$/.test(kind) ? kind : /(^|_)id$/.test(name) ? 'uuid' : undefined;
  return {
    name,
    type: format ? 'string' : kind,
    ...(format && { format }),
    ...(required && { constraints: { required: true, ...(name === 'id' && { unique: true }) } }),
  };
}
