export const CATEGORIES = ['meeting', 'place', 'initiative', 'mistake', 'other'] as const;
export type Category = (typeof CATEGORIES)[number];
export type QuestionState = 'open' | 'waiting' | 'answered' | 'closed' | 'quarantine';

/** Somebody's question to the team, with its promised answer. */
export interface ContactQuestion {
  id: string;
  category: Category;
  language: string;
  name: string | null;
  email: string | null;
  state: QuestionState;
  /** Why it is in quarantine. */
  why: string | null;
  receivedAt: Date;
  promisedAt: Date;
  pausedAt: Date | null;
  answeredAt: Date | null;
  lastAt: Date;
  assignedTo: string | null;
  assignedName: string | null;
  possiblyOf: string | null;
  mergedInto: string | null;
  version: number;
}

/** One message of a conversation; a note is of the team among themselves. */
export interface ContactMessage {
  id: string;
  at: Date;
  side: 'asker' | 'team' | 'note' | 'automatic';
  author: string | null;
  words: string;
  messageId: string | null;
  delivery: 'sent' | 'bounced' | null;
}
