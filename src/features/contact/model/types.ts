export const CONTACT_CATEGORIES = ['meeting', 'place', 'initiative', 'mistake', 'other'] as const;
export type ContactCategory = (typeof CONTACT_CATEGORIES)[number];
/** `owner`: the people of the initiative that it is about answer it. */
export type QuestionState = 'open' | 'owner' | 'waiting' | 'answered' | 'closed' | 'quarantine';

/** Somebody's question to the team, with its promised answer. */
export interface ContactQuestion {
  id: string;
  category: ContactCategory;
  language: string;
  name: string | null;
  email: string | null;
  state: QuestionState;
  /** Why it is in quarantine; null when it is not. */
  quarantineReason: string | null;
  receivedAt: Date;
  promisedAt: Date;
  pausedAt: Date | null;
  answeredAt: Date | null;
  lastAt: Date;
  /** The id and the name of the team member who answers it. */
  assignedTo: string | null;
  assignedName: string | null;
  /** The question that an e-mail from another address refers to. */
  possiblyOf: string | null;
  mergedInto: string | null;
  /** The initiative that it is about, and the listing whose people answer it; null when it is the team's. */
  initiative: string | null;
  listing: string | null;
  /** Somebody offers to help there. */
  offersHelp: boolean;
  /** Of the e-mail that began it. */
  subject: string | null;
  /** When somebody deleted it as spam; null when nobody did. */
  deletedAt: Date | null;
  /** When a report came that the confirmation did not arrive. */
  confirmationBouncedAt: Date | null;
  /** Goes up with every change: a form that knows an older version is refused. */
  version: number;
}

/** One message of a conversation; a note is for the team only. */
export interface ContactMessage {
  id: string;
  sentAt: Date;
  side: 'asker' | 'team' | 'note' | 'automatic';
  author: string | null;
  text: string;
  /** The Message-ID of the e-mail that carried it (RFC 5322 §3.6.4). */
  messageId: string | null;
  delivery: 'sent' | 'bounced' | null;
  /** There is more in the e-mail than is shown as its text: what it quotes or forwards. */
  hasOriginal: boolean;
  attachments: ContactAttachment[];
}

/** A file that came with an e-mail, without its contents. */
export interface ContactAttachment {
  id: string;
  fileName: string;
  contentType: string;
  byteLength: number;
  /** It was too large to keep. */
  dropped: boolean;
}
