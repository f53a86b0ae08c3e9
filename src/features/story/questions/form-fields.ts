import { ok, type Result, refuse } from '#core/result.ts';
import { type Answers, answerShapes, CELLS, PARTS, type Question, WEEK_DAYS } from '../model/answers.ts';

/** What a form of one question holds: every field with its values, as typed. */
export type Fields = Record<string, string[]>;

export type FieldRefusal = 'nothing-chosen' | 'too-long' | 'not-understood';

type Read = { [Q in Exclude<Question, 'place'>]: (fields: Fields) => unknown };

const one = (fields: Fields, name: string): string => fields[name]?.at(-1) ?? '';
const all = (fields: Fields, name: string): string[] =>
  [...new Set(fields[name] ?? [])].filter((value) => value !== '');

const readers: Read = {
  name: (fields) => one(fields, 'name').trim(),
  languages: (fields) => all(fields, 'languages'),
  travel: (fields) => ({ modes: all(fields, 'modes'), minutes: Number(one(fields, 'minutes') || 30) }),
  time: (fields) => ({ cells: cellsOf(all(fields, 'cells')), hours: Number(one(fields, 'hours') || 6) }),
  level: (fields) => one(fields, 'level'),
  script: (fields) => one(fields, 'script'),
  goals: (fields) => all(fields, 'goals'),
  give: (fields) => all(fields, 'give'),
  children: (fields) => one(fields, 'children'),
  company: (fields) => all(fields, 'company'),
  access: (fields) => all(fields, 'access'),
};

/**
 * Reads a form as the answer to a question. `place` is not here: it needs the atlas.
 * @returns the answer, or why not: nothing chosen, too long, or something no page of ours sends
 */
export function readFields<Q extends Exclude<Question, 'place'>>(
  question: Q,
  fields: Fields,
): Result<Answers[Q], FieldRefusal> {
  const raw = readers[question](fields);
  const read = answerShapes[question].safeParse(raw);
  if (read.success) return ok(read.data as Answers[Q]);
  if (read.error.issues.some((issue) => issue.code === 'too_big')) return refuse('too-long');
  const lists = raw as { modes?: string[]; cells?: string[] };
  const chosen =
    typeof raw === 'object' && !Array.isArray(raw)
      ? (lists.modes ?? lists.cells ?? [])
      : (raw as string | string[]);
  return refuse(chosen.length === 0 ? 'nothing-chosen' : 'not-understood');
}

/** The other way round: an answer as the fields that show it chosen. */
export function fieldsOf<Q extends Question>(question: Q, answer: Answers[Q] | undefined): Fields {
  if (answer === undefined) return {};
  const said = answer as Answers[Question];
  if (typeof said === 'string') return { [question]: [said] };
  if (Array.isArray(said)) return { [question]: said };
  if ('modes' in said) return { modes: said.modes, minutes: [String(said.minutes)] };
  if ('cells' in said) return { cells: said.cells, hours: [String(said.hours)] };
  return { place: [said.name] };
}

/** A whole part of the week in one tap: `all-morning` is every weekday morning. */
function cellsOf(chosen: string[]): string[] {
  const cells = new Set<string>();
  for (const cell of chosen) {
    const part = PARTS.find((name) => cell === `all-${name}`);
    if (part) for (const day of WEEK_DAYS.slice(0, 5)) cells.add(`${day}-${part}`);
    else cells.add(cell);
  }
  return CELLS.filter((cell) => cells.delete(cell)).concat([...cells] as never[]);
}
