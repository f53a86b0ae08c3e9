import type { AdmissionOutcome, BallotFile, BallotOutcome } from './protocol.ts';
import { FILE_FORMAT } from './protocol.ts';

/** What one person left on a tablet: encrypted, so that the tablet itself cannot open it. */
export interface WaitingPerson {
  /** Random, so that the order of ids is not that of people. */
  id: string;
  /** Encrypted for the server. */
  admission: string;
  ballot: string;
  /** That the server let them in; null as long as it was not asked. */
  proof: string | null;
  /** The server does not know the code. */
  refused: boolean;
}

/** An array in random order (Fisher and Yates). */
export function shuffled<T>(all: readonly T[], random: () => number): T[] {
  const result = [...all];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const [a, b] = [result[i] as T, result[j] as T];
    [result[i], result[j]] = [b, a];
  }
  return result;
}

/** Who still has to be let in. */
export const toAdmit = (people: readonly WaitingPerson[]): WaitingPerson[] =>
  people.filter(({ proof, refused }) => proof === null && !refused);

/** Whose ballots can go. */
export const toCast = (people: readonly WaitingPerson[]): WaitingPerson[] =>
  people.filter(({ proof }) => proof !== null);

/** The people after the server answered who may take part. */
export const afterAdmission = (
  asked: readonly WaitingPerson[],
  outcomes: readonly AdmissionOutcome[],
): WaitingPerson[] =>
  asked.map((person, i) => {
    const outcome = outcomes[i];
    if (!outcome) return person;
    if ('proof' in outcome) return { ...person, proof: outcome.proof };
    return outcome.refusal === 'wrong-code' ? { ...person, refused: true } : person;
  });

/** Whose ballots are safe at the server: only they leave the tablet. */
export const safeAfterCast = (
  sent: readonly WaitingPerson[],
  outcomes: readonly BallotOutcome[],
): WaitingPerson[] => sent.filter((_, i) => outcomes[i] === 'kept' || outcomes[i] === 'late');

/** Everything that waits, as a file. What is in it may be sent later too: it counts once. */
export const fileOf = (
  table: string,
  people: readonly WaitingPerson[],
  random: () => number,
): BallotFile => ({
  format: FILE_FORMAT,
  table,
  admissions: shuffled(
    people.map(({ admission }) => admission),
    random,
  ),
  ballots: shuffled(
    people.map(({ ballot }) => ballot),
    random,
  ),
});
