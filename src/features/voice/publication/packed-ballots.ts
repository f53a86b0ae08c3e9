import { VOICE_AUDIENCES } from '../model/ballot.ts';
import type { CountableBallot } from './rows.ts';

/** Ballots as a few arrays, which are handed to a thread without being copied one by one. */
export interface PackedBallots {
  /** The answers of all of them, one after the other, and per ballot where its own end. */
  answers: Uint8Array<ArrayBuffer>;
  ends: Int32Array<ArrayBuffer>;
  /** Per ballot the audience, its place plus one, and what is true of it as bits. */
  audiences: Uint8Array<ArrayBuffer>;
  flags: Uint8Array<ArrayBuffer>;
}

const WITH_HELP = 1;
const LATE = 2;
const COUNTED = 4;

/** Copies the bytes as they are: nothing is looked at. */
export function packBallots(ballots: readonly CountableBallot[]): PackedBallots {
  const ends = new Int32Array(ballots.length);
  let length = 0;
  for (const [place, ballot] of ballots.entries()) {
    length += ballot.answers.length;
    ends[place] = length;
  }
  const answers = new Uint8Array(length);
  for (const [place, ballot] of ballots.entries())
    answers.set(ballot.answers, (ends[place] as number) - ballot.answers.length);
  return {
    answers,
    ends,
    audiences: Uint8Array.from(ballots, ({ audience }) =>
      audience === null ? 0 : VOICE_AUDIENCES.indexOf(audience) + 1,
    ),
    flags: Uint8Array.from(
      ballots,
      ({ withHelp, late, counted }) =>
        (withHelp ? WITH_HELP : 0) | (late ? LATE : 0) | (counted ? COUNTED : 0),
    ),
  };
}

/** The ballots again; their answers are views of the one array. */
export const unpackBallots = ({ answers, ends, audiences, flags }: PackedBallots): CountableBallot[] =>
  Array.from(ends, (end, place) => {
    const is = flags[place] as number;
    return {
      answers: answers.subarray(ends[place - 1] ?? 0, end),
      audience: VOICE_AUDIENCES[(audiences[place] as number) - 1] ?? null,
      withHelp: (is & WITH_HELP) !== 0,
      late: (is & LATE) !== 0,
      counted: (is & COUNTED) !== 0,
    };
  });

/** What is handed over, so that nothing of it is copied. */
export const buffersOf = ({ answers, ends, audiences, flags }: PackedBallots): ArrayBuffer[] => [
  answers.buffer,
  ends.buffer,
  audiences.buffer,
  flags.buffer,
];
