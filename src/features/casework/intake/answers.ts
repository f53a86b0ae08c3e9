import {
  DECLINED,
  describeQuestion,
  type IntakeQuestion,
  isChoiceName,
  MAX_WORDS_LENGTH,
} from './questions.ts';

/** Who an answer comes from. */
export const ANSWER_SOURCES = ['newcomer', 'guide', 'coa', 'test', 'school'] as const;
export type AnswerSource = (typeof ANSWER_SOURCES)[number];

/** By which way an answer came in. */
export const ANSWER_WAYS = ['desk', 'tablet', 'story', 'coa-file'] as const;
export type AnswerWay = (typeof ANSWER_WAYS)[number];

/** What was answered: codes of ready-made answers, or words. Neither: an answer that was taken back. */
export interface AnswerValue {
  choices: string[];
  words?: string | undefined;
}

export const NO_ANSWER: AnswerValue = { choices: [] };

/** One answer of one moment. It is never changed; a later one can take its place. */
export interface IntakeAnswer {
  id: string;
  question: IntakeQuestion;
  value: AnswerValue;
  source: AnswerSource;
  /** The day on which it was so, YYYY-MM-DD. */
  day: string;
  via: AnswerWay;
  /** By the clock of who wrote it. */
  saidAt: Date;
  by: string;
  /** The account of who wrote it; null: it is gone. */
  account: string | null;
  /** The answers that its writer saw, and that it takes the place of. */
  replaces: readonly string[];
}

/** What stands at a question. */
export interface IntakeStanding {
  /** The answer that counts; undefined while there is none, or while two stand beside each other. */
  answer: IntakeAnswer | undefined;
  /** Two or more answers of people who did not know of each other, with different values; the earliest first. */
  conflict: readonly IntakeAnswer[];
  /** What the next answer takes the place of. */
  heads: readonly string[];
  /** Everything that was ever answered, the newest first. */
  history: readonly IntakeAnswer[];
}

export const NOT_ASKED: IntakeStanding = { answer: undefined, conflict: [], heads: [], history: [] };

/** Do two answers say the same? The order of choices says nothing. */
export const sameValue = (a: AnswerValue, b: AnswerValue): boolean => valueKey(a) === valueKey(b);

const valueKey = ({ choices, words = '' }: AnswerValue): string =>
  JSON.stringify([[...choices].sort(), words.trim()]);

export const isDeclined = ({ choices }: AnswerValue): boolean => choices.includes(DECLINED);
export const isEmpty = ({ choices, words }: AnswerValue): boolean => choices.length === 0 && !words?.trim();

const byMoment = (a: IntakeAnswer, b: IntakeAnswer): number =>
  a.saidAt.getTime() - b.saidAt.getTime() || (a.id < b.id ? -1 : Number(a.id > b.id));

/**
 * What stands at each question, from all answers that are known. Only which answers there are counts: neither the order in which
 * they came in nor how often. The heads of a question are the answers that no other takes the place of; when these say different
 * things, they stand beside each other until a later answer takes the place of all of them.
 */
export function standings(answers: Iterable<IntakeAnswer>): Map<IntakeQuestion, IntakeStanding> {
  const byId = new Map([...answers].map((answer) => [answer.id, answer]));
  const byQuestion = new Map<IntakeQuestion, IntakeAnswer[]>();
  for (const answer of byId.values())
    byQuestion.set(answer.question, [...(byQuestion.get(answer.question) ?? []), answer]);
  return new Map([...byQuestion].map(([question, found]) => [question, standingOf(found)]));
}

function standingOf(answers: IntakeAnswer[]): IntakeStanding {
  const replaced = new Set(answers.flatMap((answer) => answer.replaces));
  const left = answers.filter(({ id }) => !replaced.has(id));
  // Ids that name each other in a circle come from no client of ours; nothing may get lost by them.
  const heads = (left.length ? left : answers).sort(byMoment);
  const values = new Set(heads.map(({ value }) => valueKey(value)));
  return {
    answer: values.size === 1 ? heads.at(-1) : undefined,
    conflict: values.size > 1 ? heads : [],
    heads: heads.map(({ id }) => id),
    history: answers.sort(byMoment).reverse(),
  };
}

/** The standing of a question. */
export const standingAt = (
  all: ReadonlyMap<IntakeQuestion, IntakeStanding>,
  question: IntakeQuestion,
): IntakeStanding => all.get(question) ?? NOT_ASKED;

/** The choices that count at a question; none while nothing was answered, or two answers stand beside each other. */
export const chosenAt = (
  all: ReadonlyMap<IntakeQuestion, IntakeStanding>,
  question: IntakeQuestion,
): readonly string[] => standingAt(all, question).answer?.value.choices ?? [];

/**
 * A value as it may be stored for a question: only choices that it offers, one where it asks for one, and "none of these" or
 * "prefers not to say" alone. @returns undefined when it says something that the question does not ask
 */
export function readValue(question: IntakeQuestion, value: AnswerValue): AnswerValue | undefined {
  const words = value.words?.trim() ?? '';
  const choices = [...new Set(value.choices)];
  if (words.length > MAX_WORDS_LENGTH) return undefined;
  if (choices.includes(DECLINED)) return { choices: [DECLINED] };
  if (!isChoiceName(question)) return choices.length ? undefined : words ? { choices: [], words } : NO_ANSWER;
  const { options, pick, none } = describeQuestion(question);
  if (choices.some((choice) => !options.includes(choice)) || words) return undefined;
  if (none && choices.includes(none)) return { choices: [none] };
  if (pick === 'one' && choices.length > 1) return undefined;
  return { choices: options.filter((option) => choices.includes(option)) };
}

/** Answers of mine that somebody else's choice between two took the place of, with that choice. */
export function overruledAnswers(
  all: Iterable<IntakeAnswer>,
  account: string,
): { mine: IntakeAnswer; theirs: IntakeAnswer }[] {
  const answers = [...all];
  const byId = new Map(answers.map((answer) => [answer.id, answer]));
  return answers
    .filter((theirs) => theirs.account !== account && theirs.replaces.length > 1)
    .sort(byMoment)
    .flatMap((theirs) =>
      [...theirs.replaces].sort().flatMap((id) => {
        const mine = byId.get(id);
        return mine?.account === account && !sameValue(mine.value, theirs.value) ? [{ mine, theirs }] : [];
      }),
    );
}
