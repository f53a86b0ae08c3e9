import { ok, type Result, refuse } from '#core/result.ts';
import { isPlainAddress } from '#core/text/email-address.ts';
import { type AnswerFields, type PlaceRefusal, placeFields } from '#features/story';
import { GROUPS, WEEK_CELLS } from '#features/story/rules.ts';
import { AGE_BANDS, SPOKEN_LANGUAGES } from '#features/vocabulary/rules.ts';
import {
  ACTIVITIES,
  DISLIKES,
  FORMS,
  HOW_LONG,
  HOW_OFTEN,
  MAX_ACTIVITIES,
  MAX_NAME_LENGTH,
  RANGE_KM,
} from '../model/answers.ts';
import { PARTIES, SIDES } from '../model/rules.ts';
import { type CardStep, type Draft, MAX_EMAIL_LENGTH } from './draft.ts';

/** Why a step can not be kept as it was filled in. Of a place the words are those of the story. */
export type CardStepRefusal =
  | 'name'
  | 'long'
  | 'side'
  | 'age'
  | 'none'
  | 'many'
  | 'time'
  | 'choose'
  | 'email'
  | 'not-understood'
  | PlaceRefusal;

const last = (fields: AnswerFields, name: string): string => (fields[name]?.at(-1) ?? '').trim();

const one = <C extends string>(fields: AnswerFields, name: string, codes: readonly C[]): C | undefined =>
  codes.find((code) => code === last(fields, name));

/** Those of the known codes that were chosen, in the order in which they are shown. */
const some = <C extends string>(fields: AnswerFields, name: string, codes: readonly C[]): C[] =>
  codes.filter((code) => fields[name]?.includes(code));

function activities<C extends string>(
  fields: AnswerFields,
  codes: readonly C[],
): Result<C[], 'many' | 'none'> {
  const chosen = some(fields, 'things', codes);
  return chosen.length > MAX_ACTIVITIES ? refuse('many') : ok(chosen);
}

/** What was answered before, and whether there is a card already. */
interface Before {
  draft: Draft;
  hasCard: boolean;
}

/** The side of a card stays, for its proposals stand on it. */
function readYou(fields: AnswerFields, { draft, hasCard }: Before): Result<Draft, CardStepRefusal> {
  const name = last(fields, 'name');
  const side = hasCard ? draft.side : one(fields, 'side', SIDES);
  const age = one(fields, 'age', AGE_BANDS);
  if (!name) return refuse('name');
  if (name.length > MAX_NAME_LENGTH) return refuse('long');
  if (!side) return refuse('side');
  return age ? ok({ name, side, age }) : refuse('age');
}

/** What a circle looks for is said where the circle is. */
function readRhythm(fields: AnswerFields, { draft }: Before): Result<Draft, CardStepRefusal> {
  const forms = draft.party === 'circle' ? (draft.forms ?? []) : some(fields, 'forms', FORMS);
  const [howOften, howLong] = [one(fields, 'howOften', HOW_OFTEN), one(fields, 'howLong', HOW_LONG)];
  return forms.length > 0 && howOften && howLong ? ok({ forms, howOften, howLong }) : refuse('choose');
}

/** Of a circle it is not asked with whom one comes. */
function readTogether(fields: AnswerFields, { draft }: Before): Result<Draft, CardStepRefusal> {
  const party =
    draft.party === 'circle'
      ? 'circle'
      : one(
          fields,
          'party',
          PARTIES.filter((code) => code !== 'circle'),
        );
  const children = one(fields, 'children', ['yes', 'no']);
  const company = some(fields, 'company', GROUPS);
  return party && children && company.length > 0
    ? ok({ party, children: children === 'yes', company })
    : refuse('choose');
}

function readNews(fields: AnswerFields): Result<Draft, CardStepRefusal> {
  if (one(fields, 'news', ['here', 'email']) !== 'email') return ok({ email: null });
  const email = last(fields, 'email');
  return email.length <= MAX_EMAIL_LENGTH && isPlainAddress(email) ? ok({ email }) : refuse('email');
}

/** How far somebody travels, beside the place, which needs the database. */
export function readRange(fields: AnswerFields): Result<Draft, CardStepRefusal> {
  const rangeKm = RANGE_KM.find((km) => String(km) === last(fields, 'rangeKm'));
  return rangeKm ? ok({ rangeKm, widerKm: last(fields, 'widerKm') === 'yes' }) : refuse('choose');
}

/** Reads the form of a step. */
export function readStep(
  step: Exclude<CardStep, 'place'>,
  fields: AnswerFields,
  before: Before,
): Result<Draft, CardStepRefusal> {
  switch (step) {
    case 'you':
      return readYou(fields, before);
    case 'likes': {
      const likes = activities(fields, ACTIVITIES);
      if (!likes.ok) return likes;
      return likes.value.length > 0 ? ok({ likes: likes.value }) : refuse('none');
    }
    case 'learn': {
      const learn = activities(fields, ACTIVITIES);
      return learn.ok ? ok({ learn: learn.value }) : learn;
    }
    case 'show': {
      const show = activities(fields, ACTIVITIES);
      return show.ok ? ok({ show: show.value }) : show;
    }
    case 'rather-not': {
      const ratherNot = activities(fields, [...DISLIKES, ...ACTIVITIES]);
      return ratherNot.ok ? ok({ ratherNot: ratherNot.value }) : ratherNot;
    }
    case 'languages': {
      const languages = some(fields, 'languages', SPOKEN_LANGUAGES);
      return languages.length > 0 ? ok({ languages }) : refuse('none');
    }
    case 'time': {
      const cells = some(fields, 'cells', WEEK_CELLS);
      return cells.length > 0 ? ok({ cells }) : refuse('time');
    }
    case 'together':
      return readTogether(fields, before);
    case 'rhythm':
      return readRhythm(fields, before);
    case 'news':
      return readNews(fields);
  }
}

const list = (codes: readonly string[] | undefined): string[] => [...(codes ?? [])];
const single = (value: string | number | undefined): string[] => (value === undefined ? [] : [String(value)]);

/** The values with which the form of a step shows what was answered. */
export function fieldsOfStep(step: CardStep, draft: Draft): AnswerFields {
  switch (step) {
    case 'you':
      return { name: single(draft.name), side: single(draft.side), age: single(draft.age) };
    case 'likes':
      return { things: list(draft.likes) };
    case 'learn':
      return { things: list(draft.learn) };
    case 'show':
      return { things: list(draft.show) };
    case 'rather-not':
      return { things: list(draft.ratherNot) };
    case 'languages':
      return { languages: list(draft.languages) };
    case 'time':
      return { cells: list(draft.cells) };
    case 'place':
      return {
        ...(draft.place && placeFields(draft.place)),
        rangeKm: single(draft.rangeKm),
        widerKm: draft.widerKm ? ['yes'] : [],
      };
    case 'together':
      return {
        party: single(draft.party),
        children: draft.children === undefined ? [] : [draft.children ? 'yes' : 'no'],
        company: list(draft.company),
      };
    case 'rhythm':
      return {
        forms: list(draft.forms),
        howOften: single(draft.howOften),
        howLong: single(draft.howLong),
      };
    case 'news':
      return {
        news: draft.email === undefined ? [] : [draft.email === null ? 'here' : 'email'],
        email: single(draft.email ?? undefined),
      };
  }
}
