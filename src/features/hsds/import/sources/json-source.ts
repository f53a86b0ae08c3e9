import type { ImportIssueSink, SourcePosition } from '../../schema/issues.ts';
import { sourceIdOf } from '../../schema/source-ids.ts';
import { asObject, asObjects, asText, type RawRecord } from '../../schema/values.ts';
import { type JsonPiece, splitJsonRecords } from './json-records.ts';
import { splitLines } from './lines.ts';
import { decodeHead, readHead, readText } from './text-file.ts';
import type { RecordSource, SourceRecord } from './types.ts';

/** Whether a file has one record on every line, so that an invalid line can be left out by itself. */
export function isNdjson(head: string): boolean {
  const followingLines = head.split('\n', 50).slice(1);
  return (
    /^\s*\{/.test(head) && !/^\s*\{\s*\n/.test(head) && followingLines.some((line) => /^\{\s*"/.test(line))
  );
}

/**
 * A JSON file as a source: an array, a page wrapper, one record, or one record on every line.
 * @param file the name for reports
 */
export async function jsonSource(
  path: string,
  file: string,
  bytes: number,
  isKnownNdjson = false,
): Promise<RecordSource> {
  const ndjson = isKnownNdjson || isNdjson(decodeHead(await readHead(path)));
  return {
    form: ndjson ? 'JSON, one record on every line' : 'JSON',
    bytes,
    read: async function* (addIssue, { progress } = {}) {
      const text = readText(path, file, addIssue, progress);
      yield* parsePieces(ndjson ? splitLines(text) : splitJsonRecords(text), file, addIssue);
    },
  };
}

async function* parsePieces(
  pieces: AsyncIterable<JsonPiece>,
  file: string,
  addIssue: ImportIssueSink,
): AsyncGenerator<SourceRecord> {
  for await (const { line, index, text, fault } of pieces) {
    const position: SourcePosition = { file, line, index };
    if (fault) addIssue({ code: fault, position });
    if (text === undefined) continue;
    const parsed = parseJson(text);
    if (parsed.ok) yield* recordsIn(parsed.value, position, addIssue);
    else addIssue({ code: 'invalid-json', position, value: text });
  }
}

function parseJson(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}

/** Fields that only a service has. */
const SERVICE_FIELDS = [
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
/** Fields that only an organization has. */
const ORGANIZATION_FIELDS = [
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
const RECORD_LISTS = ['contents', 'organizations', 'services', 'service_at_locations'];

/** Deeper nested lists are not followed. */
const MAX_LIST_DEPTH = 6;

/** The services and organizations in one JSON value, however they are nested in each other. */
export function* recordsIn(
  value: unknown,
  position: SourcePosition,
  addIssue: ImportIssueSink,
  depth = 0,
): Generator<SourceRecord> {
  if (Array.isArray(value) && depth < MAX_LIST_DEPTH) {
    for (const item of value) yield* recordsIn(item, position, addIssue, depth + 1);
    return;
  }
  const raw = asObject(value);
  if (!raw) return addIssue({ code: 'not-a-listing', position, value: asText(value) });
  const nestedService = asObject(raw.service);
  if (nestedService) return yield serviceAtLocation(raw, nestedService, position);
  const hasAny = (names: string[]) => names.some((name) => name in raw);
  const lists = RECORD_LISTS.filter((name) => Array.isArray(raw[name]));
  if (!hasAny(['id', 'name']) && lists.length && depth < MAX_LIST_DEPTH) {
    for (const name of lists) yield* recordsIn(raw[name], position, addIssue, depth + 1);
    return;
  }
  if (hasAny(SERVICE_FIELDS) && !('location_type' in raw)) return yield { kind: 'service', raw, position };
  if (!hasAny(ORGANIZATION_FIELDS))
    return addIssue({ code: 'not-a-listing', position, id: sourceIdOf(raw.id), value: asText(raw.name) });
  const { services, ...organization } = raw;
  yield { kind: 'organization', raw: organization, position };
  for (const service of asObjects(services)) {
    yield {
      kind: 'service',
      raw: { ...service, organization: asObject(service.organization) ?? organization },
      position,
    };
  }
}

/** A `service_at_location` has the service nested inside it; we need it the other way round. */
function serviceAtLocation(raw: RawRecord, service: RawRecord, position: SourcePosition): SourceRecord {
  const { service: _, ...atLocation } = raw;
  const locationId = sourceIdOf(asObject(raw.location)?.id) || sourceIdOf(raw.id);
  return {
    kind: 'service',
    raw: { ...service, service_at_locations: [atLocation] },
    position,
    locationId,
  };
}
