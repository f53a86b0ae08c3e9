import { z } from 'zod';

/**
 * The schemas of HSDS 3.1 (https://docs.openreferral.org): required fields, and the format of optional ones. Unknown fields
 * are allowed, as the standard says.
 */
const text = z.string();
const id = z.uuid();
const uri = z.url();
const day = z.iso.date();
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(Z|[+-]\d\d:\d\d)?$/);
const loose = <T extends z.ZodRawShape>(required: T, optional: z.ZodRawShape = {}) =>
  z.looseObject({ ...required, ...z.object(optional).partial().shape });
const link = { service_id: text, location_id: text, organization_id: text };

const taxonomy = loose({ id, name: text, description: text }, { uri, version: text });
const taxonomy_term = loose(
  { id, name: text, description: text },
  { code: text, parent_id: text, taxonomy: text, taxonomy_id: text, language: text, term_uri: uri },
);
const attribute = loose(
  { id },
  { link_id: text, link_type: text, link_entity: text, value: text, taxonomy_term_id: text, taxonomy_term },
);
const phone = loose({ id, number: text }, { ...link, extension: z.number(), type: text, description: text });
const language = loose({ id }, { ...link, name: text, code: text, note: text });
const schedule = loose(
  { id },
  {
    ...link,
    freq: z.enum(['WEEKLY', 'MONTHLY']),
    wkst: z.enum(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']),
    interval: z.number(),
    count: z.number(),
    timezone: z.number(),
    byday: z.string().regex(/^([+-]?\d*(MO|TU|WE|TH|FR|SA|SU))(,[+-]?\d*(MO|TU|WE|TH|FR|SA|SU))*$/),
    opens_at: clock,
    closes_at: clock,
    valid_from: day,
    valid_to: day,
    dtstart: day,
    until: day,
    schedule_link: uri,
  },
);
const address = loose({
  id,
  address_1: text,
  city: text,
  state_province: text,
  postal_code: text,
  country: z.string().length(2),
  address_type: z.enum(['physical', 'postal', 'virtual']),
});
const accessibility = loose({ id }, { description: text, details: text, url: uri });
const location = loose(
  { id, location_type: z.enum(['physical', 'postal', 'virtual']) },
  {
    url: uri,
    name: text,
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    addresses: z.array(address),
    accessibility: z.array(accessibility),
    phones: z.array(phone),
    schedules: z.array(schedule),
    languages: z.array(language),
    attributes: z.array(attribute),
  },
);
const unit = loose({ id, name: text }, { scheme: text, identifier: text, uri });
const service_capacity = loose(
  { id, unit, available: z.number(), updated: z.iso.datetime({ offset: true }) },
  { maximum: z.number(), description: text },
);
const cost_option = loose(
  { id },
  { ...link, amount: z.number(), currency: text, valid_from: day, valid_to: day, option: text },
);
const organization = loose(
  { id, name: text, description: text },
  {
    email: z.email(),
    website: uri,
    uri,
    phones: z.array(phone),
    locations: z.array(location),
    attributes: z.array(attribute),
  },
);
const place = loose(
  { id },
  { location, phones: z.array(phone), schedules: z.array(schedule), attributes: z.array(attribute) },
);
const service = loose(
  { id, name: text, status: z.enum(['active', 'inactive', 'defunct', 'temporarily closed']) },
  {
    organization_id: text,
    description: text,
    url: uri,
    email: z.email(),
    minimum_age: z.number(),
    maximum_age: z.number(),
    assured_date: day,
    assurer_email: z.email(),
    organization,
    phones: z.array(phone),
    schedules: z.array(schedule),
    languages: z.array(language),
    cost_options: z.array(cost_option),
    capacities: z.array(service_capacity),
    attributes: z.array(attribute),
    service_at_locations: z.array(place),
  },
);
const count = z.int32().min(0);
const page = z.looseObject({
  total_items: count,
  total_pages: count,
  page_number: count,
  size: count,
  first_page: z.boolean(),
  last_page: z.boolean(),
  empty: z.boolean(),
  contents: z.array(z.looseObject({ id })),
});

const shapes = {
  service,
  organization,
  service_at_location: loose({ id }, { ...place.shape, service }),
  taxonomy,
  taxonomy_term,
  page,
};
export type StandardKind = keyof typeof shapes;

/** Where a record violates HSDS 3.1: the path of the field, and why. Empty when it is valid. */
export function standardViolations(kind: StandardKind, record: unknown): { field: string; why: string }[] {
  const parsed = shapes[kind].safeParse(record);
  return parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), why: message }));
}
