import { type FieldSealer, openField, sealField } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';
import { actingAs } from '#core/db/rls-context.ts';
import { daysAfter } from '#core/time/amsterdam.ts';
import { saveConsent } from '#features/consents';
import type { SpokenLanguage } from '#features/vocabulary/rules.ts';
import { offerEnd, promisedDay } from './calendar.ts';
import {
  lockAsker,
  lockPlacementSettings,
  type NewStep,
  offerFreePlaces,
  type StepRefusal,
  takeStep,
} from './queries.ts';
import { OPEN_STATES, type PlacementReach, type PlacementState } from './rules.ts';
import { placementSettings } from './settings.ts';

/** A request is shown to the initiative for a year at most; a place that lasts longer is asked for again. */
const SHARED_DAYS = 365;

/** What of a request is the same for who asks, who answers and the database. */
interface RequestFields {
  id: string;
  initiative: string;
  /** The id of the consent under it. */
  consent: string;
  weeklyTime: string | null;
  firstName: string;
  reach: PlacementReach;
  /** The number or address that belongs to the way to be reached. */
  reachDetail: string | null;
  language: string;
  /** Those of the story when it was asked. */
  spoken: SpokenLanguage[];
  party: number;
  /** So many of them are younger than eighteen. */
  minors: number;
}

/** What somebody asks for. */
export interface NewRequest extends RequestFields {
  /** As the person saw it. */
  recipientName: string;
  /** What the person was told that the initiative will see. */
  wording: string;
}

/** A request as who asked and who answers both see it. */
export interface PlacementRequest extends RequestFields {
  listing: string;
  askedAt: Date;
  /** YYYY-MM-DD */
  promisedOn: string;
  state: PlacementState;
  stateAt: Date;
  offeredUntil: Date | null;
  waitingSince: Date | null;
  /** How many steps there are: forms carry it, so that nobody answers what changed meanwhile. */
  version: number;
}

const fieldOf = (row: string, column: 'name_sealed' | 'reach_sealed') => ({
  table: 'placement_request',
  column,
  row,
});

/**
 * Asks for a place: the consent under it, the request and its first step. A request that is under way there already is the
 * answer to a second one. The transaction must act for the person.
 */
export async function askForPlace(
  tx: Tx,
  app: FieldSealer,
  person: string,
  asked: NewRequest,
  now: Date,
): Promise<{ outcome: 'asked' | 'already'; request: string } | { outcome: 'closed' }> {
  const settings = await placementSettings(tx, { initiative: asked.initiative });
  if (!settings?.open) return { outcome: 'closed' };
  // The same person in a second tab waits here, and then finds what the first one asked.
  await lockAsker(tx);
  const known = await tx
    .selectFrom('placement_request')
    .select('id')
    .where('person_id', '=', person)
    .where((where) =>
      where.or([
        where('id', '=', asked.id),
        where.and([where('initiative_id', '=', asked.initiative), where('state', 'in', OPEN_STATES)]),
      ]),
    )
    .executeTakeFirst();
  if (known) return { outcome: 'already', request: known.id };
  const until = daysAfter(now, SHARED_DAYS);
  await saveConsent(
    tx,
    person,
    {
      id: asked.consent,
      recipient: { kind: 'listing', listing: settings.listing },
      recipientName: asked.recipientName,
      shownName: asked.firstName,
      purpose: 'place',
      parts: [],
      questions: [],
      mayFill: false,
      wording: asked.wording,
      language: asked.language,
      decision: 'given',
      until,
    },
    now,
  );
  if (!(await lockPlacementSettings(tx, asked.initiative))?.open) return { outcome: 'closed' };
  await tx
    .insertInto('placement_request')
    .values({
      id: asked.id,
      person_id: person,
      listing_id: settings.listing,
      initiative_id: asked.initiative,
      consent_id: asked.consent,
      weekly_time_id: asked.weeklyTime,
      name_sealed: sealField(app, fieldOf(asked.id, 'name_sealed'), asked.firstName),
      reach: asked.reach,
      reach_sealed:
        asked.reachDetail === null
          ? null
          : sealField(app, fieldOf(asked.id, 'reach_sealed'), asked.reachDetail),
      language: asked.language,
      spoken: asked.spoken,
      party: asked.party,
      minors: asked.minors,
      asked_at: now,
      promised_on: promisedDay(now, settings),
      state: 'new',
      state_at: now,
      answered_at: null,
      waiting_since: null,
      offered_until: null,
      shared_until: until,
    })
    .execute();
  const outcome = await takeStep(tx, { request: asked.id, kind: 'ask', by: 'newcomer', seenSteps: 0 });
  if (outcome !== 'done') throw new Error(`the first step of a request was refused: ${outcome}`);
  return { outcome: 'asked', request: asked.id };
}

/**
 * Takes a step, and offers what it freed to who waits, in the same transaction. Words that go with it are sealed before
 * (`sealWords`).
 */
export async function takeStepAndOffer(
  tx: Tx,
  step: NewStep & { listing: string },
  now: Date,
): Promise<'done' | StepRefusal> {
  const { listing, ...taken } = step;
  const until = offerEnd(now);
  const details = taken.kind === 'offer' ? { until: until.toISOString(), ...taken.details } : taken.details;
  const outcome = await takeStep(tx, { ...taken, ...(details ? { details } : {}) });
  if (outcome === 'done')
    await actingAs(tx, { systemTask: { name: 'placements', subject: listing } }, () =>
      offerFreePlaces(tx, until),
    );
  return outcome;
}

const requestsQuery = (tx: Tx) =>
  tx
    .selectFrom('placement_request')
    .select([
      'id',
      'listing_id as listing',
      'initiative_id as initiative',
      'consent_id as consent',
      'weekly_time_id as weeklyTime',
      'name_sealed',
      'reach',
      'reach_sealed',
      'language',
      'spoken',
      'party',
      'minors',
      'asked_at as askedAt',
      'promised_on as promisedOn',
      'state',
      'state_at as stateAt',
      'offered_until as offeredUntil',
      'waiting_since as waitingSince',
      'steps as version',
    ]);

type SealedRequest = Awaited<ReturnType<ReturnType<typeof requestsQuery>['execute']>>[number];

const opened = (
  app: FieldSealer,
  { name_sealed, reach_sealed, ...request }: SealedRequest,
): PlacementRequest => ({
  ...request,
  firstName: openField(app, fieldOf(request.id, 'name_sealed'), name_sealed),
  reachDetail:
    reach_sealed === null ? null : openField(app, fieldOf(request.id, 'reach_sealed'), reach_sealed),
});

/** What a person asked, the newest first. The transaction must act for them. */
export async function ownRequests(tx: Tx, app: FieldSealer, person: string): Promise<PlacementRequest[]> {
  const rows = await requestsQuery(tx)
    .where('person_id', '=', person)
    .orderBy('asked_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => opened(app, row));
}

/** One request, for whoever may see it. */
export async function findRequest(
  tx: Tx,
  app: FieldSealer,
  id: string,
): Promise<PlacementRequest | undefined> {
  const row = await requestsQuery(tx).where('id', '=', id).executeTakeFirst();
  return row && opened(app, row);
}

/** Changes how somebody is called and reached in a request; the moment of asking stays. The transaction must act for them. */
export async function correctRequest(
  tx: Tx,
  app: FieldSealer,
  { id, firstName, reach, reachDetail }: Pick<RequestFields, 'id' | 'firstName' | 'reach' | 'reachDetail'>,
): Promise<void> {
  await tx
    .updateTable('placement_request')
    .set({
      name_sealed: sealField(app, fieldOf(id, 'name_sealed'), firstName),
      reach,
      reach_sealed: reachDetail === null ? null : sealField(app, fieldOf(id, 'reach_sealed'), reachDetail),
    })
    .where('id', '=', id)
    .execute();
}

/** Erases a request that is over, with its steps; the policy of the table allows no other. The transaction must act for who asked. */
export async function eraseRequest(tx: Tx, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('placement_request').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}

/** What is asked of a listing in some states, who waits longest first. The transaction must act for the listing. */
export async function receivedRequests(
  tx: Tx,
  app: FieldSealer,
  {
    listing,
    states,
    limit,
    offset = 0,
  }: { listing: string; states: readonly PlacementState[]; limit?: number; offset?: number },
): Promise<PlacementRequest[]> {
  const rows = await requestsQuery(tx)
    .where('listing_id', '=', listing)
    .where('state', 'in', states)
    .orderBy((order) => order.fn.coalesce('waiting_since', 'asked_at'))
    .orderBy('id')
    .$if(limit !== undefined, (query) => query.limit(limit ?? 0).offset(offset))
    .execute();
  return rows.map((row) => opened(app, row));
}

/** How many requests of a listing there are in each state that it may see, and how many wait too long. */
export interface ReceivedCounts {
  byState: ReadonlyMap<PlacementState, number>;
  /** Those that wait for an answer which was promised before today. */
  late: number;
}

/** Counts what a listing received. The transaction must act for the listing. @param today YYYY-MM-DD */
export async function countReceived(tx: Tx, listing: string, today: string): Promise<ReceivedCounts> {
  const rows = await tx
    .selectFrom('placement_request')
    .select(({ fn }) => [
      'state',
      fn.countAll<string>().as('count'),
      fn.countAll<string>().filterWhere('promised_on', '<', today).as('late'),
    ])
    .where('listing_id', '=', listing)
    .groupBy('state')
    .execute();
  return {
    byState: new Map(rows.map(({ state, count }) => [state, Number(count)])),
    late: Number(rows.find(({ state }) => state === 'asked')?.late ?? 0),
  };
}
