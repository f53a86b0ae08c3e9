import { sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import type { DeadlineChange } from '../legal-deadlines/explain-change.ts';
import { RULES_VERSION } from '../legal-deadlines/term-rows.ts';
import type { LegalDeadline } from '../legal-deadlines/term-types.ts';
import type { CaseFacts, Regime, TargetGroup } from '../model/events.ts';
import { type CaseStanding, toEvent } from '../model/queries.ts';
import type { Stage, WaitsFor } from '../model/stages.ts';

/** In the place of the event of a term that has not begun: nothing in a primary key can be absent. */
const NO_EVENT = '00000000-0000-0000-0000-000000000000';

/** The terms of a case as they were last computed; those of one rule when it is given. */
export async function findTerms(tx: Tx, caseId: string, rule?: string): Promise<LegalDeadline[]> {
  const rows = await tx
    .selectFrom('case_deadline')
    .select('steps')
    .where('case_id', '=', caseId)
    .$if(rule !== undefined, (query) => query.where('rule', '=', rule ?? ''))
    .orderBy('due_on')
    .orderBy('rule')
    .orderBy('base_event')
    .execute();
  // Written by `storeTerms`, and by nothing else.
  return rows.map(({ steps }) => steps as LegalDeadline);
}

/** Which case the terms are of. */
export interface TermsOf {
  id: string;
  tenant: string;
}

/** Stores the terms of a case; what is no longer among them goes. Takes the day on which they were computed. */
export async function storeTerms(
  tx: Tx,
  { id, tenant }: TermsOf,
  terms: readonly LegalDeadline[],
  today: string,
): Promise<void> {
  await tx.deleteFrom('case_deadline').where('case_id', '=', id).execute();
  if (!terms.length) return;
  await tx
    .insertInto('case_deadline')
    .values(
      terms.map((term) => ({
        case_id: id,
        tenant_id: tenant,
        rule: term.rule,
        base_event: term.base?.event ?? NO_EVENT,
        rules_version: RULES_VERSION,
        state: term.state.kind,
        due_on: term.state.kind === 'stands-still' ? null : term.due,
        met_on: term.state.kind === 'met' ? term.state.on : null,
        waits_for: term.waitsFor,
        steps: JSON.stringify(term),
        computed_on: today,
      })),
    )
    .execute();
}

/** A date that moved because the rules or the holidays changed. */
export interface TermChange {
  rule: string;
  changedAt: Date;
  change: DeadlineChange;
}

/** Writes down what other rules or holidays changed in the terms of a case. */
export async function addTermChanges(
  tx: Tx,
  { id, tenant }: TermsOf,
  changes: readonly DeadlineChange[],
  now: Date,
): Promise<void> {
  if (!changes.length) return;
  await tx
    .insertInto('case_deadline_change')
    .values(
      changes.map((change) => ({
        case_id: id,
        tenant_id: tenant,
        rule: change.rule,
        changed_at: now,
        before: JSON.stringify({ due: change.from, state: change.stateFrom }),
        after: JSON.stringify(change),
        reason: change.causes.map(({ kind }) => kind).join(', '),
      })),
    )
    .execute();
}

/** What other rules or holidays changed in the terms of a rule, the last first. */
export async function findTermChanges(tx: Tx, caseId: string, rule: string): Promise<TermChange[]> {
  const rows = await tx
    .selectFrom('case_deadline_change')
    .select(['rule', 'changed_at', 'after'])
    .where('case_id', '=', caseId)
    .where('rule', '=', rule)
    .orderBy('id', 'desc')
    .execute();
  return rows.map(({ changed_at, after, ...row }) => ({
    ...row,
    changedAt: changed_at,
    change: after as DeadlineChange,
  }));
}

/** The newest case that is connected with the newcomer who acts. */
export async function ownCaseOfTerms(tx: Tx): Promise<string | undefined> {
  const row = await tx
    .selectFrom('case_link')
    .select('case_id')
    .orderBy('linked_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.case_id;
}

/** What the clock knows of a case: no name, no note. */
export interface ClockCase extends TermsOf {
  number: string;
  facts: CaseFacts;
  /** Its terms and standing as they are stored. */
  terms: LegalDeadline[];
  standing: CaseStanding;
}

/**
 * What the clock reads of these cases. Until the transaction ends nobody else records anything in them. The transaction must act
 * as `casework`.
 */
export async function casesForClock(tx: Tx, ids: readonly string[]): Promise<ClockCase[]> {
  if (!ids.length) return [];
  const files = await tx
    .selectFrom('integration_case')
    .select([
      'id',
      'tenant_id',
      'number',
      'regime',
      'target_group',
      'stage',
      'stage_since',
      'waits_for',
      'next_due_on',
      'next_rule',
      'duty_ended_on',
    ])
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute();
  const events = await tx
    .selectFrom('case_event as e')
    .select(['e.case_id', 'e.id', 'e.kind', 'e.day', 'e.data', 'e.source', 'e.recorded_at'])
    .where('e.case_id', 'in', ids)
    .where('e.withdrawn', '=', false)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('case_event as r').select('r.id').whereRef('r.replaces', '=', 'e.id'))),
    )
    .orderBy('e.day')
    .orderBy('e.recorded_at')
    .orderBy('e.id')
    .execute();
  const stored = await tx
    .selectFrom('case_deadline')
    .select(['case_id', 'steps'])
    .where('case_id', 'in', ids)
    .execute();
  const eventsOfCase = Map.groupBy(events, ({ case_id }) => case_id);
  const termsOfCase = Map.groupBy(stored, ({ case_id }) => case_id);
  return files.map((file) => ({
    id: file.id,
    tenant: file.tenant_id,
    number: file.number,
    facts: {
      regime: file.regime as Regime,
      group: file.target_group as TargetGroup,
      events: (eventsOfCase.get(file.id) ?? []).flatMap((row) => toEvent(row) ?? []),
    },
    terms: (termsOfCase.get(file.id) ?? []).map(({ steps }) => steps as LegalDeadline),
    standing: {
      stage: file.stage as Stage,
      stageSince: file.stage_since,
      waitsFor: file.waits_for as WaitsFor,
      nextDueOn: file.next_due_on,
      nextRule: file.next_rule,
      dutyEndedOn: file.duty_ended_on,
    },
  }));
}

/** Says of the terms of these cases that they are the same with the rules and on the day of today. */
export async function confirmTerms(tx: Tx, ids: readonly string[], today: string): Promise<void> {
  if (!ids.length) return;
  await tx
    .updateTable('case_deadline')
    .set({ rules_version: RULES_VERSION, computed_on: today })
    .where('case_id', 'in', ids)
    .execute();
}

/** Which part of a long list of cases: in the order of their ids. */
export interface BatchOf {
  /** The last id of the batch before. */
  after: string;
  limit: number;
}

/** Before every id. */
export const FIRST_BATCH_AFTER = NO_EVENT;

/** The next cases whose terms were computed with other rules than those of today, or never. */
export async function casesWithOldRules(tx: Tx, { after, limit }: BatchOf): Promise<string[]> {
  const rows = await tx
    .selectFrom('integration_case as c')
    .select('c.id')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('case_deadline as d')
            .select('d.case_id')
            .whereRef('d.case_id', '=', 'c.id')
            .where('d.rules_version', '=', RULES_VERSION),
        ),
      ),
    )
    .where('c.id', '>', after)
    .orderBy('c.id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** The next cases with a term that can stand otherwise today than on the day on which it was computed. */
export async function casesWithPassedTerms(
  tx: Tx,
  today: string,
  { after, limit }: BatchOf,
): Promise<string[]> {
  const rows = await tx
    .selectFrom('case_deadline')
    .select('case_id')
    .distinct()
    .where('computed_on', '<', today)
    .where('case_id', '>', after)
    .where(({ or, and, eb }) =>
      or([
        and([eb('state', '=', 'open'), eb('due_on', '<', today)]),
        eb('state', '=', 'stands-still'),
        // A suspension that was agreed for later.
        and([eb('state', '=', 'open'), sql<boolean>`steps @> '{"shifts": [{"kind": "suspension"}]}'`]),
        // A ground is there from its last day on, and not the day after.
        and([eb('state', '=', 'open'), eb('rule', '=', 'CLK-11'), eb('due_on', '<=', today)]),
      ]),
    )
    .orderBy('case_id')
    .limit(limit)
    .execute();
  return rows.map(({ case_id }) => case_id);
}
