import { createHash } from 'node:crypto';
import { nextStatement } from '#algorithms/opinion-clustering';
import {
  type Answer,
  answerAt,
  type PackedAnswers,
  type VoiceAudience,
  withAnswer,
} from '../model/ballot.ts';
import type { Conversation, Statement } from '../model/rules.ts';

/** What one voter answered in one conversation, as it travels with the voter. */
export interface VoterState {
  /** The id of the conversation. */
  conversation: string;
  admission: { key: string; proof: string };
  answers: PackedAnswers;
  audience: VoiceAudience | null;
  /** The question for whom somebody speaks was put, whatever they answered. */
  audienceAsked: boolean;
  /** The numbers of the statements of the set under way, in the order in which they were answered. */
  set: number[];
  /** The number of the statement that was answered last, also in the set before. */
  last: number | null;
  /** The statement whose answer was taken back, which is shown again. */
  again: number | null;
}

/** A voter who was let in and answered nothing yet. */
export const newVoter = (
  conversation: string,
  admission: VoterState['admission'],
  answers: PackedAnswers = new Uint8Array(),
): VoterState => ({
  conversation,
  admission,
  answers,
  audience: null,
  audienceAsked: false,
  set: [],
  last: null,
  again: null,
});

/** One in so many voters is shown a statement that no second reader confirmed yet. */
const NARROW_SHARE = 4;

type Votable = Pick<Statement, 'id' | 'number' | 'state' | 'pairId'>;

const seededNumber = (...parts: (string | number)[]): number =>
  createHash('sha256').update(JSON.stringify(parts)).digest().readUInt32BE(0);

/** Whether this voter is asked about a statement at all: everybody about what is shown, a fixed few about what is new. */
export const mayBeAsked = ({ id, state }: Pick<Votable, 'id' | 'state'>, key: string): boolean =>
  state === 'shown' || (state === 'narrow' && seededNumber('narrow', key, id) % NARROW_SHARE === 0);

/** Do two statements say the opposite of each other? */
const areOpposites = (a: Votable, b: Votable | undefined): boolean =>
  b !== undefined && (a.pairId === b.id || b.pairId === a.id);

/** What a voter sees now. */
export type VotingStep<S extends Votable = Statement> =
  | { kind: 'statement'; statement: S; position: number; of: number }
  | { kind: 'audience' }
  | { kind: 'set-done'; left: number }
  | { kind: 'all-done' };

/**
 * The next step of a voter. It follows from what was answered, so that the page shown again, or another window, shows the same.
 * @param priorities per statement number how much an answer to it tells; a missing one counts as 1
 */
export function votingStep<S extends Votable>(
  statements: readonly S[],
  { setSize }: Pick<Conversation, 'setSize'>,
  voter: VoterState,
  priorities: Float64Array = new Float64Array(),
): VotingStep<S> {
  const { answers, set, again, admission } = voter;
  const open = statements.filter(
    (statement) => mayBeAsked(statement, admission.key) && answerAt(answers, statement.number) === null,
  );
  const of = Math.min(setSize, set.length + open.length);
  const isSetDone = set.length > 0 && (set.length >= setSize || open.length === 0);
  if (isSetDone) {
    if (!voter.audienceAsked) return { kind: 'audience' };
    return open.length > 0 ? { kind: 'set-done', left: open.length } : { kind: 'all-done' };
  }
  const chosen = open.find(({ number }) => number === again) ?? draw(statements, open, voter, priorities);
  return chosen === undefined
    ? { kind: 'all-done' }
    : { kind: 'statement', statement: chosen, position: set.length + 1, of };
}

/** Draws by priority, never the opposite of the statement right before it while there is another. */
function draw<S extends Votable>(
  all: readonly S[],
  open: readonly S[],
  { admission, last }: VoterState,
  priorities: Float64Array,
): S | undefined {
  const before = all.find(({ number }) => number === last);
  const others = open.filter((statement) => !areOpposites(statement, before));
  const candidates = new Map((others.length > 0 ? others : open).map((each) => [each.number, each]));
  const size = Math.max(-1, ...candidates.keys()) + 1;
  const done = Uint8Array.from({ length: size }, (_, number) => (candidates.has(number) ? 0 : 1));
  const chance = seededNumber('next', admission.key, open.length, last ?? -1) / 2 ** 32;
  return candidates.get(nextStatement(priorities, done, chance));
}

/** The voter after an answer. The same answer twice, as by a double tap, is one. */
export function answered(voter: VoterState, statement: number, answer: Answer): VoterState {
  return {
    ...voter,
    answers: withAnswer(voter.answers, statement, answer),
    set: voter.set.includes(statement) ? voter.set : [...voter.set, statement],
    last: statement,
    again: null,
  };
}

/** The voter after taking back the last answer of the set under way, which is asked again. */
export function takenBack(voter: VoterState): VoterState {
  const last = voter.set.at(-1);
  if (last === undefined) return voter;
  return {
    ...voter,
    answers: withAnswer(voter.answers, last, null),
    set: voter.set.slice(0, -1),
    last: voter.set.at(-2) ?? null,
    again: last,
  };
}
