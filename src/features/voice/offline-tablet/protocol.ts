/**
 * What a tablet and the server say to one another, as JSON. That somebody may take part, and what they answered, go in separate
 * requests, each in an order of its own.
 */

/** What a tablet encrypts so that somebody may take part: the code on their card, or a new key where nobody needs one. */
export type TabletAdmission = { code: string } | { key: string };

/** What somebody answered. */
export interface TabletBallot {
  /** base64url of 32 bytes: the same code gives the same key, on every device. */
  key: string;
  /** Packed answers, base64. */
  answers: string;
  audience: string | null;
  withHelp: boolean;
}

/** Per admission that was sent, in that order: what proves it, or why not. */
export type AdmissionOutcome = { proof: string } | { refusal: 'wrong-code' | 'later' };

/** Per ballot that was sent, in that order. `late`: it came after the conversation closed, and is kept apart. */
export type BallotOutcome = 'kept' | 'late' | 'refused' | 'later';

export interface AdmitReply {
  /** The table was ended: the tablet takes nobody in any more. */
  isEnded: boolean;
  outcomes: AdmissionOutcome[];
}
export interface CastReply {
  isEnded: boolean;
  outcomes: BallotOutcome[];
}

/** Well below what the server takes in one request. */
export const MAX_PER_REQUEST = 50;

/** The file of a tablet that never had a network, for a memory stick. Admissions and ballots are each shuffled. */
export interface BallotFile {
  format: 'van-onderop-ballots-1';
  table: string;
  admissions: string[];
  ballots: string[];
}
export const FILE_FORMAT = 'van-onderop-ballots-1';
/** A table has some dozens of people; a file with more is none of ours. */
export const MAX_FILE_BALLOTS = 5_000;
