import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { AppContext } from '#core/context.ts';
import { hashToken } from '#core/private-links.ts';
import { type Joined, type Joining, joins, type Organisation } from './befriending-desk.ts';
import { begin } from './people.ts';
import type { createBrowser } from './visitor.ts';

type Browser = ReturnType<typeof createBrowser>;

/** Somebody with a key card and an open session, who takes part. */
export interface WithPhone extends Joined {
  phone: Browser;
}

/** The newcomer's session cookie of a test browser. */
const SESSION_COOKIE = 'vanonderop';

/** Somebody begins on their phone and joins an organisation. */
export async function joinsByPhone(
  app: AppContext,
  database: pg.Client,
  phone: Browser,
  organisation: Pick<Organisation, 'listing'>,
  joining: Joining,
): Promise<WithPhone> {
  await begin(phone);
  const token = phone.jar.get(SESSION_COOKIE) ?? '';
  const { rows } = await database.query('select person_id as person from session where token_hash = $1', [
    hashToken(token),
  ]);
  const joined = await joins(app, organisation, { ...joining, person: rows[0].person });
  return { ...joined, phone };
}

/** An open proposal between two cards, past the rounds. @returns its id */
export async function proposalBetween(
  app: AppContext,
  database: pg.Client,
  { listing }: Pick<Organisation, 'listing'>,
  newcomer: Pick<Joined, 'card'>,
  resident: Pick<Joined, 'card'>,
  state: 'open' | 'paired' = 'open',
): Promise<string> {
  const id = randomUUID();
  const now = app.now();
  await database.query(
    `insert into befriending_proposal (id, listing_id, newcomer_card, resident_card, kind, reasons, proposed_at, expires_at, state, state_at)
     values ($1, $2, $3, $4, 'pair', '[]', $5, $5::timestamptz + interval '14 days', $6, $5)`,
    [id, listing, newcomer.card, resident.card, now, state],
  );
  return id;
}

/** Two cards that meet since now. @returns the id of the pair */
export async function pairBetween(
  app: AppContext,
  database: pg.Client,
  organisation: Pick<Organisation, 'listing'>,
  newcomer: Pick<Joined, 'card'>,
  resident: Pick<Joined, 'card'>,
): Promise<string> {
  const id = randomUUID();
  const proposal = await proposalBetween(app, database, organisation, newcomer, resident, 'paired');
  await database.query(
    `insert into befriending_pair (id, proposal_id, listing_id, newcomer_card, resident_card, kind, since, try_out_until, state)
     values ($1, $2, $3, $4, $5, 'pair', $6, $6::timestamptz + interval '6 weeks', 'try-out')`,
    [id, proposal, organisation.listing, newcomer.card, resident.card, app.now()],
  );
  return id;
}
