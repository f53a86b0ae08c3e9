import type { ColumnType, Generated } from 'kysely';
import { sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import {
  isStoryQuestion,
  parseAnswer,
  STORY_QUESTIONS,
  type Story,
  type StoryAnswers,
  type StoryQuestion,
} from './answers.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    story_answer: StoryAnswerTable;
  }
}

interface StoryAnswerTable {
  person_id: string;
  question: string;
  answer: ColumnType<unknown, string, string>;
  answered_at: Generated<Date>;
}

/** A person's story, and when each answer was given (ISO 8601), by which a form sees that it is stale. */
export async function readStory(
  tx: Tx,
  person: string,
): Promise<{ story: Story; answeredAt: Partial<Record<StoryQuestion, string>> }> {
  const rows = await tx
    .selectFrom('story_answer')
    .select(['question', 'answer', 'answered_at'])
    .where('person_id', '=', person)
    .execute();
  const story: Story = {};
  const answeredAt: Partial<Record<StoryQuestion, string>> = {};
  for (const { question, answer: stored, answered_at } of rows) {
    if (!isStoryQuestion(question)) continue;
    const answer = parseAnswer(question, stored);
    if (answer === null) continue;
    Object.assign(story, { [question]: answer });
    answeredAt[question] = answered_at.toISOString();
  }
  return { story, answeredAt };
}

/** One answer and when it was given (ISO 8601), locked until this transaction ends. */
export async function findAnswer(
  tx: Tx,
  person: string,
  question: StoryQuestion,
): Promise<{ answer: unknown; answeredAt: string } | undefined> {
  const row = await tx
    .selectFrom('story_answer')
    .select(['answer', 'answered_at'])
    .where('person_id', '=', person)
    .where('question', '=', question)
    .forUpdate()
    .executeTakeFirst();
  return row && { answer: row.answer, answeredAt: row.answered_at.toISOString() };
}

export async function saveAnswer<Q extends StoryQuestion>(
  tx: Tx,
  person: string,
  question: Q,
  answer: StoryAnswers[Q],
  now: Date,
): Promise<void> {
  const json = JSON.stringify(answer);
  await sql`insert into story_answer (person_id, question, answer, answered_at)
    values (${person}, ${question}, ${json}::jsonb, ${now})
    on conflict (person_id, question) do update set answer = excluded.answer, answered_at = excluded.answered_at`.execute(
    tx,
  );
}

/** Saves every answer that a story has, as the demonstration does. The transaction must act for the person. */
export async function saveStory(tx: Tx, person: string, story: Story, now: Date): Promise<void> {
  for (const question of STORY_QUESTIONS) {
    const answer = parseAnswer(question, story[question]);
    if (answer !== null) await saveAnswer(tx, person, question, answer, now);
  }
}

export async function deleteAnswer(tx: Tx, person: string, question: StoryQuestion): Promise<void> {
  await tx
    .deleteFrom('story_answer')
    .where('person_id', '=', person)
    .where('question', '=', question)
    .execute();
}
