import { type Selectable, sql } from 'kysely';
import { type FieldSealer, openField, sealField } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';
import { daysAfter } from '#core/time/amsterdam.ts';
import { saveConsent } from '#features/consents';
import type { Answers } from './answers.ts';
import { type Card, CONSENT_DAYS, type Pool } from './rules.ts';
import type { BefriendingCardTable, BefriendingPoolTable } from './tables.ts';

const poolOf = (row: Selectable<BefriendingPoolTable>): Pool => ({
  listing: row.listing_id,
  initiative: row.initiative_id,
  open: row.open,
  checkKind: row.check_kind,
  checkMonths: row.check_months,
  minors: row.minors,
  tryOutWeeks: row.try_out_weeks,
  maximum: row.maximum,
  nightly: row.nightly,
});

/** The organisations that bring people together; those that are closed too. Public. */
export const listPools = async (tx: Tx): Promise<Pool[]> =>
  (await tx.selectFrom('befriending_pool').selectAll().orderBy('listing_id').execute()).map(poolOf);

/** One of them. Public. */
export async function findPool(
  tx: Tx,
  by: { listing: string } | { initiative: string },
): Promise<Pool | undefined> {
  const row = await tx
    .selectFrom('befriending_pool')
    .selectAll()
    .where((where) =>
      'listing' in by ? where('listing_id', '=', by.listing) : where('initiative_id', '=', by.initiative),
    )
    .executeTakeFirst();
  return row && poolOf(row);
}

/** Keeps how the acting organisation brings people together (or any, of the demonstration). */
export async function savePool(tx: Tx, pool: Pool, now: Date): Promise<void> {
  const columns = {
    open: pool.open,
    check_kind: pool.checkKind,
    check_months: pool.checkMonths,
    minors: pool.minors,
    try_out_weeks: pool.tryOutWeeks,
    maximum: pool.maximum,
    nightly: pool.nightly,
    changed_at: now,
  };
  await tx
    .insertInto('befriending_pool')
    .values({ listing_id: pool.listing, initiative_id: pool.initiative, ...columns })
    .onConflict((conflict) => conflict.column('listing_id').doUpdateSet(columns))
    .execute();
}

export const cardOf = (row: Selectable<BefriendingCardTable>): Card => ({
  id: row.id,
  pool: row.listing_id,
  side: row.side,
  party: row.party,
  forms: row.forms,
  circleName: row.circle_name,
  capacity: row.capacity,
  state: row.state,
  wishedAt: row.wished_at,
  changedAt: row.changed_at,
  version: row.version,
});

/** One person of a card, as that person, their circle, their organisation and rounds see them. */
export interface Member {
  id: string;
  card: string;
  person: string;
  pool: string;
  consent: string;
  speaks: boolean;
  name: string;
  language: string;
  email: string | null;
  answers: Answers;
  joinedAt: Date;
}

const memberField = (row: string, column: 'name_sealed' | 'email_sealed') => ({
  table: 'befriending_member',
  column,
  row,
});

/** The people of some cards that whoever acts may see: those who are in. Those who speak for their card come first. */
export async function membersOf(tx: Tx, app: FieldSealer, cards: readonly string[]): Promise<Member[]> {
  if (cards.length === 0) return [];
  const rows = await tx
    .selectFrom('befriending_member')
    .selectAll()
    .where('card_id', 'in', [...cards])
    .where('state', '=', 'in')
    .orderBy('speaks', 'desc')
    .orderBy('joined_at')
    .orderBy('person_id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    card: row.card_id,
    person: row.person_id,
    pool: row.listing_id,
    consent: row.consent_id,
    speaks: row.speaks,
    name: openField(app, memberField(row.id, 'name_sealed'), row.name_sealed ?? ''),
    language: row.language,
    email:
      row.email_sealed === null
        ? null
        : openField(app, memberField(row.id, 'email_sealed'), row.email_sealed),
    answers: row.answers,
    joinedAt: row.joined_at,
  }));
}

/** The cards of the acting person, newest first; at most one in each organisation, and those that they left not. */
export async function ownCards(tx: Tx, person: string): Promise<Card[]> {
  const rows = await tx
    .selectFrom('befriending_card')
    .selectAll('befriending_card')
    .innerJoin('befriending_member', 'befriending_member.card_id', 'befriending_card.id')
    .where('befriending_member.person_id', '=', person)
    .where('befriending_member.state', '=', 'in')
    .orderBy('befriending_member.joined_at', 'desc')
    .orderBy('befriending_card.id')
    .execute();
  return rows.map(cardOf);
}

/** Cards by their ids, of those that whoever acts may see. */
export async function findCards(tx: Tx, ids: readonly string[]): Promise<Card[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom('befriending_card')
    .selectAll()
    .where('id', 'in', [...ids])
    .orderBy('id')
    .execute();
  return rows.map(cardOf);
}

/** Since when the acting person wishes for company at an organisation: also when they left and came back. */
export async function firstWish(tx: Tx, pool: string): Promise<Date | null> {
  const { rows } = await sql<{
    wished: Date | null;
  }>`select befriending_first_wish(${pool}) as wished`.execute(tx);
  return rows[0]?.wished ?? null;
}

/** What is needed to join: the consent under it is given with the words that the person saw. */
export interface NewMember {
  id: string;
  card: string;
  person: string;
  pool: string;
  consent: string;
  /** The name of the organisation and the words of the consent, as the person saw them. */
  recipientName: string;
  wording: string;
  speaks: boolean;
  name: string;
  language: string;
  email: string | null;
  answers: Answers;
}

/** Joins a card, with the consent to the organisation under it. The transaction must act for the person. */
export async function addMember(tx: Tx, app: FieldSealer, member: NewMember, now: Date): Promise<void> {
  await saveConsent(
    tx,
    member.person,
    {
      id: member.consent,
      recipient: { kind: 'listing', listing: member.pool },
      recipientName: member.recipientName,
      shownName: member.name,
      purpose: 'befriending',
      parts: [],
      questions: [],
      mayFill: false,
      wording: member.wording,
      language: member.language,
      decision: 'given',
      until: daysAfter(now, CONSENT_DAYS),
    },
    now,
  );
  await tx
    .insertInto('befriending_member')
    .values({
      id: member.id,
      card_id: member.card,
      person_id: member.person,
      listing_id: member.pool,
      consent_id: member.consent,
      speaks: member.speaks,
      state: 'in',
      name_sealed: sealField(app, memberField(member.id, 'name_sealed'), member.name),
      language: member.language,
      email_sealed:
        member.email === null ? null : sealField(app, memberField(member.id, 'email_sealed'), member.email),
      answers: JSON.stringify(member.answers),
      joined_at: now,
    })
    .execute();
}

/** Makes a card without people yet. The transaction must act for its first person, who is added next. */
export async function addCard(
  tx: Tx,
  card: Pick<
    Card,
    'id' | 'pool' | 'side' | 'party' | 'forms' | 'circleName' | 'capacity' | 'state' | 'wishedAt'
  >,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('befriending_card')
    .values({
      id: card.id,
      listing_id: card.pool,
      side: card.side,
      party: card.party,
      forms: card.forms,
      circle_name: card.circleName,
      capacity: card.capacity,
      state: card.state,
      wished_at: card.wishedAt,
      changed_at: now,
    })
    .execute();
}

/** Somebody on the other side of an open proposal or a pair of whoever acts. */
export interface OtherSide {
  card: string;
  person: string;
  speaks: boolean;
  name: string;
  /** Without where they live and how far they travel. */
  answers: Omit<Answers, 'place' | 'rangeKm' | 'widerKm'>;
}

/** The people of the other side of the open proposals and pairs of the acting person. */
export async function otherSides(tx: Tx, app: FieldSealer): Promise<OtherSide[]> {
  const { rows } = await sql<{
    id: string;
    card_id: string;
    person_id: string;
    speaks: boolean;
    name_sealed: string;
    answers: OtherSide['answers'];
  }>`select * from befriending_others()`.execute(tx);
  return rows.map((row) => ({
    card: row.card_id,
    person: row.person_id,
    speaks: row.speaks,
    name: openField(app, memberField(row.id, 'name_sealed'), row.name_sealed),
    answers: row.answers,
  }));
}
