import {
  ANSWERS,
  type Answer,
  answerAt,
  countAnswers,
  type PackedAnswers,
  VOICE_AUDIENCES,
  type VoiceAudience,
  withAnswer,
} from '../model/ballot.ts';

/** What somebody typed in from a paper. */
export interface PaperEntry {
  answers: PackedAnswers;
  audience: VoiceAudience | null;
  withHelp: boolean;
}

/** A difference between two people who typed in the same paper. */
export type PaperDifference =
  | { kind: 'statement'; number: number; first: Answer | null; second: Answer | null }
  | { kind: 'audience'; first: VoiceAudience | null; second: VoiceAudience | null }
  | { kind: 'help'; first: boolean; second: boolean };

/** Where two entries differ, in the order of the paper. */
export function differencesOf(
  numbers: readonly number[],
  first: PaperEntry,
  second: PaperEntry,
): PaperDifference[] {
  const differences: PaperDifference[] = numbers
    .map((number) => ({
      kind: 'statement' as const,
      number,
      first: answerAt(first.answers, number),
      second: answerAt(second.answers, number),
    }))
    .filter((row) => row.first !== row.second);
  if (first.audience !== second.audience)
    differences.push({ kind: 'audience', first: first.audience, second: second.audience });
  if (first.withHelp !== second.withHelp)
    differences.push({ kind: 'help', first: first.withHelp, second: second.withHelp });
  return differences;
}

/** An entry as a form sends it: `answer-<number>`, `audience`, `help`. */
export function entryFromForm(numbers: readonly number[], get: (field: string) => string): PaperEntry {
  let answers: PackedAnswers = new Uint8Array();
  for (const number of numbers) {
    const answer = ANSWERS.find((known) => known === get(`answer-${number}`));
    if (answer) answers = withAnswer(answers, number, answer);
  }
  return {
    answers,
    audience: VOICE_AUDIENCES.find((known) => known === get('audience')) ?? null,
    withHelp: get('help') === 'yes',
  };
}

/** A paper on which nothing was filled in is none. */
export const isEmptyEntry = ({ answers }: PaperEntry): boolean => countAnswers(answers) === 0;
