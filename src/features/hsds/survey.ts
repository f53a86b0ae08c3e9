import { idOf } from './ids.ts';
import type { Remarks, Source, Unit } from './types.ts';

/** What a first reading tells, so that the second can write the last of equals, and organizations before services. */
export interface Survey {
  services: number;
  organizations: number;
  /** Of ids that come more than once: the number of the service that comes last. */
  last: Map<string, number>;
}

/** How a service is recognised within one input. */
export const keyOf = ({ raw, place }: Unit): string =>
  place === undefined ? idOf(raw.id) : `${idOf(raw.id)}@${place}`;

/** Reads everything once and keeps the ids alone. */
export async function survey(
  source: Source,
  remarks: Remarks,
  progress: (bytes: number) => void,
  stop: AbortSignal,
): Promise<Survey> {
  const seen = new Set<string>();
  const found: Survey = { services: 0, organizations: 0, last: new Map() };
  for await (const unit of source.read(remarks, { progress, bare: true })) {
    if (stop.aborted) break;
    if (unit.kind === 'organization') {
      found.organizations++;
      continue;
    }
    found.services++;
    const key = keyOf(unit);
    if (!key) continue;
    if (seen.has(key)) found.last.set(key, found.services);
    else seen.add(key);
  }
  return found;
}
