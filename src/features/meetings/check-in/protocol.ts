/** What a phone at the entrance and the server say to one another, as JSON. Moments are ISO 8601. */

interface SentItem {
  /** A UUID that the phone made: the same item twice counts once. */
  id: string;
  at: string;
  device: string;
}

/** A badge was scanned, a code typed, or the button of a row was used. */
export interface ScanItem extends SentItem {
  kind: 'scan';
  /** As it was read. */
  text: string;
}

/** A check-in was a mistake. */
export interface UndoItem extends SentItem {
  kind: 'undo';
  code: string;
  /** The arrival that was on the screen. */
  seen: string | null;
}

/** Somebody came without a registration, perhaps with others. */
export interface WalkInItem extends SentItem {
  kind: 'walk-in';
  name: string;
  people: number;
  language: string;
}

export type CheckInItem = ScanItem | UndoItem | WalkInItem;

/** Somebody on the list of a phone. */
export interface ListedPerson {
  code: string;
  name: string | null;
  /** The break-outs where they sit, as text. */
  where: string;
  /** When they came. */
  at: string | null;
  device: string;
}

/** Somebody in an answer: where the registration was cancelled, the desk wants to know. */
export interface AnsweredPerson extends ListedPerson {
  cancelled: boolean;
}

/**
 * What became of an item. Only an answer that names people, or says that the code stands on the list of unknown codes, lets
 * the item leave the phone.
 */
export interface ItemAnswer {
  id: string;
  outcome: 'here' | 'undone' | 'unknown' | 'not-understood';
  people: AnsweredPerson[];
}

/** The answer to a request with items. */
export interface SyncAnswer {
  answers: ItemAnswer[];
  /** People of whom something changed since the moment that the phone gave. */
  changes: ListedPerson[];
  /** Codes of people who do not come any more. */
  gone: string[];
  /** The moment to ask from, next time. */
  now: string;
  /** How many unknown codes wait for somebody to solve them. */
  unknown: number;
  /** A form token, for when the page is old. */
  token: string;
}

/** The code by which a phone names somebody who walked in, until the server answered with the code of the badge. */
export const walkInCode = (itemId: string, index: number): string => `${itemId}:${index}`;

/** Such a code; the first group is the id of the item. */
export const WALK_IN_CODE = /^([0-9a-f-]{36}):[0-7]$/;
