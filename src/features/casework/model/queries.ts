import { sql } from 'kysely';
import type { StaffMember } from '#core/access/actor.ts';
import { type FieldSealer, openField, sealField } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';
import {
  type CaseEvent,
  type CaseEventKind,
  type CaseFacts,
  caseEventSchemas,
  type EventSource,
  type Regime,
  type TargetGroup,
} from './events.ts';
import { LOOK_REASONS, type LookKind, lookKind, REASON_MS } from './looks.ts';
import type { Stage, WaitsFor } from './stages.ts';
import './tables.ts';

/** Where letters go, and how somebody is reached. */
export interface CaseContact {
  street?: string | undefined;
  postcode?: string | undefined;
  town?: string | undefined;
  phone?: string | undefined;
  email?: string | undefined;
}

/** A case, without its events. */
export interface CaseFile {
  id: string;
  tenant: string;
  /** The municipality's own number of it. */
  number: string;
  name: string;
  contact: CaseContact;
  /** What the person reads letters in. */
  language: string;
  /** The CBS code of the responsible municipality. */
  municipality: string;
  /** The account of the guide; null: nobody yet. */
  guide: string | null;
  regime: Regime;
  group: TargetGroup;
  openedAt: Date;
  closedAt: Date | null;
  /** Changes with everything that happens in the case. */
  version: number;
  stage: Stage;
  stageSince: string;
  waitsFor: WaitsFor;
  nextDueOn: string | null;
  nextRule: string | null;
  dutyEndedOn: string | null;
}

const CASE_COLUMNS = [
  'id',
  'tenant_id',
  'number',
  'name_sealed',
  'contact_sealed',
  'language',
  'municipality',
  'guide_id',
  'regime',
  'target_group',
  'opened_at',
  'closed_at',
  'version',
  'stage',
  'stage_since',
  'waits_for',
  'next_due_on',
  'next_rule',
  'duty_ended_on',
] as const;

const nameIn = (row: string) => ({ table: 'integration_case', column: 'name_sealed', row });
const contactIn = (row: string) => ({ table: 'integration_case', column: 'contact_sealed', row });
const noteIn = (row: string) => ({ table: 'case_event', column: 'note_sealed', row });

/** The name in a case. */
export const openCaseName = (app: FieldSealer, id: string, sealed: string): string =>
  openField(app, nameIn(id), sealed);

/** A case that whoever acts may read. The transaction must act for a caseworker of its tenant, or the newcomer of the case. */
export async function findCase(tx: Tx, app: FieldSealer, id: string): Promise<CaseFile | undefined> {
  const row = await tx
    .selectFrom('integration_case')
    .select(CASE_COLUMNS)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const contact = row.contact_sealed ? openField(app, contactIn(id), row.contact_sealed) : '{}';
  return {
    id,
    tenant: row.tenant_id,
    number: row.number,
    name: openCaseName(app, id, row.name_sealed),
    contact: JSON.parse(contact) as CaseContact,
    language: row.language,
    municipality: row.municipality,
    guide: row.guide_id,
    regime: row.regime as Regime,
    group: row.target_group as TargetGroup,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
    version: row.version,
    stage: row.stage as Stage,
    stageSince: row.stage_since,
    waitsFor: row.waits_for as WaitsFor,
    nextDueOn: row.next_due_on,
    nextRule: row.next_rule,
    dutyEndedOn: row.duty_ended_on,
  };
}

/** What a new case begins with. */
export interface NewCase {
  id: string;
  number: string;
  name: string;
  contact: CaseContact;
  language: string;
  municipality: string;
  guide: string | null;
  regime: Regime;
  group: TargetGroup;
  since: string;
}

/** Adds a case. @returns false when the number is taken in this tenant, or the same form was sent before */
export async function addCase(
  tx: Tx,
  app: FieldSealer,
  tenant: string,
  file: NewCase,
  now: Date,
): Promise<boolean> {
  const added = await tx
    .insertInto('integration_case')
    .values({
      id: file.id,
      tenant_id: tenant,
      number: file.number,
      name_sealed: sealField(app, nameIn(file.id), file.name),
      contact_sealed: sealField(app, contactIn(file.id), JSON.stringify(file.contact)),
      language: file.language,
      municipality: file.municipality,
      guide_id: file.guide,
      regime: file.regime,
      target_group: file.group,
      opened_at: now,
      closed_at: null,
      stage: 'notice',
      stage_since: file.since,
      waits_for: 'guide',
      next_due_on: null,
      next_rule: null,
      duty_ended_on: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Boolean(added.numInsertedOrUpdatedRows);
}

/** Changes what is written on the cover of a case. @returns false when somebody else changed the case since `version` */
export async function updateCase(
  tx: Tx,
  app: FieldSealer,
  {
    id,
    version,
    ...cover
  }: Pick<CaseFile, 'id' | 'version' | 'name' | 'contact' | 'language' | 'number' | 'municipality'>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('integration_case')
    .set({
      number: cover.number,
      name_sealed: sealField(app, nameIn(id), cover.name),
      contact_sealed: sealField(app, contactIn(id), JSON.stringify(cover.contact)),
      language: cover.language,
      municipality: cover.municipality,
      version: sql`version + 1`,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The words about an event; empty when there are none. */
export const openNote = (app: FieldSealer, id: string, sealed: string | null): string =>
  sealed ? openField(app, noteIn(id), sealed) : '';

/** An event as a case shows it. */
export type RecordedEvent = CaseEvent & { note: string; by: string; replaces: string | null };

/** The events of a case that are in force, by day. */
export async function findEvents(tx: Tx, app: FieldSealer, id: string): Promise<RecordedEvent[]> {
  const rows = await tx
    .selectFrom('case_event as e')
    .select([
      'e.id',
      'e.kind',
      'e.day',
      'e.data',
      'e.note_sealed',
      'e.source',
      'e.recorded_at',
      'e.recorded_by_name',
      'e.replaces',
    ])
    .where('e.case_id', '=', id)
    .where('e.withdrawn', '=', false)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('case_event as r').select('r.id').whereRef('r.replaces', '=', 'e.id'))),
    )
    .orderBy('e.day')
    .orderBy('e.recorded_at')
    .orderBy('e.id')
    .execute();
  return rows.flatMap((row) => {
    const event = toEvent(row);
    const note = openNote(app, row.id, row.note_sealed);
    return event ? [{ ...event, note, by: row.recorded_by_name, replaces: row.replaces }] : [];
  });
}

interface EventRow {
  id: string;
  kind: string;
  day: string;
  data: unknown;
  source: string;
  recorded_at: Date;
}

/** A row as an event; undefined for a kind that this version does not know. */
export function toEvent({ id, kind, day, data, source, recorded_at }: EventRow): CaseEvent | undefined {
  const schema = Object.hasOwn(caseEventSchemas, kind) ? caseEventSchemas[kind as CaseEventKind] : undefined;
  const parsed = schema?.safeParse(data);
  if (!parsed?.success) return undefined;
  return {
    id,
    kind,
    day,
    data: parsed.data,
    source: source as EventSource,
    recordedAt: recorded_at,
  } as CaseEvent;
}

/** What the dates of a case follow from. */
export const factsOf = (
  { regime, group }: Pick<CaseFile, 'regime' | 'group'>,
  events: readonly CaseEvent[],
): CaseFacts => ({
  regime,
  group,
  events,
});

/** An event to record. */
export interface NewEvent {
  id: string;
  caseId: string;
  kind: CaseEventKind;
  day: string;
  data: unknown;
  note?: string | undefined;
  source: EventSource;
  /** The event that this one takes the place of. */
  replaces?: string | undefined;
  /** It says that the replaced one did not happen. */
  withdrawn?: boolean;
}

/**
 * Adds an event; `recordEvent` of the slice `clock` does that and computes what follows.
 * @returns false when somebody else replaced the same event before, or the same form was sent before */
export async function addEvent(
  tx: Tx,
  app: FieldSealer,
  by: StaffMember,
  event: NewEvent,
  now: Date,
): Promise<boolean> {
  const added = await tx
    .insertInto('case_event')
    .values({
      id: event.id,
      tenant_id: by.tenant.id,
      case_id: event.caseId,
      kind: event.kind,
      day: event.day,
      data: JSON.stringify(event.data),
      note_sealed: event.note ? sealField(app, noteIn(event.id), event.note) : null,
      source: event.source,
      recorded_at: now,
      recorded_by: by.account,
      recorded_by_name: by.name,
      replaces: event.replaces ?? null,
      withdrawn: event.withdrawn ?? false,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (!added.numInsertedOrUpdatedRows) return false;
  await tx
    .updateTable('integration_case')
    .set({ version: sql`version + 1` })
    .where('id', '=', event.caseId)
    .execute();
  return true;
}

/** What follows from the events, for lists and filters. */
export interface CaseStanding {
  stage: Stage;
  stageSince: string;
  waitsFor: WaitsFor;
  nextDueOn: string | null;
  nextRule: string | null;
  dutyEndedOn: string | null;
}

/** Stores what follows from the events. The transaction must act for a caseworker, or as `casework`. */
export async function setStanding(tx: Tx, id: string, standing: CaseStanding): Promise<void> {
  await tx
    .updateTable('integration_case')
    .set({
      stage: standing.stage,
      stage_since: standing.stageSince,
      waits_for: standing.waitsFor,
      next_due_on: standing.nextDueOn,
      next_rule: standing.nextRule,
      duty_ended_on: standing.dutyEndedOn,
    })
    .where('id', '=', id)
    .execute();
}

/** Writes down that somebody looked at a case. The transaction must act for them. */
export async function logLook(
  tx: Tx,
  by: StaffMember,
  {
    caseId,
    page,
    reason,
    wordsSealed,
  }: { caseId: string; page: string; reason?: string; wordsSealed?: string },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('case_look')
    .values({
      tenant_id: by.tenant.id,
      case_id: caseId,
      at: now,
      account_id: by.account,
      name: by.name,
      page,
      reason: reason ?? null,
      words_sealed: wordsSealed ?? null,
    })
    .execute();
}

/** What is unusual about a look of this member of staff at a case, and whether they gave a reason for it today. */
export async function standingOfLook(
  tx: Tx,
  by: StaffMember,
  file: Pick<CaseFile, 'id' | 'guide' | 'closedAt'>,
  now: Date,
): Promise<{ kind: LookKind; explained: boolean }> {
  const kind = lookKind({ account: by.account, roles: by.tenant.roles }, file);
  if (kind === 'usual') return { kind, explained: true };
  const reason = await tx
    .selectFrom('case_look')
    .select('id')
    .where('case_id', '=', file.id)
    .where('account_id', '=', by.account)
    .where('reason', 'in', LOOK_REASONS)
    .where('at', '>', new Date(now.getTime() - REASON_MS))
    .limit(1)
    .executeTakeFirst();
  return { kind, explained: reason !== undefined };
}

/** Somebody looked at a case. */
export interface Look {
  at: Date;
  name: string;
  page: string;
  /** The reason that they gave; null: it was their daily work. */
  reason: string | null;
}

/** Who looked at a case, the last first, once per person and day. */
export async function looksAt(tx: Tx, caseId: string, limit: number): Promise<Look[]> {
  const { rows } =
    await sql<Look>`select max(at) as at, name, min(page) as page, min(reason) as reason from case_look where case_id = ${caseId}
    group by name, date_trunc('day', at) order by 1 desc limit ${limit}`.execute(tx);
  return rows;
}
