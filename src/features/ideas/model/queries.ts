import { sql } from 'kysely';
import { type FieldSealer, openField, sealField } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';
import type { Idea, IdeaAnswer, IdeaReason } from './rules.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    idea: IdeaTable;
    idea_answer: IdeaAnswerTable;
  }
}

interface IdeaTable {
  id: string;
  person_id: string;
  account_id: string;
  guide_name: string;
  initiative_id: string;
  reason: IdeaReason;
  words_sealed: string | null;
  given_at: Date;
}

interface IdeaAnswerTable {
  idea_id: string;
  person_id: string;
  answer: IdeaAnswer;
  told: boolean;
  answered_at: Date;
}

/** An idea to be given. */
export interface NewIdea extends Pick<Idea, 'id' | 'initiative' | 'guideName' | 'reason' | 'words'> {
  person: string;
  account: string;
}

const wordsOf = (row: string) => ({ table: 'idea', column: 'words_sealed', row });

/** Gives an idea. The transaction must act for the guide. @returns false when they gave this place already */
export async function addIdea(tx: Tx, app: FieldSealer, idea: NewIdea, now: Date): Promise<boolean> {
  const known = await tx
    .selectFrom('idea')
    .select('id')
    .where('person_id', '=', idea.person)
    .where('account_id', '=', idea.account)
    .where('initiative_id', '=', idea.initiative)
    .executeTakeFirst();
  if (known) return false;
  const { id, words } = idea;
  await tx
    .insertInto('idea')
    .values({
      id,
      person_id: idea.person,
      account_id: idea.account,
      guide_name: idea.guideName,
      initiative_id: idea.initiative,
      reason: idea.reason,
      words_sealed: words === null ? null : sealField(app, wordsOf(id), words),
      given_at: now,
    })
    .execute();
  return true;
}

/**
 * Ideas for a person, the newest first: of all guides when the transaction acts for the person, of one guide, without answers
 * that they were not told, when it acts for that guide.
 */
export async function ideasFor(tx: Tx, app: FieldSealer, person: string): Promise<Idea[]> {
  const rows = await tx
    .selectFrom('idea as i')
    .leftJoin('idea_answer as a', 'a.idea_id', 'i.id')
    .select([
      'i.id',
      'i.initiative_id as initiative',
      'i.guide_name as guideName',
      'i.reason',
      'i.words_sealed',
      'i.given_at as givenAt',
      'a.answer',
      'a.told',
    ])
    .where('i.person_id', '=', person)
    .orderBy('i.given_at', 'desc')
    .orderBy('i.id')
    .execute();
  return rows.map(({ words_sealed, told, ...idea }) => ({
    ...idea,
    words: words_sealed === null ? null : openField(app, wordsOf(idea.id), words_sealed),
    told: told ?? false,
  }));
}

/** Takes an idea back. The transaction must act for the guide who gave it, or for the person. */
export async function removeIdea(tx: Tx, person: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('idea')
    .where('id', '=', id)
    .where('person_id', '=', person)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Keeps what a person does with an idea. The transaction must act for them. @returns the initiative; undefined: no such idea */
export async function saveIdeaAnswer(
  tx: Tx,
  person: string,
  { idea, answer, told }: { idea: string; answer: IdeaAnswer; told: boolean },
  now: Date,
): Promise<string | undefined> {
  const known = await tx
    .selectFrom('idea')
    .select('initiative_id')
    .where('id', '=', idea)
    .where('person_id', '=', person)
    .executeTakeFirst();
  if (!known) return undefined;
  const values = { answer, told, answered_at: now };
  await tx
    .insertInto('idea_answer')
    .values({ idea_id: idea, person_id: person, ...values })
    .onConflict((conflict) => conflict.column('idea_id').doUpdateSet(values))
    .execute();
  return known.initiative_id;
}

/** An answer goes: the idea is open again. The transaction must act for the person. */
export async function reopenIdea(tx: Tx, person: string, idea: string): Promise<void> {
  await tx.deleteFrom('idea_answer').where('idea_id', '=', idea).where('person_id', '=', person).execute();
}

/** The person asked for a place there: their ideas for it say so, to a guide only where they wanted that. */
export async function markIdeasAsked(tx: Tx, person: string, initiative: string, now: Date): Promise<void> {
  await sql`insert into idea_answer (idea_id, person_id, answer, told, answered_at)
    select id, person_id, 'asked', false, ${now} from idea where person_id = ${person} and initiative_id = ${initiative}
    on conflict (idea_id) do update set answer = 'asked', answered_at = excluded.answered_at`.execute(tx);
}

/** Deletes ideas of more than a year ago; the policy of the table allows `retention` no other. */
export async function purgeOldIdeas(tx: Tx): Promise<void> {
  await sql`delete from idea where given_at < now() - interval '1 year'`.execute(tx);
}
