import { randomUUID } from 'node:crypto';
import { type FieldSealer, openField, sealField } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';
import { daysAfter } from '#core/time/amsterdam.ts';
import type { Answers } from '../model/answers.ts';
import { type Member, membersOf, ownCards } from '../model/queries.ts';
import type { Card, CardState } from '../model/rules.ts';
import { type Draft, draftOfCard, draftSchema } from './draft.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    befriending_draft: BefriendingDraftTable;
  }
}

interface BefriendingDraftTable {
  id: string;
  person_id: string;
  listing_id: string;
  content_sealed: string;
  changed_at: Date;
}

/** What was filled in and not sent is kept so long. */
const DRAFT_DAYS = 60;

const draftField = (row: string) => ({ table: 'befriending_draft', column: 'content_sealed', row });

/** What the person filled in for an organisation and did not send yet. */
export interface KeptDraft {
  pool: string;
  draft: Draft;
  changedAt: Date;
}

const opened = (
  app: FieldSealer,
  row: Pick<BefriendingDraftTable, 'id' | 'listing_id' | 'content_sealed' | 'changed_at'>,
): KeptDraft => {
  const parsed = draftSchema.safeParse(JSON.parse(openField(app, draftField(row.id), row.content_sealed)));
  // What an earlier version of the form kept and this one does not ask is asked again.
  return { pool: row.listing_id, draft: parsed.success ? parsed.data : {}, changedAt: row.changed_at };
};

/** Every card that the acting person began and did not send. */
export async function ownDrafts(tx: Tx, app: FieldSealer, person: string): Promise<KeptDraft[]> {
  const rows = await tx
    .selectFrom('befriending_draft')
    .selectAll()
    .where('person_id', '=', person)
    .orderBy('changed_at', 'desc')
    .execute();
  return rows.map((row) => opened(app, row));
}

/** One of them, locked until the transaction ends, so that two taps on the same button send one card. */
export async function lockDraft(
  tx: Tx,
  app: FieldSealer,
  person: string,
  pool: string,
): Promise<Draft | undefined> {
  const row = await tx
    .selectFrom('befriending_draft')
    .selectAll()
    .where('person_id', '=', person)
    .where('listing_id', '=', pool)
    .forUpdate()
    .executeTakeFirst();
  return row && opened(app, row).draft;
}

/** Keeps what was filled in so far. */
export async function saveDraft(
  tx: Tx,
  app: FieldSealer,
  { person, pool, draft }: { person: string; pool: string; draft: Draft },
  now: Date,
): Promise<void> {
  const { id } = await tx
    .insertInto('befriending_draft')
    .values({ id: randomUUID(), person_id: person, listing_id: pool, content_sealed: '', changed_at: now })
    .onConflict((conflict) => conflict.columns(['person_id', 'listing_id']).doUpdateSet({ changed_at: now }))
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .updateTable('befriending_draft')
    .set({ content_sealed: sealField(app, draftField(id), JSON.stringify(draft)) })
    .where('id', '=', id)
    .execute();
}

export async function deleteDraft(tx: Tx, person: string, pool: string): Promise<void> {
  await tx
    .deleteFrom('befriending_draft')
    .where('person_id', '=', person)
    .where('listing_id', '=', pool)
    .execute();
}

/** Deletes what was filled in and never sent. The transaction must act as the task `retention`. */
export async function purgeDrafts(tx: Tx, now: Date): Promise<void> {
  await tx.deleteFrom('befriending_draft').where('changed_at', '<', daysAfter(now, -DRAFT_DAYS)).execute();
}

/** A card of the acting person, with what they say on it. */
export interface OwnCard {
  card: Card;
  own: Member;
}

/** Their cards, newest first: at most one at each organisation. */
export async function ownCardsWithAnswers(tx: Tx, app: FieldSealer, person: string): Promise<OwnCard[]> {
  const cards = await ownCards(tx, person);
  const members = await membersOf(
    tx,
    app,
    cards.map(({ id }) => id),
  );
  return cards.flatMap((card) => {
    const own = members.find((member) => member.card === card.id && member.person === person);
    return own ? [{ card, own }] : [];
  });
}

/** What the form for an organisation begins with: what was filled in before, or the card as it is kept. */
export interface Filling {
  draft: Draft;
  /** Is there something that was not sent? */
  isKept: boolean;
  existing: OwnCard | undefined;
}

export async function readFilling(tx: Tx, app: FieldSealer, person: string, pool: string): Promise<Filling> {
  const existing = (await ownCardsWithAnswers(tx, app, person)).find(({ card }) => card.pool === pool);
  const kept = (await ownDrafts(tx, app, person)).find((each) => each.pool === pool);
  return {
    draft: kept?.draft ?? (existing ? draftOfCard(existing.card, existing.own) : {}),
    isKept: kept !== undefined,
    existing,
  };
}

/** Changes what a card says. What it waits for and since when stays. */
export async function changeCard(
  tx: Tx,
  id: string,
  change: Partial<Pick<Card, 'party' | 'forms'>>,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('befriending_card')
    .set(({ eb }) => ({ ...change, changed_at: now, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

const memberField = (row: string, column: 'name_sealed' | 'email_sealed') => ({
  table: 'befriending_member',
  column,
  row,
});

/** Changes what the acting person says of themselves. */
export async function changeMember(
  tx: Tx,
  app: FieldSealer,
  id: string,
  {
    name,
    email,
    answers,
    language,
  }: { name: string; email: string | null; answers: Answers; language: string },
): Promise<void> {
  await tx
    .updateTable('befriending_member')
    .set({
      name_sealed: sealField(app, memberField(id, 'name_sealed'), name),
      email_sealed: email === null ? null : sealField(app, memberField(id, 'email_sealed'), email),
      language,
      answers: JSON.stringify(answers),
    })
    .where('id', '=', id)
    .execute();
}

/** Puts a card on pause or lets it go on. @returns false when it was not in that state */
export async function moveCard(
  tx: Tx,
  { id, from, to }: { id: string; from: CardState; to: CardState },
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('befriending_card')
    .set(({ eb }) => ({ state: to, changed_at: now, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Ends a membership whose consent is over already, which no withdrawal can end any more. */
export async function deleteMembership(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('befriending_member').where('id', '=', id).execute();
}
