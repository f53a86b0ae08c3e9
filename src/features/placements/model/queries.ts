import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import { sql } from 'kysely';
import type { Db, Tx } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import type { SpokenLanguage } from '#features/vocabulary/rules.ts';
import type { Phrase } from './phrases.ts';
import {
  OPEN_STATES,
  type Outcome,
  type PlacementReach,
  type PlacementState,
  type StepActor,
  type StepKind,
  type StepReason,
} from './rules.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    placement_settings: PlacementSettingsTable;
    placement_request: PlacementRequestTable;
    placement_step: PlacementStepTable;
    placement_transition: PlacementTransitionTable;
  }
}

interface PlacementSettingsTable {
  listing_id: string;
  initiative_id: string;
  open: Generated<boolean>;
  places: number | null;
  held: Generated<number>;
  automatic: Generated<boolean>;
  answer_days: Generated<number>;
  /** YYYY-MM-DD */
  leave_until: string | null;
  changed_at: Date;
}

interface PlacementRequestTable {
  id: string;
  person_id: string;
  listing_id: string;
  initiative_id: string;
  consent_id: string;
  weekly_time_id: string | null;
  name_sealed: string;
  reach: PlacementReach;
  reach_sealed: string | null;
  language: string;
  spoken: SpokenLanguage[];
  party: number;
  minors: Generated<number>;
  asked_at: Date;
  /** YYYY-MM-DD */
  promised_on: string;
  state: PlacementState;
  state_at: Date;
  steps: Generated<number>;
  answered_at: Date | null;
  waiting_since: Date | null;
  offered_until: Date | null;
  shared_until: Date;
}

interface PlacementStepTable {
  id: GeneratedAlways<number>;
  request_id: string;
  kind: StepKind;
  by: StepActor;
  account_id: string | null;
  at: Date;
  details: ColumnType<StepDetails, string, string>;
  words_sealed: string | null;
}

interface PlacementTransitionTable {
  kind: string;
  by: string;
  from_state: string;
  to_state: string;
}

/** What a step says, by kind: codes and dates from fixed lists, never free words. */
export interface StepDetails {
  /** Of `offer`: until when the place is kept (ISO 8601). */
  until?: string;
  /** Of `decline` and `stop`: why. */
  reason?: StepReason;
  /** Of `postpone` and `reopen`: the new promised day (YYYY-MM-DD). */
  promisedOn?: string;
  /** Of `end` and `feedback`: how it was. */
  outcome?: Outcome;
  /** A ready sentence for who asked. */
  phrase?: Phrase;
}

/**
 * Why a step was not taken. `changed`: there are more steps than the page showed; `full`: no place is free; `party-too-large`:
 * there are places, but too few to keep this party together.
 */
export type StepRefusal = 'not-found' | 'not-allowed' | 'changed' | 'full' | 'party-too-large';

/** A step to take. */
export interface NewStep {
  request: string;
  kind: StepKind;
  by: StepActor;
  /** How many steps the page showed on which somebody chose this one; null: whatever happened since. */
  seenSteps: number | null;
  details?: StepDetails;
  wordsSealed?: string | null;
}

/** Takes a step in the database, which alone knows the state, the places and the order. */
export async function takeStep(tx: Tx, step: NewStep): Promise<'done' | StepRefusal> {
  const { rows } = await sql<{ outcome: 'done' | StepRefusal }>`select take_placement_step(
    ${step.request}, ${step.kind}, ${step.by}, ${step.seenSteps}, ${JSON.stringify(step.details ?? {})}::jsonb,
    ${step.wordsSealed ?? null}) as outcome`.execute(tx);
  return rows[0]?.outcome ?? 'not-found';
}

/**
 * Offers what is free to who waits, in the order of joining. The transaction must act as the task `placements` with the listing
 * as its subject. @returns the ids of the requests that got an offer
 */
export async function offerFreePlaces(tx: Tx, until: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select offer_free_places(${until}) as id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Listings in which the server may have something to do now. @param today YYYY-MM-DD */
export const listingsDue = (db: Db, now: Date, today: string): Promise<string[]> =>
  inTransaction(db, { systemTask: { name: 'placements' } }, async (tx) => {
    const { rows } = await sql<{ listing_id: string }>`
      select listing_id from placements_due(${now}, ${today}::date)`.execute(tx);
    return rows.map(({ listing_id }) => listing_id);
  });

/** Offers of a listing that ran out. The transaction must act as the task `placements` for it. */
export async function lapsedOffers(tx: Tx, listing: string, now: Date): Promise<string[]> {
  const rows = await tx
    .selectFrom('placement_request')
    .select('id')
    .where('listing_id', '=', listing)
    .where('state', '=', 'offered')
    .where('offered_until', '<', now)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Requests under way of a listing whose consent ended. The transaction must act as the task `placements` for it. */
export async function requestsWithoutConsent(tx: Tx, listing: string, now: Date): Promise<string[]> {
  const rows = await tx
    .selectFrom('placement_request')
    .select('id')
    .where('listing_id', '=', listing)
    .where('state', 'in', OPEN_STATES)
    .where('shared_until', '<=', now)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Deletes requests that have been over for a year; the policy of the table allows no other to this task. */
export async function deleteOldRequests(tx: Tx): Promise<void> {
  await sql`delete from placement_request where state_at < now() - interval '1 year'`.execute(tx);
}

/** Which number a request has on the waiting list, from 1; null when it does not wait, or is not the actor's to know. */
export async function waitingPosition(tx: Tx, request: string): Promise<number | null> {
  const { rows } = await sql<{
    position: number | null;
  }>`select placement_position(${request}) as position`.execute(tx);
  return rows[0]?.position ?? null;
}

/**
 * Locks how an initiative answers until the transaction ends, so that steps come one after another. Before it a transaction
 * locks the person and their consents, after it requests: never the other way round.
 */
export async function lockPlacementSettings(
  tx: Tx,
  initiative: string,
): Promise<{ listing: string; open: boolean } | undefined> {
  const { rows } = await sql<{ listing: string; open: boolean }>`
    select listing_id as listing, open from lock_placement_settings(${initiative})`.execute(tx);
  return rows[0];
}

/** In how many days an initiative answers as a rule; null below ten answers to ten people. */
export async function usualAnswerDays(tx: Tx, initiative: string): Promise<number | null> {
  const { rows } = await sql<{
    days: number | null;
  }>`select placement_answer_days(${initiative}) as days`.execute(tx);
  return rows[0]?.days ?? null;
}

/** Locks the person for whom the transaction acts, so that their tabs come one after another. */
export async function lockAsker(tx: Tx): Promise<void> {
  await sql`select lock_asker()`.execute(tx);
}
