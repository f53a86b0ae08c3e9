import { type ColumnType, sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import { isStoryQuestion, parseAnswer, type StoryAnswers, type StoryQuestion } from './answers.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    story_fill: StoryFillTable;
  }
}

interface StoryFillTable {
  person_id: string;
  question: string;
  filled_at: Date;
  consent_id: string;
  filled_by: string;
  previous: ColumnType<unknown | null, string | null, string | null>;
  previous_at: Date | null;
}

/** An answer that somebody else filled in, by a consent of the person. */
export interface Fill {
  question: StoryQuestion;
  by: string;
  at: Date;
  /** What stood there before; undefined when nothing did. */
  previous: StoryAnswers[StoryQuestion] | undefined;
}

/** The answers of a person that are as somebody else filled them in: nobody changed them since. */
export async function fillsOf(tx: Tx, person: string): Promise<Map<StoryQuestion, Fill>> {
  const rows = await tx
    .selectFrom('story_fill as f')
    .innerJoin('story_answer as a', (join) =>
      join
        .onRef('a.person_id', '=', 'f.person_id')
        .onRef('a.question', '=', 'f.question')
        .onRef('a.answered_at', '=', 'f.filled_at'),
    )
    .select(['f.question', 'f.filled_by as by', 'f.filled_at as at', 'f.previous'])
    .where('f.person_id', '=', person)
    .execute();
  return new Map(
    rows.flatMap(({ question, by, at, previous }): [StoryQuestion, Fill][] =>
      isStoryQuestion(question)
        ? [[question, { question, by, at, previous: parseAnswer(question, previous) ?? undefined }]]
        : [],
    ),
  );
}

/**
 * Puts back what stood there before somebody else filled it in. The transaction must act for the person.
 * @returns false when the answer is not a filled-in one any more
 */
export async function takeBackFill(tx: Tx, person: string, question: StoryQuestion): Promise<boolean> {
  const restored = await sql`update story_answer a set answer = f.previous, answered_at = f.previous_at
    from story_fill f where a.person_id = ${person} and a.question = ${question} and f.person_id = a.person_id
      and f.question = a.question and f.filled_at = a.answered_at and f.previous is not null`.execute(tx);
  if (restored.numAffectedRows) return true;
  const erased = await sql`delete from story_answer a using story_fill f where a.person_id = ${person}
    and a.question = ${question} and f.person_id = a.person_id and f.question = a.question
    and f.filled_at = a.answered_at`.execute(tx);
  return Boolean(erased.numAffectedRows);
}

/** Ends the marks of a question: the person says the same themselves. The transaction must act for them. */
export async function deleteFills(tx: Tx, person: string, question: StoryQuestion): Promise<void> {
  await tx
    .deleteFrom('story_fill')
    .where('person_id', '=', person)
    .where('question', '=', question)
    .execute();
}

/** Deletes marks of more than a year ago; the policy of the table allows `retention` no other. */
export async function purgeOldFills(tx: Tx): Promise<void> {
  await sql`delete from story_fill where filled_at < now() - interval '1 year'`.execute(tx);
}
