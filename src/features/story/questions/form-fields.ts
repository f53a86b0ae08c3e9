import { ok, type Result, refuse } from '#core/result.ts';
import { DAY_PART_NAMES, WEEK_CELLS, WEEK_DAYS } from '../model/answer-options.ts';
import { answerSchemas, type StoryAnswers, type StoryQuestion } from '../model/answers.ts';
import type { AnswerFields } from './answer-fields.ts';
import { placeFields } from './place.ts';

export type FieldRefusal = 'nothing-chosen' | 'too-long' | 'not-understood';

/** `place` is read by `readPlace`, which needs the database. */
type FormQuestion = Exclude<StoryQuestion, 'place' | 'moving'>;

const lastValue = (fields: AnswerFields, name: string): string => fields[name]?.at(-1) ?? '';
const allValues = (fields: AnswerFields, name: string): string[] =>
  [...new Set(fields[name] ?? [])].filter((value) => value !== '');

const DEFAULT_TRAVEL_MINUTES = 30;

/** The values of each question's fields in the form of its answer, not yet validated. */
const fieldReaders: { [Q in FormQuestion]: (fields: AnswerFields) => unknown } = {
  name: (fields) => lastValue(fields, 'name').trim(),
  languages: (fields) => allValues(fields, 'languages'),
  travel: (fields) => ({
    modes: allValues(fields, 'modes'),
    minutes: Number(lastValue(fields, 'minutes') || DEFAULT_TRAVEL_MINUTES),
  }),
  age: (fields) => lastValue(fields, 'age'),
  time: (fields) => ({ cells: expandCells(allValues(fields, 'cells')) }),
  busy: (fields) => Number(lastValue(fields, 'busy')),
  level: (fields) => lastValue(fields, 'level'),
  script: (fields) => lastValue(fields, 'script'),
  goals: (fields) => allValues(fields, 'goals'),
  give: (fields) => ({ gifts: allValues(fields, 'give') }),
  children: (fields) => lastValue(fields, 'children'),
  company: (fields) => allValues(fields, 'company'),
  access: (fields) => ({ needs: allValues(fields, 'access'), signLanguages: [] }),
  reach: (fields) => allValues(fields, 'reach'),
  second: (fields) => ({ name: lastValue(fields, 'name') || undefined }),
};

/**
 * Reads a form as the answer to a question.
 * @returns the answer, or why not: nothing chosen, too long, or something that no page of ours sends
 */
export function readAnswerFields<Q extends FormQuestion>(
  question: Q,
  fields: AnswerFields,
): Result<StoryAnswers[Q], FieldRefusal> {
  const raw = fieldReaders[question](fields);
  const parsed = answerSchemas[question].safeParse(raw);
  if (parsed.success) return ok(parsed.data as StoryAnswers[Q]);
  if (parsed.error.issues.some((issue) => issue.code === 'too_big')) return refuse('too-long');
  const lists = raw as { modes?: string[]; cells?: string[] };
  const chosen =
    typeof raw === 'object' && !Array.isArray(raw)
      ? (lists.modes ?? lists.cells ?? [])
      : (raw as string | string[]);
  return refuse(chosen.length === 0 ? 'nothing-chosen' : 'not-understood');
}

/** The inverse: the field values with which the form shows an answer. */
export function toAnswerFields<Q extends StoryQuestion>(
  question: Q,
  answer: StoryAnswers[Q] | undefined,
): AnswerFields {
  if (answer === undefined) return {};
  const value = answer as StoryAnswers[StoryQuestion];
  if (typeof value === 'string') return { [question]: [value] };
  if (typeof value === 'number') return { [question]: [String(value)] };
  if (Array.isArray(value)) return { [question]: value };
  if ('modes' in value) return { modes: value.modes, minutes: [String(value.minutes)] };
  if ('cells' in value) return { cells: value.cells };
  if ('gifts' in value) return { give: value.gifts };
  if ('needs' in value) return { access: value.needs };
  if ('place' in value) return placeFields(value.place);
  if ('lat' in value) return placeFields(value);
  return { name: value.name ? [value.name] : [] };
}

/** Replaces `all-morning` by the cells of every weekday morning, and sorts; unknown cells come last, to be refused. */
function expandCells(chosen: string[]): string[] {
  const cells = new Set<string>();
  for (const cell of chosen) {
    const part = DAY_PART_NAMES.find((name) => cell === `all-${name}`);
    if (part) for (const day of WEEK_DAYS.slice(0, 5)) cells.add(`${day}-${part}`);
    else cells.add(cell);
  }
  const known: string[] = WEEK_CELLS.filter((cell) => cells.delete(cell));
  return [...known, ...cells];
}
