import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type pg from 'pg';
import type { Newcomer } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import { sealField } from '#core/crypto/field-encryption.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { privateLinkHash } from '#core/private-links.ts';
import { type PlacementState, takeStep } from '#features/placements';
import { emptyListingForm } from '../../src/features/directory/listings/registration/read-form.ts';
import { askForPlace } from '../../src/features/placements/model/requests.ts';

/** An initiative that answers requests: the ids of its listing and of itself, and the hash of its private link. */
export interface AskedInitiative {
  listing: string;
  link: Buffer;
  initiative: string;
}

/** An initiative with so many places, as its owner would have made it. */
export async function initiativeWith(
  app: AppContext,
  database: pg.Client,
  { places = null, automatic = false }: { places?: number | null; automatic?: boolean } = {},
): Promise<AskedInitiative> {
  const listing = randomUUID();
  const link = privateLinkHash(app, 'listing', listing);
  const now = app.now();
  await database.query(
    `insert into listing (id, link_hash, vouch_hash, language, form, made_at, changed_at, state)
     values ($1, $2, $3, 'nl', $5, $4, $4, 'public')`,
    [
      listing,
      link,
      Buffer.from(listing),
      now,
      JSON.stringify({ ...emptyListingForm('nl'), name: 'Het koor' }),
    ],
  );
  const { rows } = await database.query(
    `with o as (insert into organisation (source, source_id, name) values ('own', $1, 'x') returning id)
     insert into initiative (source, source_id, organisation_id, status, texts) select 'own', $1, o.id, 'active', '{"nl":{"name":"Het koor","summary":"Samen zingen"}}' from o returning id`,
    [listing],
  );
  const initiative: string = rows[0].id;
  await inTransaction(app.db, { link }, (tx) =>
    tx
      .insertInto('placement_settings')
      .values({
        listing_id: listing,
        initiative_id: initiative,
        places,
        automatic,
        leave_until: null,
        changed_at: now,
      })
      .execute(),
  );
  return { listing, link, initiative };
}

/** Asks there for a place in a transaction of its own, without the pages. @returns the id of the request */
export async function askFrom(
  app: AppContext,
  to: AskedInitiative,
  person: string,
  {
    party = 1,
    id = randomUUID(),
    consent = id,
    email,
  }: { party?: number; id?: string; consent?: string; email?: string | undefined } = {},
): Promise<string> {
  const asked = await inTransaction(app.db, { person }, (tx) =>
    askForPlace(
      tx,
      app,
      person,
      {
        id,
        consent,
        initiative: to.initiative,
        recipientName: 'Het koor',
        weeklyTime: null,
        firstName: 'Samira',
        reach: email ? 'email' : 'here',
        reachDetail: email ?? null,
        language: 'nl',
        spoken: ['ar'],
        party,
        minors: 0,
        wording: 'Dit initiatief leest je voornaam.',
      },
      app.now(),
    ),
  );
  if (asked.outcome === 'closed') throw new Error('it is closed');
  return asked.request;
}

/** Somebody who asked there for a place, without the pages. */
export async function askerFor(app: AppContext, to: AskedInitiative, party = 1, email?: string) {
  const [person, consent] = [randomUUID(), randomUUID()];
  await inTransaction(app.db, { person }, (tx) =>
    sql`insert into person (id) values (${person})`.execute(tx),
  );
  const request = await askFrom(app, to, person, { party, consent, email });
  const act = (kind: 'accept' | 'withdraw') =>
    inTransaction(app.db, { person }, (tx) =>
      takeStep(tx, { request, kind, by: 'newcomer', seenSteps: null }),
    );
  return { person, request, consent, act };
}

/** So many people with an empty story. @returns their ids */
export async function newcomers(database: pg.Client, count: number): Promise<string[]> {
  const { rows } = await database.query<{ id: string }>(
    'insert into person (id) select gen_random_uuid() from generate_series(1, $1) returning id',
    [count],
  );
  return rows.map(({ id }) => id);
}

/** Somebody who is signed in, as the gate of actions knows them. */
export const signedIn = (person: string): Newcomer => ({
  kind: 'newcomer',
  person,
  sessionHash: person,
  token: person,
});

/** What the form of asking sends; every call is a form of its own. */
export const askedOf = ({ initiative }: AskedInitiative, fields: { party?: number } = {}) => ({
  source: { form: randomBytes(32).toString('base64url') },
  initiative,
  firstName: 'Samira',
  reach: 'here',
  phone: '',
  email: '',
  party: 1,
  minors: 0,
  weeklyTime: '',
  language: 'nl',
  shown: {},
  ...fields,
});

/**
 * Requests of as many people, all in one state and for one person each, put there at once; who stands first asked first. What is
 * held is set to what follows from them.
 */
export async function bulkRequests(
  app: AppContext,
  database: pg.Client,
  { listing, initiative }: AskedInitiative,
  { count, state }: { count: number; state: PlacementState },
): Promise<{ request: string; person: string }[]> {
  const people = await newcomers(database, count);
  const rows = people.map((person) => {
    const [request, consent] = [randomUUID(), randomUUID()];
    const place = { table: 'placement_request', column: 'name_sealed', row: request };
    return { request, consent, person, name: sealField(app, place, 'Samira') };
  });
  const [requests, consents, names] = [
    rows.map(({ request }) => request),
    rows.map(({ consent }) => consent),
    rows.map(({ name }) => name),
  ];
  await database.query(
    "insert into consent_notice values (sha256('nl|x'), 'nl', 'x') on conflict do nothing",
  );
  await database.query(
    `insert into consent (id, person_id, recipient_kind, listing_id, recipient_name, shown_name, purpose, parts, questions,
       may_fill, notice_hash, language, decision, decided_at, until)
     select consent, person, 'listing', $3, 'Het koor', 'Samira', 'place', '{}', '{}', false, sha256('nl|x'), 'nl', 'given',
       $4, $4::timestamptz + interval '1 year' from unnest($1::uuid[], $2::uuid[]) as a (consent, person)`,
    [consents, people, listing, app.now()],
  );
  await database.query(
    `insert into placement_request (id, person_id, listing_id, initiative_id, consent_id, name_sealed, reach, language, spoken,
       party, asked_at, promised_on, state, state_at, steps, waiting_since, shared_until)
     select request, person, $5, $6, consent, name, 'here', 'ar', '{ar}', 1, $7::timestamptz - interval '1 hour' + position * interval '1 ms',
       $7::date + 3, $8::text, $7, 1, case when $8 = 'waiting' then $7::timestamptz - interval '1 hour' + position * interval '1 ms' end,
       $7::timestamptz + interval '1 year'
     from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[]) with ordinality as a (request, consent, person, name, position)`,
    [requests, consents, people, names, listing, initiative, app.now(), state],
  );
  await database.query(
    "insert into placement_step (request_id, kind, by, at, details) select unnest($1::uuid[]), 'ask', 'newcomer', $2, '{}'",
    [requests, app.now()],
  );
  await database.query(
    `update placement_settings set held = (select coalesce(sum(party), 0) from placement_request r
       where r.listing_id = $1 and holds_place(r.state)) where listing_id = $1`,
    [listing],
  );
  return rows;
}
