import type { Generated } from 'kysely';
import type { ContactCategory, QuestionState } from './model/types.ts';

/** The tables of this feature; column names are those of the migrations. */
declare module '#core/db/connection.ts' {
  interface Database {
    contact_question: ContactQuestionTable;
    contact_message: ContactMessageTable;
  }
}

interface ContactQuestionTable {
  id: string;
  link_hash: Buffer;
  category: ContactCategory;
  language: string;
  name: string | null;
  email: string | null;
  state: Generated<QuestionState>;
  why: string | null;
  received_at: Date;
  promised_at: Date;
  paused_at: Date | null;
  answered_at: Date | null;
  last_at: Date;
  assigned_to: string | null;
  assigned_name: string | null;
  possibly_of: string | null;
  merged_into: string | null;
  version: Generated<number>;
}

interface ContactMessageTable {
  id: string;
  question_id: string;
  at: Date;
  side: 'asker' | 'team' | 'note' | 'automatic';
  author: string | null;
  words: string;
  original: string | null;
  message_id: string | null;
  delivery: 'sent' | 'bounced' | null;
}
