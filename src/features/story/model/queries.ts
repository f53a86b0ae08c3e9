import { sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import { type Answers, isQuestion, type Question, readAnswer, type Story } from './answers.ts';

/** A person's story, and when each answer was given (ISO 8601, to see whether a form is stale). */
export async function readStory(
  tx: Tx,
  person: string,
): Promise<{ story: Story; answeredAt: Partial<Record<Question, string>> }> {
  const rows = await tx
    .selectFrom('story_answer')
    .select(['question', 'answer', 'answered_at'])
    .where('person_id', '=', person)
    .execute();
  const story: Story = {};
  const answeredAt: Partial<Record<Question, string>> = {};
  for (const { question, answer, answered_at } of rows) {
    if (!isQuestion(question)) continue;
    const read = readAnswer(question, answer);
    if (read === null) continue;
    Object.assign(story, { [question]: read });
    answeredAt[question] = answered_at.toISOString();
  }
  return { story, answeredAt };
}

/** One answer and when it was given, kept still until this transaction ends. */
export async function findAnswer(
  tx: Tx,
  person: string,
  question: Question,
): Promise<{ answer: unknown; at: string } | undefined> {
  const found = await tx
    .selectFrom('story_answer')
    .select(['answer', 'answered_at'])
    .where('person_id', '=', person)
    .where('question', '=', question)
    .forUpdate()
    .executeTakeFirst();
  return found && { answer: found.answer, at: found.answered_at.toISOString() };
}

export async function saveAnswer<Q extends Question>(
  tx: Tx,
  person: string,
  question: Q,
  answer: Answers[Q],
  at: Date,
): Promise<void> {
  const stored = JSON.stringify(answer);
  await sql`insert into story_answer (person_id, question, answer, answered_at)
    values (${person}, ${question}, ${stored}::jsonb, ${at})
    on conflict (person_id, question) do update set answer = excluded.answer, answered_at = excluded.answered_at`.execute(
    tx,
  );
}

export async function eraseAnswer(tx: Tx, person: string, question: Question): Promise<void> {
  await tx
    .deleteFrom('story_answer')
    .where('person_id', '=', person)
    .where('question', '=', question)
    .execute();
}

/** What the person did with a suggestion. */
export interface Choice {
  initiative: string;
  choice: 'pinned' | 'removed';
  /** The time they chose, when an initiative has several. */
  weeklyTime: string | null;
}

export async function readChoices(tx: Tx, person: string): Promise<Choice[]> {
  const rows = await tx
    .selectFrom('story_choice')
    .select(['initiative_id', 'choice', 'weekly_time_id'])
    .where('person_id', '=', person)
    .orderBy('chosen_at')
    .execute();
  return rows.map((row) => ({
    initiative: row.initiative_id,
    choice: row.choice,
    weeklyTime: row.weekly_time_id,
  }));
}

export async function saveChoice(
  tx: Tx,
  person: string,
  { initiative, choice, weeklyTime }: Choice,
  at: Date,
): Promise<void> {
  await sql`insert into story_choice (person_id, initiative_id, choice, weekly_time_id, chosen_at)
    values (${person}, ${initiative}, ${choice}, ${weeklyTime}, ${at})
    on conflict (person_id, initiative_id) do update
    set choice = excluded.choice, weekly_time_id = excluded.weekly_time_id, chosen_at = excluded.chosen_at`.execute(
    tx,
  );
}

export async function eraseChoice(tx: Tx, person: string, initiative: string | null): Promise<void> {
  let erasing = tx.deleteFrom('story_choice').where('person_id', '=', person);
  if (initiative) erasing = erasing.where('initiative_id', '=', initiative);
  await erasing.execute();
}
