import { idOf } from '../ids.ts';
import type { Raw, Remarks, Source, Unit, Where } from '../types.ts';
import { object, objects, plain } from '../values.ts';
import { type Piece, pieces } from './elements.ts';
import { headOf, textOf, textOfHead } from './file.ts';
import { lines } from './lines.ts';

/** Is it one record on every line? Then a broken line can be left out by itself. */
export function isNdjson(head: string): boolean {
  const starts = head.split('\n', 50).slice(1);
  return /^\s*\{/.test(head) && !/^\s*\{\s*\n/.test(head) && starts.some((line) => /^\{\s*"/.test(line));
}

/** A JSON file as a source: an array, a page wrapper, one record, or one on every line. */
export async function jsonSource(
  path: string,
  file: string,
  bytes: number,
  inLines = false,
): Promise<Source> {
  const ndjson = inLines || isNdjson(textOfHead(await headOf(path)));
  return {
    form: ndjson ? 'JSON, one record on every line' : 'JSON',
    bytes,
    read: async function* (remarks, { progress } = {}) {
      const text = textOf(path, file, remarks, progress);
      yield* units(ndjson ? lines(text) : pieces(text), file, remarks);
    },
  };
}

async function* units(found: AsyncIterable<Piece>, file: string, remarks: Remarks): AsyncGenerator<Unit> {
  for await (const piece of found) {
    const where: Where = { file, line: piece.line, index: piece.index };
    if (piece.fault) remarks({ code: piece.fault, where });
    if (piece.text === undefined) continue;
    const parsed = parse(piece.text);
    if (parsed.ok) yield* unitsOf(parsed.value, where, remarks);
    else remarks({ code: 'invalid-json', where, value: piece.text });
  }
}

function parse(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}

const SERVICE = [
  'organization',
  'organization_id',
  'status',
  'service_at_locations',
  'schedules',
  'application_process',
  'fees_description',
  'eligibility_description',
  'cost_options',
  'interpretation_services',
  'assured_date',
  'minimum_age',
  'capacities',
  'program_id',
];
const ORGANIZATION = [
  'services',
  'website',
  'tax_status',
  'legal_status',
  'year_incorporated',
  'organization_identifiers',
  'parent_organization_id',
  'programs',
  'locations',
  'funding',
];

/** Lists in lists in lists hold no services. */
const DEEPEST = 6;

/** The services and organizations in one value, whichever way they lie in each other. */
export function* unitsOf(value: unknown, where: Where, remarks: Remarks, depth = 0): Generator<Unit> {
  if (Array.isArray(value) && depth < DEEPEST) {
    for (const each of value) yield* unitsOf(each, where, remarks, depth + 1);
    return;
  }
  const raw = object(value);
  if (!raw) return remarks({ code: 'not-a-listing', where, value: plain(value) });
  const inner = object(raw.service);
  if (inner) return yield atLocation(raw, inner, where);
  const has = (names: string[]) => names.some((name) => name in raw);
  const lists = ['contents', 'organizations', 'services', 'service_at_locations'].filter((name) =>
    Array.isArray(raw[name]),
  );
  if (!has(['id', 'name']) && lists.length && depth < DEEPEST) {
    for (const name of lists) yield* unitsOf(raw[name], where, remarks, depth + 1);
    return;
  }
  if (has(SERVICE) && !('location_type' in raw)) return yield { kind: 'service', raw, where };
  if (!has(ORGANIZATION))
    return remarks({ code: 'not-a-listing', where, id: idOf(raw.id), value: plain(raw.name) });
  const { services, ...organization } = raw;
  yield { kind: 'organization', raw: organization, where };
  for (const service of objects(services)) {
    yield {
      kind: 'service',
      raw: { ...service, organization: object(service.organization) ?? organization },
      where,
    };
  }
}

/** `service_at_location`: the place is outermost, the service lies in it. */
function atLocation(raw: Raw, service: Raw, where: Where): Unit {
  const { service: _, ...place } = raw;
  const location = idOf(object(raw.location)?.id) || idOf(raw.id);
  return { kind: 'service', raw: { ...service, service_at_locations: [place] }, where, place: location };
}
