import type { Obstacle, SignalFigure } from '../model/rules.ts';
import { monthsAfter } from '../model/rules.ts';

/** Within so many working days a municipality promises an answer. */
export const ANSWER_WORKING_DAYS = 20;

/** So many working days before the promised day who makes policy is reminded. */
export const REMINDER_WORKING_DAYS = 3;

/** What was answered is asked again when it is still counted so many months later: an answer needs time to help. */
export const ASKED_AGAIN_MONTHS = 3;

/** What an answer can be: it was done, it will be, it will not and why, or somebody else decides on it and was told. */
export const ANSWER_KINDS = ['done', 'will-do', 'no', 'not-ours'] as const;
export type AnswerKind = (typeof ANSWER_KINDS)[number];

export const MAX_ANSWER_WORDS = 2000;
export const MAX_OWNER_NAME = 80;

/** An answer of a municipality, in plain words. */
export interface SignalAnswer {
  kind: AnswerKind;
  words: string;
  /** The language in which it was written. */
  language: string;
  /** By when it is done, of what will be done. */
  doneBy: string | null;
  answeredAt: Date;
}

/** A question to a municipality: this stands in the way, what do you do about it? */
export interface SignalQuestion {
  id: string;
  tenant: string;
  municipality: string;
  obstacle: Obstacle;
  openedBy: 'count' | 'staff';
  openedAt: Date;
  /** The day by which an answer is promised. */
  promisedOn: string;
  /** Who answers, in words for everybody; empty when nobody said. */
  ownerName: string;
  /** The bottleneck as which it was taken up: that has the clock from then on, and the answer. */
  takenUpBy: string | null;
  version: number;
  /** The newest first. */
  answers: SignalAnswer[];
}

export type SignalStanding = 'late' | 'open' | 'answered' | 'overdue-action' | 'taken-up';

/** How a question stands on a day (YYYY-MM-DD): also that what was to be done by a day is past that day. */
export function standingOf(
  { answers, promisedOn, takenUpBy }: Pick<SignalQuestion, 'answers' | 'promisedOn' | 'takenUpBy'>,
  today: string,
): SignalStanding {
  if (takenUpBy !== null) return 'taken-up';
  const [last] = answers;
  if (!last) return today > promisedOn ? 'late' : 'open';
  return last.doneBy !== null && today > last.doneBy ? 'overdue-action' : 'answered';
}

/** What is known of the last question about an obstacle in a municipality. */
export interface LastQuestion {
  municipality: string;
  obstacle: Obstacle;
  /** The day of its answer; null while it is open. */
  answeredOn: string | null;
}

/** For which new figures a question is opened: where none is open, and none was answered shortly before. */
export function figuresToAsk(
  figures: readonly SignalFigure[],
  lastQuestions: readonly LastQuestion[],
): SignalFigure[] {
  return figures.filter((figure) => {
    const last = lastQuestions.find(
      ({ municipality, obstacle }) => municipality === figure.municipality && obstacle === figure.obstacle,
    );
    if (!last) return true;
    return (
      last.answeredOn !== null &&
      monthsAfter(`${last.answeredOn.slice(0, 7)}-01`, ASKED_AGAIN_MONTHS) <= figure.month
    );
  });
}
