/** Whom a letter of the team is for, in numbers: parties that registered, stalls and helpers, and who of them has an address. */
export interface Reach {
  /** People who registered, all members of a party. */
  people: number;
  /** Registrations with an e-mail address, and without. */
  letters: number;
  withoutAddress: number;
  stalls: number;
  stallLetters: number;
  volunteers: number;
  volunteerLetters: number;
}

export const LETTER_KINDS = ['message', 'moved', 'cancelled', 'part-cancelled'] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

/** The text of a letter per language, as it was sent. Stored as JSON, so its keys stay. */
export type LetterTexts = Record<string, { subject?: string; words?: string }>;

/** A letter of the team in the log: who sent it, when, to how many, and which text. */
export interface SentLetter {
  id: string;
  kind: LetterKind;
  /** The title of the part that it is about; empty when it is about the whole meeting. */
  about: string;
  sentBy: string | null;
  sentAt: Date;
  reached: Reach;
  texts: LetterTexts;
}

/** A letter that is for nobody. */
export const NOBODY_REACHED: Reach = {
  people: 0,
  letters: 0,
  withoutAddress: 0,
  stalls: 0,
  stallLetters: 0,
  volunteers: 0,
  volunteerLetters: 0,
};
