import { type Answer, answerAt, countAnswers, type PackedAnswers, withAnswer } from '../model/ballot.ts';

/** A statement as a tablet carries it: in every language that it has. */
export interface CarriedStatement {
  number: number;
  /** The number of the statement that says the opposite. */
  opposite: number | null;
  /** The language in which it was said first. */
  first: string;
  words: Record<string, string>;
}

/** Who sits at the tablet now. It lives in the memory of the page alone. */
export interface Sitting {
  answers: PackedAnswers;
  /** The statements in the order of this person. */
  order: number[];
  /** The statements of the set under way that were answered. */
  set: number[];
  audience: string | null;
  audienceAsked: boolean;
}

export type SittingStep =
  | { kind: 'statement'; number: number; position: number; of: number }
  | { kind: 'audience' }
  | { kind: 'done'; hasMore: boolean };

/** A new person, with statements in an order of their own in which opposites do not follow one another where that is possible. */
export function newSitting(statements: readonly CarriedStatement[], random: () => number): Sitting {
  const rest = [...statements];
  const order: number[] = [];
  while (rest.length > 0) {
    const before = order.at(-1);
    const allowed = rest.filter(
      ({ number, opposite }) =>
        before === undefined ||
        (opposite !== before && statements.find((each) => each.number === before)?.opposite !== number),
    );
    const from = allowed.length > 0 ? allowed : rest;
    const chosen = from[Math.floor(random() * from.length)] as CarriedStatement;
    order.push(chosen.number);
    rest.splice(rest.indexOf(chosen), 1);
  }
  return { answers: new Uint8Array(), order, set: [], audience: null, audienceAsked: false };
}

/** What the person sees now. */
export function sittingStep(sitting: Sitting, setSize: number): SittingStep {
  const open = sitting.order.filter((number) => answerAt(sitting.answers, number) === null);
  const [next] = open;
  const isSetDone = sitting.set.length >= setSize || next === undefined;
  if (!isSetDone) {
    const of = Math.min(setSize, sitting.set.length + open.length);
    return { kind: 'statement', number: next, position: sitting.set.length + 1, of };
  }
  if (!sitting.audienceAsked) return { kind: 'audience' };
  return { kind: 'done', hasMore: open.length > 0 };
}

/** The person after an answer. */
export const afterAnswer = (sitting: Sitting, number: number, answer: Answer): Sitting => ({
  ...sitting,
  answers: withAnswer(sitting.answers, number, answer),
  set: sitting.set.includes(number) ? sitting.set : [...sitting.set, number],
});

/** The person after taking the last answer back; it is asked again at once. */
export function afterUndo(sitting: Sitting): Sitting {
  const last = sitting.set.at(-1);
  if (last === undefined) return sitting;
  return {
    ...sitting,
    answers: withAnswer(sitting.answers, last, null),
    order: [last, ...sitting.order.filter((number) => number !== last)],
    set: sitting.set.slice(0, -1),
  };
}

/** Another set of statements. */
export const afterMore = (sitting: Sitting): Sitting => ({ ...sitting, set: [] });

/** Whether there is anything to keep. */
export const hasAnswers = ({ answers }: Sitting): boolean => countAnswers(answers) > 0;
