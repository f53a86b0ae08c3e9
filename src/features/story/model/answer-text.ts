import { joinNames, weekdayName } from '#core/i18n/formats.ts';
import { vocabularyIn } from '#features/vocabulary';
import { messagesIn } from '../messages.ts';
import { type Answers, CELLS, PARTS, type Question, WEEK_DAYS } from './answers.ts';

type Words = { [Q in Question]: (answer: Answers[Q], language: string) => string };

const names = <K extends string>(codes: readonly K[], name: (code: K) => string, language: string): string =>
  joinNames(codes.map(name), language);

const words: Words = {
  name: (name) => name,
  languages: (codes, language) =>
    names(codes, (code) => vocabularyIn(language)(`language.${code}`), language),
  place: ({ name }) => name,
  travel: ({ modes, minutes }, language) =>
    `${names(modes, (mode) => vocabularyIn(language)(`mode.${mode}`), language)} · ${messagesIn(language)('travel.minutes.value', { minutes })}`,
  time: ({ cells, hours }, language) =>
    `${cellWords(cells, language)} · ${messagesIn(language)('time.hours.value', { hours })}`,
  level: (level, language) => vocabularyIn(language)(`level.${level}`),
  script: (script, language) => messagesIn(language)(`script.${script}`),
  goals: (goals, language) => names(goals, (goal) => vocabularyIn(language)(`goal.${goal}`), language),
  give: (gifts, language) => names(gifts, (gift) => messagesIn(language)(`give.${gift}`), language),
  children: (children, language) => messagesIn(language)(`children.${children}`),
  company: (groups, language) => names(groups, (group) => messagesIn(language)(`company.${group}`), language),
  access: (needs, language) =>
    needs.length
      ? names(needs, (need) => vocabularyIn(language)(`access.${need}`), language)
      : messagesIn(language)('access.nothing'),
};

/** An answer as somebody would say it back. */
export const answerWords = <Q extends Question>(question: Q, answer: Answers[Q], language: string): string =>
  words[question](answer, language);

/** The parts of the week in words; whole rows of weekdays are said at once. */
function cellWords(cells: readonly string[], language: string): string {
  const t = messagesIn(language);
  const rows = PARTS.filter((part) => WEEK_DAYS.slice(0, 5).every((day) => cells.includes(`${day}-${part}`)));
  const loose = CELLS.filter(
    (cell) =>
      cells.includes(cell) &&
      !rows.some((part) => cell.endsWith(part) && WEEK_DAYS.slice(0, 5).some((day) => cell.startsWith(day))),
  );
  return joinNames(
    [...rows.map((part) => t(`time.all.${part}`)), ...loose.map((cell) => cellName(cell, language))],
    language,
  );
}

/** `mon-morning` as "Monday morning". */
export function cellName(cell: string, language: string): string {
  const [day = '', part = ''] = cell.split('-');
  const weekday = WEEK_DAYS.indexOf(day as (typeof WEEK_DAYS)[number]) + 1;
  return messagesIn(language)('time.cell', {
    day: weekdayName(weekday, language),
    part: vocabularyIn(language)(`dayPart.${part as (typeof PARTS)[number]}`),
  });
}
