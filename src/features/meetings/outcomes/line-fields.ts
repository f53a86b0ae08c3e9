import type { FieldValues } from '../edition/field-merge.ts';
import type { BreakOutOutcome } from './types.ts';

/** A line of a table card as the values of its form. */
export const lineValues = ({ text, owner, dueOn }: BreakOutOutcome): FieldValues => ({
  words: text,
  owner: owner ?? '',
  dueOn: dueOn ?? '',
});

/** What the owner of an agreement said, as the values of the form. */
export const answerValues = ({ state, answer, answeredAt }: BreakOutOutcome): FieldValues => ({
  // Before the first answer nobody chose anything.
  state: answeredAt ? state : '',
  answer: answer ?? '',
});
