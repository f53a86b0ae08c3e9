import { z } from 'zod';
import { distanceKm } from '#core/geo/travel-time.ts';
import type { Initiative } from '#features/directory';
import { searchByText } from '#features/directory';
import { hasTerm } from './taxonomy.ts';

const MOST_PER_PAGE = 500;
const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
const yes = z.enum(['true', 'false', '1', '0', '']).transform((said) => said === 'true' || said === '1');
const clock = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?|24:00(:00)?)$/)
  .transform((said) => Number(said.slice(0, 2)) * 60 + Number(said.slice(3, 5)));
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** Every parameter of HSDS 3.1's lists, with those that Open Referral UK adds. What is not in it is refused by name. */
export const parameters = {
  search: z.string().max(200),
  page: whole(1, 100_000),
  per_page: whole(1, MOST_PER_PAGE),
  format: z.enum(['json', 'ndjson']),
  taxonomy_term_id: z.uuid(),
  taxonomy_id: z.uuid(),
  organization_id: z.uuid(),
  modified_after: z
    .union([z.iso.datetime({ offset: true, local: true }), z.iso.date()])
    // Without a zone it is UTC, as in what we give.
    .transform((said) => new Date(/T.*(Z|[+-]\d\d:?\d\d)$|^[^T]*$/.test(said) ? said : `${said}Z`)),
  minimal: yes,
  full: yes,
  full_service: yes,
  minimum_age: whole(0, 130),
  maximum_age: whole(0, 130),
  start_time: clock,
  end_time: clock,
  day: z.enum(DAYS),
  postcode: z.string().regex(/^\d{4}\s?([A-Za-z]{2})?$/),
  proximity: whole(1, 500_000),
  top_only: yes,
  parent_id: z.uuid(),
};
export type Parameter = keyof typeof parameters;
const shape = z.strictObject(parameters).partial();
export type Query = z.infer<typeof shape>;

export type ReadQuery =
  | { ok: true; value: Query }
  | { ok: false; refusal: { parameter: string; why: string }[] };

/** Reads the parameters of a question; those that this list does not have, or that cannot be right, are all told at once. */
export function readQuery(given: URLSearchParams, allowed: readonly Parameter[]): ReadQuery {
  const names = [...new Set(given.keys())];
  const why = (name: string): string | null => {
    if (!allowed.includes(name as Parameter)) return 'unknown parameter';
    if (given.getAll(name).length > 1) return 'asked more than once';
    return name === 'proximity' && !given.has('postcode') ? 'asks for a postcode too' : null;
  };
  const wrong = names.flatMap((parameter) => {
    const told = why(parameter);
    return told ? [{ parameter, why: told }] : [];
  });
  const others = names.filter((name) => !why(name));
  const read = shape.safeParse(Object.fromEntries(others.map((name) => [name, given.get(name)])));
  if (read.success && !wrong.length) return { ok: true, value: read.data };
  const unread = read.success ? [] : read.error.issues;
  return {
    ok: false,
    refusal: [
      ...wrong,
      ...unread.map(({ path, message }) => ({ parameter: String(path[0] ?? ''), why: message })),
    ],
  };
}

/** Where a postcode is; null when no table of postcodes was imported. */
export type FindPoint = { lat: number; lon: number } | null;

/** The initiatives that answer all of what is asked. Best answer first with `search`, else by id: pages never shift. */
export function chosen(all: readonly Initiative[], query: Query, near: FindPoint): Initiative[] {
  const checks: ((it: Initiative) => boolean)[] = [];
  const check = (asked: unknown, test: (it: Initiative) => boolean) =>
    asked !== undefined && checks.push(test);
  const { taxonomy_term_id, taxonomy_id, organization_id, modified_after, day, start_time, end_time } = query;
  check(organization_id, (it) => it.organisation.id === organization_id);
  check(modified_after, (it) => it.changedAt >= (modified_after as Date));
  check(taxonomy_term_id, (it) => hasTerm(it, { term: taxonomy_term_id as string }));
  check(taxonomy_id, (it) => hasTerm(it, { taxonomy: taxonomy_id as string }));
  check(query.minimum_age, (it) => (it.ageMin ?? 0) <= (query.minimum_age as number) || it.ageMin === null);
  check(query.maximum_age, (it) => it.ageMax === null || it.ageMax >= (query.maximum_age as number));
  check(day ?? start_time ?? end_time, (it) =>
    it.times.some(
      (time) =>
        (day === undefined || time.weekday === DAYS.indexOf(day) + 1) &&
        (start_time === undefined || time.startsAt >= start_time) &&
        (end_time === undefined || time.endsAt <= end_time),
    ),
  );
  if (query.postcode !== undefined && near) {
    const most = (query.proximity ?? 5000) / 1000;
    checks.push(
      (it) => it.lat !== null && it.lon !== null && distanceKm(near, { lat: it.lat, lon: it.lon }) <= most,
    );
  }
  const found = query.search
    ? searchByText(all, query.search, 'nl').hits.map(({ initiative }) => initiative)
    : all.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return checks.length ? found.filter((it) => checks.every((test) => test(it))) : found;
}
