import type { Db } from '#core/db/connection.ts';
import { type Batch, type Counts, makeBatch } from './batch.ts';
import { idOf } from './ids.ts';
import { mapOrganization } from './map/organization.ts';
import { mapService } from './map/service.ts';
import { keyOf, type Survey, survey } from './survey.ts';
import type { Note, Remarks, Source, Surroundings, Unit } from './types.ts';
import { object, plain } from './values.ts';

export interface Import {
  /** Null: read and report everything, write nothing. */
  db: Db | null;
  /** The name under which it is kept, e.g. `hsds:example.org`. */
  name: string;
  source: Source;
  around: Surroundings;
  remarks: Remarks;
  /** Stops between two batches. */
  stop: AbortSignal;
  progress: (at: Progress) => void;
}

export interface Progress {
  step: 'looking through' | 'writing';
  bytes: number;
  services: number;
  total: number;
}

export interface Imported {
  /** What the input holds. */
  services: number;
  organizations: number;
  /** What became of it. */
  organisations: Counts;
  initiatives: Counts;
  stopped: boolean;
}

const silent: Remarks = () => {};

/**
 * Brings one source into the directory, in batches that are each in as a whole or not at all. Two readings: the first
 * finds ids that come twice, the second writes; organizations that stand by themselves go before the services.
 */
export async function importHsds({
  db,
  name,
  source,
  around,
  remarks,
  stop,
  progress,
}: Import): Promise<Imported> {
  let bytes = 0;
  let services = 0;
  let first: Survey | undefined;
  const tell = (step: Progress['step']) => (more: number) => {
    bytes += more;
    progress({ step, bytes, services, total: first?.services ?? 0 });
  };
  first = await survey(source, remarks, tell('looking through'), stop);
  const batch = makeBatch(db, name, remarks);
  if (first.organizations && !stop.aborted) {
    for await (const unit of source.read(silent, { only: 'organization' })) {
      if (unit.kind !== 'organization') continue;
      if (batch.knows(idOf(unit.raw.id))) noteFor(unit, remarks)('organization-again');
      else organisation(unit, batch, remarks);
      if (!(await settle(batch, stop))) break;
    }
  }
  bytes = 0;
  const names = new Map<string, string>();
  const places = new Set<string>();
  if (!stop.aborted) {
    for await (const unit of source.read(silent, { only: 'service', progress: tell('writing') })) {
      if (unit.kind !== 'service') continue;
      services++;
      const last = first.last.get(keyOf(unit));
      if (last !== undefined && last !== services)
        remarks({ code: 'duplicate-id', where: unit.where, id: idOf(unit.raw.id) });
      else take(unit, { batch, around, remarks, names, places });
      if (!(await settle(batch, stop))) break;
    }
  }
  if (!stop.aborted) await batch.flush();
  const { organisations, initiatives } = batch;
  return {
    services: first.services,
    organizations: first.organizations,
    organisations,
    initiatives,
    stopped: stop.aborted,
  };
}

/** Writes when there is enough; false when it is time to stop. */
async function settle(batch: Batch, stop: AbortSignal): Promise<boolean> {
  if (stop.aborted) return false;
  if (batch.full()) await batch.flush();
  return true;
}

const noteFor = ({ where, raw }: Unit, remarks: Remarks): Note => {
  const id = idOf(raw.id) || undefined;
  return (code, field, value) => remarks({ code, where, id, field, value: plain(value) || undefined });
};

/** The id under which the organization is known now, or null when it cannot be taken in. */
function organisation(unit: Unit, batch: Batch, remarks: Remarks): string | null {
  const given = idOf(unit.raw.id);
  if (given && batch.knows(given)) return given;
  const row = mapOrganization(unit.raw, noteFor(unit, given ? remarks : silent));
  if (!row) {
    if (!given) return null;
    remarks({ code: 'no-name', where: unit.where, id: given });
    return null;
  }
  if (!batch.knows(row.sourceId)) {
    if (!given) noteFor(unit, remarks)('organization-id-derived', 'id', row.name);
    batch.organisation(row, unit.where);
  }
  return row.sourceId;
}

interface Taking {
  batch: Batch;
  around: Surroundings;
  remarks: Remarks;
  names: Map<string, string>;
  places: Set<string>;
}

function take(unit: Unit, { batch, around, remarks, names, places }: Taking): void {
  const { raw, where } = unit;
  const id = idOf(raw.id);
  const note = noteFor(unit, remarks);
  const further = unit.place !== undefined && places.has(id);
  const mapped = mapService(raw, around, note, further);
  if (!mapped.ok) {
    note(mapped.refusal);
    return;
  }
  const inside = object(raw.organization);
  const own = inside ? organisation({ kind: 'organization', raw: inside, where }, batch, remarks) : null;
  const organization = own ?? idOf(inside?.id ?? raw.organization_id);
  if (!organization || !batch.knows(organization)) {
    note('no-organization', 'organization_id', organization);
    return;
  }
  if (unit.place !== undefined) places.add(id);
  const [draft] = mapped.value;
  const name = (draft?.texts[draft.language]?.name ?? '').toLowerCase();
  const before = names.get(name);
  if (before === undefined) names.set(name, id);
  else if (before !== id) note('same-name', 'name', before);
  for (const one of mapped.value) batch.initiative(one, organization, where);
}
