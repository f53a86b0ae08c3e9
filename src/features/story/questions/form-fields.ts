import { ok, type Result, refuse } from '#core/result.ts';
import { answerSchemas, type Story, type StoryAnswers, type StoryQuestion } from '../model/answers.ts';
import type { AnswerFields } from './answer-fields.ts';
import { dateFields } from './moving-date.ts';
import { placeFields } from './place.ts';
import { readTimeFields, timeFields } from './time-fields.ts';

export type FieldRefusal = 'nothing-chosen' | 'too-long' | 'not-understood' | 'time-half';

/** `place` and `moving` are read by `readPlace`, which needs the database. */
type FormQuestion = Exclude<StoryQuestion, 'place' | 'moving'>;

const lastValue = (fields: AnswerFields, name: string): string => (fields[name]?.at(-1) ?? '').trim();
const allValues = (fields: AnswerFields, name: string): string[] =>
  [...new Set(fields[name] ?? [])].filter((value) => value !== '');

const DEFAULT_TRAVEL_MINUTES = 30;
/** The tile with which somebody says that nothing is needed. */
export const NOTHING_NEEDED = 'nothing';
/** What the fields of a second person begin with, so that they have the names of the questions behind it. */
export const SECOND_PREFIX = 'second-';

type RawAnswer = Result<unknown, FieldRefusal>;

/** One rule for every question: who chose nothing is asked to choose or to skip, for that is no answer. */
const chosen = (value: string | string[]): RawAnswer =>
  value.length > 0 ? ok(value) : refuse('nothing-chosen');

function readAccess(fields: AnswerFields): RawAnswer {
  const needs = allValues(fields, 'access');
  const signLanguages = allValues(fields, 'signLanguages');
  // Who chose a sign language needs it, also where the browser cannot hide the kinds until then.
  if (signLanguages.length && !needs.includes('signLanguage')) needs.push('signLanguage');
  if (!needs.length) return refuse('nothing-chosen');
  return ok({ needs: needs.filter((need) => need !== NOTHING_NEEDED), signLanguages });
}

function readSecond(fields: AnswerFields): RawAnswer {
  const own = Object.fromEntries(
    Object.entries(fields).flatMap(([name, values]) =>
      name.startsWith(SECOND_PREFIX) ? [[name.slice(SECOND_PREFIX.length), values]] : [],
    ),
  );
  const access = readAccess(own);
  const person = {
    name: lastValue(own, 'name') || undefined,
    age: lastValue(own, 'age') || undefined,
    languages: listOrNothing(allValues(own, 'languages')),
    level: lastValue(own, 'level') || undefined,
    script: lastValue(own, 'script') || undefined,
    company: listOrNothing(allValues(own, 'company')),
    access: access.ok ? access.value : undefined,
  };
  return Object.values(person).some((value) => value !== undefined) ? ok(person) : refuse('nothing-chosen');
}

const listOrNothing = (values: string[]): string[] | undefined => (values.length ? values : undefined);

/** The values of each question's fields in the form of its answer, not yet validated. */
const fieldReaders: { [Q in FormQuestion]: (fields: AnswerFields) => RawAnswer } = {
  name: (fields) => chosen(lastValue(fields, 'name')),
  age: (fields) => chosen(lastValue(fields, 'age')),
  languages: (fields) => chosen(allValues(fields, 'languages')),
  travel: (fields) => {
    const modes = allValues(fields, 'modes');
    const minutes = Number(lastValue(fields, 'minutes') || DEFAULT_TRAVEL_MINUTES);
    return modes.length ? ok({ modes, minutes }) : refuse('nothing-chosen');
  },
  time: readTimeFields,
  busy: (fields) => {
    const things = lastValue(fields, 'busy');
    return things ? ok(Number(things)) : refuse('nothing-chosen');
  },
  level: (fields) => chosen(lastValue(fields, 'level')),
  script: (fields) => chosen(lastValue(fields, 'script')),
  goals: (fields) => chosen(allValues(fields, 'goals')),
  give: (fields) => {
    const gifts = allValues(fields, 'give');
    const words = lastValue(fields, 'words');
    return gifts.length || words ? ok({ gifts, ...(words && { words }) }) : refuse('nothing-chosen');
  },
  children: (fields) => chosen(lastValue(fields, 'children')),
  company: (fields) => chosen(allValues(fields, 'company')),
  access: readAccess,
  reach: (fields) => chosen(allValues(fields, 'reach')),
  second: readSecond,
};

/**
 * Reads a form as the answer to a question.
 * @returns the answer, or why not: nothing chosen, half a time, too long, or something that no page of ours sends
 */
export function readAnswerFields<Q extends FormQuestion>(
  question: Q,
  fields: AnswerFields,
): Result<StoryAnswers[Q], FieldRefusal> {
  const raw = fieldReaders[question](fields);
  if (!raw.ok) return raw;
  const parsed = answerSchemas[question].safeParse(raw.value);
  if (parsed.success) return ok(parsed.data as StoryAnswers[Q]);
  // Too much text can be made shorter; too many of anything else is not from a page of ours.
  const tooLong = parsed.error.issues.some((issue) => issue.code === 'too_big' && issue.origin === 'string');
  return refuse(tooLong ? 'too-long' : 'not-understood');
}

const accessFields = ({ needs, signLanguages }: StoryAnswers['access']): AnswerFields => ({
  access: needs.length || signLanguages.length ? needs : [NOTHING_NEEDED],
  signLanguages,
});

/** The values of each question's fields that show its answer. */
const fieldWriters: { [Q in StoryQuestion]: (answer: StoryAnswers[Q]) => AnswerFields } = {
  name: (name) => ({ name: [name] }),
  age: (age) => ({ age: [age] }),
  languages: (languages) => ({ languages }),
  place: placeFields,
  travel: ({ modes, minutes }) => ({ modes, minutes: [String(minutes)] }),
  time: timeFields,
  busy: (things) => ({ busy: [String(things)] }),
  level: (level) => ({ level: [level] }),
  script: (script) => ({ script: [script] }),
  goals: (goals) => ({ goals }),
  children: (children) => ({ children: [children] }),
  company: (company) => ({ company }),
  access: accessFields,
  give: ({ gifts, words }) => ({ give: gifts, words: words ? [words] : [] }),
  reach: (reach) => ({ reach }),
  moving: ({ place, from }) => ({ ...placeFields(place), ...dateFields(from) }),
  second: (person) =>
    Object.fromEntries(
      Object.entries(secondFields(person)).map(([name, values]) => [`${SECOND_PREFIX}${name}`, values]),
    ),
};

const secondFields = ({ name, age, languages, level, script, company, access }: StoryAnswers['second']) => ({
  ...(name && fieldWriters.name(name)),
  ...(age && fieldWriters.age(age)),
  ...(languages && fieldWriters.languages(languages)),
  ...(level && fieldWriters.level(level)),
  ...(script && fieldWriters.script(script)),
  ...(company && fieldWriters.company(company)),
  ...(access && accessFields(access)),
});

/** The inverse: the field values with which the form shows an answer. */
export const toAnswerFields = <Q extends StoryQuestion>(
  question: Q,
  answer: Story[Q] | undefined,
): AnswerFields => (answer === undefined ? {} : fieldWriters[question](answer));
