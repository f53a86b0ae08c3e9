import { sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import type { PlacementState } from './rules.ts';

/** A request whose answer comes through a guide, as that guide sees it: which state and when, and nothing else of it. */
export interface GuidedRequest {
  /** The consent by which the guide sees it. */
  consent: string;
  initiative: string;
  state: PlacementState;
  askedAt: Date;
  /** YYYY-MM-DD */
  promisedOn: string;
  stateAt: Date;
  offeredUntil: Date | null;
}

/** Requests of people who want to hear the answer through their guide. The transaction must act for the guide. */
export async function guidedRequests(tx: Tx): Promise<GuidedRequest[]> {
  const { rows } = await sql<GuidedRequest>`select consent_id as consent, initiative_id as initiative, state,
    asked_at as "askedAt", promised_on as "promisedOn", state_at as "stateAt", offered_until as "offeredUntil"
    from guided_requests()`.execute(tx);
  return rows;
}
