import type { Tx } from '#core/db/connection.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { ok, type Result, refuse } from '#core/result.ts';
import { placeFields, readPlace, townChoices } from '#features/story';
import { WEEK_CELLS } from '#features/story/rules.ts';
import { type Answers, answersInput } from '../model/answers.ts';

/** What somebody typed or tapped of their own answers, by field. */
export type TypedAnswers = Record<string, string[]>;

/** What a circle asks of each member. The rest of a card has answers that hold for most people, which each can change later. */
export const ASKED_FIELDS = [
  'likes',
  'ratherNot',
  'languages',
  'cells',
  'place',
  'company',
  'age',
  'children',
] as const;
export type AnswerField = (typeof ASKED_FIELDS)[number];

const NOT_ASKED = {
  learn: [],
  show: [],
  rangeKm: 10,
  widerKm: false,
  howOften: 'fortnightly',
  howLong: 'two-hours',
} as const;

/** The fields of a form that was sent. A place may be tapped: its province, then the town. */
export const typedAnswers = ({ form }: Pick<RequestContext, 'form'>): TypedAnswers =>
  Object.fromEntries([...ASKED_FIELDS, 'town', 'province'].map((field) => [field, form.getAll(field)]));

/** The fields with which the form shows answers that were given before. */
export const fieldsOfAnswers = (answers: Answers): TypedAnswers => ({
  likes: answers.likes,
  ratherNot: answers.ratherNot,
  languages: answers.languages,
  cells: answers.cells,
  ...placeFields(answers.place),
  company: answers.company,
  age: [answers.age],
  children: [answers.children ? 'yes' : 'no'],
});

async function placeOf(tx: Tx, typed: TypedAnswers): Promise<Answers['place'] | undefined> {
  const read = await readPlace(tx, typed);
  if (!read.ok) return undefined;
  const { name, municipality, lat, lon } = read.value;
  return { name, municipality, lat, lon };
}

/** Places to tap where what was typed may mean several. */
export const placesToTap = (tx: Tx, typed: TypedAnswers) => townChoices(tx, typed);

/**
 * Reads the answers of one person.
 * @param before what they said earlier of what is not asked here
 * @returns the fields that still need an answer, in their order
 */
export async function readAnswers(
  tx: Tx,
  typed: TypedAnswers,
  before?: Answers,
): Promise<Result<Answers, 'unanswered'> & { missing?: AnswerField[] }> {
  const last = (field: AnswerField) => typed[field]?.at(-1);
  const cells = typed.cells ?? [];
  const read = answersInput.safeParse({
    ...(before ?? NOT_ASKED),
    likes: typed.likes,
    ratherNot: typed.ratherNot,
    languages: typed.languages,
    cells: WEEK_CELLS.filter((cell) => cells.includes(cell)),
    place: await placeOf(tx, typed),
    company: typed.company,
    age: last('age'),
    children: last('children') === undefined ? undefined : last('children') === 'yes',
  });
  if (read.success) return ok(read.data);
  const wrong = new Set(read.error.issues.map(({ path }) => path[0]));
  return { ...refuse('unanswered'), missing: ASKED_FIELDS.filter((field) => wrong.has(field)) };
}
