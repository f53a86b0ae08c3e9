/** What a tablet and the server say to one another, as JSON. Moments are ISO 8601, days YYYY-MM-DD. */

/** A question was answered on a tablet. */
export interface AnswerItem {
  kind: 'answer';
  /** A UUID that the tablet made: the same item twice counts once. */
  id: string;
  caseId: string;
  question: string;
  choices: string[];
  words?: string | undefined;
  source: string;
  day: string;
  at: string;
  /** The answers that were on the screen, and that this one takes the place of. */
  replaces: string[];
}

/** A conversation began on a tablet. */
export interface SittingItem {
  kind: 'sitting';
  id: string;
  caseId: string;
  day: string;
  place: string;
  alone: boolean;
  present: string[];
  interpreter: string;
  interpreterLanguage: string | null;
  /** When the right to be alone was said: the moment of the tap. */
  at: string;
}

export type IntakeItem = AnswerItem | SittingItem;

/** What became of an item. It leaves the tablet only when it is `kept`. */
export interface ItemOutcome {
  id: string;
  outcome: 'kept' | 'refused';
}

/** An answer as a tablet carries it. */
export interface CarriedAnswer extends Omit<AnswerItem, 'kind' | 'caseId'> {
  via: string;
  by: string;
  account: string | null;
}

/** A case as a tablet carries it: what one needs for a conversation, and nothing else. */
export interface CarriedCase {
  id: string;
  number: string;
  name: string;
  /** What the person reads. */
  language: string;
  /** How often the right to be alone was said. */
  told: number;
  answers: CarriedAnswer[];
}

/** A case that could be taken along. */
export interface OfferedCase {
  id: string;
  number: string;
  name: string;
}

/** The answer to a tablet that reports. */
export interface TabletReply {
  outcomes: ItemOutcome[];
  /** The cases that it asked for. */
  cases: CarriedCase[];
  /** Cases that it carries and may not carry any more. */
  gone: string[];
  /** A lead closed this tablet: it forgets everything. */
  isClosed: boolean;
  /** With this the tablet encrypts a file that only the server opens (JSON Web Key). */
  publicKey: string;
  /** A form token, for when the page is old. */
  token: string;
}

/** Well below what the server takes in one request. */
export const MAX_ITEMS_PER_REQUEST = 100;
/** How many cases a tablet carries: those of some days, not a caseload. */
export const MAX_CARRIED_CASES = 20;
