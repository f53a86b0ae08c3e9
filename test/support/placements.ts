import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type pg from 'pg';
import { expect } from 'vitest';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { privateLinkHash } from '#core/private-links.ts';
import { takeStep } from '#features/placements';
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

/** Somebody who asked there for a place, without the pages. */
export async function askerFor(app: AppContext, to: AskedInitiative, party = 1) {
  const [person, request, consent] = [randomUUID(), randomUUID(), randomUUID()];
  await inTransaction(app.db, { person }, async (tx) => {
    await sql`insert into person (id) values (${person})`.execute(tx);
    const asked = await askForPlace(
      tx,
      app,
      person,
      {
        id: request,
        consent,
        initiative: to.initiative,
        recipientName: 'Het koor',
        weeklyTime: null,
        firstName: 'Samira',
        reach: 'here',
        reachDetail: null,
        language: 'nl',
        spoken: ['ar'],
        party,
        minors: 0,
        wording: 'Dit initiatief leest je voornaam.',
      },
      app.now(),
    );
    expect(asked).toEqual({ outcome: 'asked', request });
  });
  const act = (kind: 'accept' | 'withdraw') =>
    inTransaction(app.db, { person }, (tx) =>
      takeStep(tx, { request, kind, by: 'newcomer', seenSteps: null }),
    );
  return { person, request, consent, act };
}
