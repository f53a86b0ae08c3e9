import { randomInt } from 'node:crypto';
import { clusterOpinions } from '#algorithms/opinion-clustering';
import { nextPublication, type PublishableStatement, prepare, votesOf } from './compute.ts';
import type { Publication, PublicationHistory } from './publication.ts';
import { type CountableBallot, choosePortions, isCountable } from './rows.ts';

const RANDOM_STEPS = 2 ** 40;
/** Which ballots are counted when is nobody's to predict. */
const secretRandom = (): number => randomInt(RANDOM_STEPS) / RANDOM_STEPS;

/** What a publication is computed from, beside the ballots. */
export interface RecomputeInput {
  statements: readonly PublishableStatement[];
  earlier: { publication: Publication; history: PublicationHistory } | undefined;
  /** Everybody is counted who is left: it has closed. */
  all: boolean;
  today: string;
}

/** The next publication, and the places of ballots that are counted in it for the first time. */
export interface Recomputed {
  next: { publication: Publication; history: PublicationHistory };
  chosen: number[];
}

/** Computes the next publication; undefined when nothing moves. Long: it belongs in a thread of its own (see `recomputeInThread`). */
export function recompute(
  ballots: readonly CountableBallot[],
  { statements, earlier, all, today }: RecomputeInput,
): Recomputed | undefined {
  const chosen = choosePortions(ballots, earlier?.publication.rows ?? [], all, secretRandom);
  const isChosen = new Uint8Array(ballots.length);
  for (const place of chosen) isChosen[place] = 1;
  const counted = ballots.filter(
    (ballot, place) => isCountable(ballot) && (ballot.counted || isChosen[place] === 1),
  );
  const prepared = prepare(counted, statements);
  const opinions = chosen.length > 0 && prepared.kept.length > 0 ? clusterOpinions(votesOf(prepared)) : null;
  const late = ballots.filter((ballot) => ballot.late).length;
  const next = nextPublication(earlier, prepared, opinions, { late, today });
  return next && { next, chosen };
}
