import type { Category, QuestionState } from '../types.ts';

/** The rows of this room. */
export interface Tables {
  contact_question: {
    id: string;
    link_hash: Buffer;
    category: Category;
    language: string;
    name: string | null;
    email: string | null;
    state: QuestionState;
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
    version: number;
  };
  contact_message: {
    id: string;
    question_id: string;
    at: Date;
    side: 'asker' | 'team' | 'note' | 'automatic';
    author: string | null;
    words: string;
    original: string | null;
    message_id: string | null;
    delivery: 'sent' | 'bounced' | null;
  };
}
