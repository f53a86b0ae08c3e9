import type { ColumnType, Generated } from 'kysely';

/** The tables of this feature; column names are those of the migrations. */
declare module '#core/db/connection.ts' {
  interface Database {
    story_answer: StoryAnswerTable;
    story_choice: StoryChoiceTable;
  }
}

interface StoryAnswerTable {
  person_id: string;
  question: string;
  answer: ColumnType<unknown, string, string>;
  answered_at: Generated<Date>;
}

interface StoryChoiceTable {
  person_id: string;
  initiative_id: string;
  choice: 'pinned' | 'removed';
  weekly_time_id: string | null;
  chosen_at: Generated<Date>;
}
