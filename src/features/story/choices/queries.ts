import type { Generated } from 'kysely';
import { sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import type { SuggestionChoice } from './types.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    story_choice: StoryChoiceTable;
  }
}

interface StoryChoiceTable {
  person_id: string;
  initiative_id: string;
  choice: 'pinned' | 'removed';
  weekly_time_id: string | null;
  chosen_at: Generated<Date>;
}

/** The choices of a person, oldest first. */
export async function readChoices(
  tx: Tx,
  person: string,
): Promise<(SuggestionChoice & { chosenAt: Date })[]> {
  const rows = await tx
    .selectFrom('story_choice')
    .select(['initiative_id', 'choice', 'weekly_time_id', 'chosen_at'])
    .where('person_id', '=', person)
    .orderBy('chosen_at')
    .execute();
  return rows.map((row) => ({
    initiative: row.initiative_id,
    choice: row.choice,
    weeklyTime: row.weekly_time_id,
    chosenAt: row.chosen_at,
  }));
}

export async function saveChoice(
  tx: Tx,
  person: string,
  { initiative, choice, weeklyTime }: SuggestionChoice,
  now: Date,
): Promise<void> {
  await sql`insert into story_choice (person_id, initiative_id, choice, weekly_time_id, chosen_at)
    values (${person}, ${initiative}, ${choice}, ${weeklyTime}, ${now})
    on conflict (person_id, initiative_id) do update
    set choice = excluded.choice, weekly_time_id = excluded.weekly_time_id, chosen_at = excluded.chosen_at`.execute(
    tx,
  );
}

export async function deleteChoice(tx: Tx, person: string, initiative: string): Promise<void> {
  await tx
    .deleteFrom('story_choice')
    .where('person_id', '=', person)
    .where('initiative_id', '=', initiative)
    .execute();
}

export async function deleteAllChoices(tx: Tx, person: string): Promise<void> {
  await tx.deleteFrom('story_choice').where('person_id', '=', person).execute();
}
