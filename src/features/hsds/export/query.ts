import { z } from 'zod';
import { distanceKm } from '#core/geo/travel-time.ts';
import { type Initiative, searchByText } from '#features/directory';
import { hasTerm } from './taxonomy.ts';

const MAX_PAGE_SIZE = 500;
const DEFAULT_PROXIMITY_METRES = 5000;

const integer = (min: number, max: number) => z.coerce.number().int().min(min).max(max);
const flag = z.enum(['true', 'false', '1', '0', '']).transform((value) => value === 'true' || value === '1');
/** A time as minutes after midnight. */
const timeOfDay = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?|24:00(:00)?)$/)
  .transform((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)));
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** The parameters of the lists of HSDS 3.1, and those that Open Referral UK adds. Any other one is refused by name. */
export const PARAMETERS = {
  search: z.string().max(200),
  page: integer(1, 100_000),
  per_page: integer(1, MAX_PAGE_SIZE),
  format: z.enum(['json', 'ndjson']),
  taxonomy_term_id: z.uuid(),
  taxonomy_id: z.uuid(),
  organization_id: z.uuid(),
  modified_after: z
    .union([z.iso.datetime({ offset: true, local: true }), z.iso.date()])
    // Without an offset it is UTC, as in our own records.
    .transform((value) => new Date(/T.*(Z|[+-]\d\d:?\d\d)$|^[^T]*$/.test(value) ? value : `${value}Z`)),
  minimal: flag,
  full: flag,
  full_service: flag,
  minimum_age: integer(0, 130),
  maximum_age: integer(0, 130),
  start_time: timeOfDay,
  end_time: timeOfDay,
  day: z.enum(DAYS),
  postcode: z.string().regex(/^\d{4}\s?([A-Za-z]{2})?$/),
  proximity: integer(1, 500_000),
  top_only: flag,
  parent_id: z.uuid(),
};
export type HsdsParameter = keyof typeof PARAMETERS;
const queryShape = z.strictObject(PARAMETERS).partial();
export type HsdsQuery = z.infer<typeof queryShape>;

export type ParsedQuery =
  | { ok: true; value: HsdsQuery }
  | { ok: false; refusal: { parameter: string; why: string }[] };

/** Parses query parameters; unknown and invalid ones are reported all at once. */
export function parseQuery(search: URLSearchParams, allowed: readonly HsdsParameter[]): ParsedQuery {
  const names = [...new Set(search.keys())];
  const objection = (name: string): string | null => {
    if (!allowed.some((parameter) => parameter === name)) return 'unknown parameter';
    if (search.getAll(name).length > 1) return 'asked more than once';
    return name === 'proximity' && !search.has('postcode') ? 'asks for a postcode too' : null;
  };
  const refused = names.flatMap((parameter) => {
    const why = objection(parameter);
    return why ? [{ parameter, why }] : [];
  });
  const accepted = names.filter((name) => !objection(name));
  const parsed = queryShape.safeParse(Object.fromEntries(accepted.map((name) => [name, search.get(name)])));
  if (parsed.success && !refused.length) return { ok: true, value: parsed.data };
  const invalid = parsed.success ? [] : parsed.error.issues;
  return {
    ok: false,
    refusal: [
      ...refused,
      ...invalid.map(({ path, message }) => ({ parameter: String(path[0] ?? ''), why: message })),
    ],
  };
}

/** The centre of a postcode; null when it is not known. */
export type PostcodePoint = { lat: number; lon: number } | null;

/** The initiatives that meet every parameter. With `search` the best match comes first, otherwise by id: stable pages. */
export function selectInitiatives(
  initiatives: readonly Initiative[],
  query: HsdsQuery,
  point: PostcodePoint,
): Initiative[] {
  const tests: ((initiative: Initiative) => boolean)[] = [];
  function addTest<Value>(
    value: Value | undefined,
    test: (initiative: Initiative, value: Value) => boolean,
  ): void {
    if (value !== undefined) tests.push((initiative) => test(initiative, value));
  }
  const { day, start_time, end_time } = query;
  addTest(query.organization_id, ({ organisation }, id) => organisation.id === id);
  addTest(query.modified_after, ({ changedAt }, moment) => changedAt >= moment);
  addTest(query.taxonomy_term_id, (initiative, term) => hasTerm(initiative, { term }));
  addTest(query.taxonomy_id, (initiative, taxonomy) => hasTerm(initiative, { taxonomy }));
  addTest(query.minimum_age, ({ ageMin }, age) => ageMin === null || ageMin <= age);
  addTest(query.maximum_age, ({ ageMax }, age) => ageMax === null || ageMax >= age);
  addTest(day ?? start_time ?? end_time, ({ times }) =>
    times.some(
      ({ weekday, startsAt, endsAt }) =>
        (day === undefined || weekday === DAYS.indexOf(day) + 1) &&
        (start_time === undefined || startsAt >= start_time) &&
        (end_time === undefined || endsAt <= end_time),
    ),
  );
  if (query.postcode !== undefined && point) {
    const maxKilometres = (query.proximity ?? DEFAULT_PROXIMITY_METRES) / 1000;
    tests.push(
      ({ lat, lon }) => lat !== null && lon !== null && distanceKm(point, { lat, lon }) <= maxKilometres,
    );
  }
  const ordered = query.search
    ? searchByText(initiatives, query.search, 'nl').hits.map(({ initiative }) => initiative)
    : initiatives.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return tests.length ? ordered.filter((initiative) => tests.every((test) => test(initiative))) : ordered;
}
