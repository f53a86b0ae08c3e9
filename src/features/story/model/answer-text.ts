import { formatDate, formatMinuteRange, joinNames, weekdayName } from '#core/i18n/formats.ts';
import { vocabularyIn } from '#features/vocabulary';
import { messagesIn } from '../messages.ts';
import { DAY_PART_NAMES, WEEK_CELLS, WEEK_DAYS, type WeekCell } from './answer-options.ts';
import type { StoryAnswers, StoryQuestion } from './answers.ts';

type AnswerFormatters = { [Q in StoryQuestion]: (answer: StoryAnswers[Q], language: string) => string };

const joinNamesOf = <K extends string>(
  codes: readonly K[],
  name: (code: K) => string,
  language: string,
): string => joinNames(codes.map(name), language);

function accessText({ needs, signLanguages }: StoryAnswers['access'], language: string): string {
  const t = vocabularyIn(language);
  const names = [
    ...needs.map((need) => t(`access.${need}`)),
    ...signLanguages.map((code) => t(`signLanguage.${code}`)),
  ];
  return names.length ? joinNames(names, language) : messagesIn(language)('access.nothing');
}

const formatters: AnswerFormatters = {
  name: (name) => name,
  languages: (codes, language) =>
    joinNamesOf(codes, (code) => vocabularyIn(language)(`language.${code}`), language),
  place: ({ name, reception }, language) =>
    reception ? messagesIn(language)('place.reception.value', { place: name }) : name,
  travel: ({ modes, minutes }, language) =>
    `${joinNamesOf(modes, (mode) => vocabularyIn(language)(`mode.${mode}`), language)} · ${messagesIn(language)('travel.minutes.value', { minutes })}`,
  age: (band, language) => vocabularyIn(language)(`age.${band}`),
  time: ({ cells, spans, varies }, language) =>
    joinNames(
      [
        ...(cells.length ? [cellsText(cells, language)] : []),
        ...(spans ?? []).map(
          ({ weekday, from, until }) =>
            `${weekdayName(weekday, language)} ${formatMinuteRange(from, until, language)}`,
        ),
        ...(varies ? [messagesIn(language)('time.varies')] : []),
      ],
      language,
    ),
  busy: (things, language) => messagesIn(language)('busy.value', { things }),
  level: (level, language) => vocabularyIn(language)(`level.${level}`),
  script: (script, language) => messagesIn(language)(`script.${script}`),
  goals: (goals, language) => joinNamesOf(goals, (goal) => vocabularyIn(language)(`goal.${goal}`), language),
  give: ({ gifts, words }, language) =>
    joinNames(
      [...gifts.map((gift) => vocabularyIn(language)(`gift.${gift}`)), ...(words ? [words] : [])],
      language,
    ),
  children: (children, language) => messagesIn(language)(`children.${children}`),
  company: (groups, language) =>
    joinNamesOf(groups, (group) => messagesIn(language)(`company.${group}`), language),
  access: accessText,
  reach: (ways, language) => joinNamesOf(ways, (way) => messagesIn(language)(`reach.${way}`), language),
  moving: ({ place, from }, language) =>
    from
      ? messagesIn(language)('moving.value', {
          place: place.name,
          from: formatDate(new Date(from), language),
        })
      : place.name,
  second: ({ name }, language) => name ?? messagesIn(language)('second.unnamed'),
};

/** An answer in the reader's language, as one would say it back. */
export const answerText = <Q extends StoryQuestion>(
  question: Q,
  answer: StoryAnswers[Q],
  language: string,
): string => formatters[question](answer, language);

/** The cells of the week grid as text; a part of the day on every weekday gets one name. */
function cellsText(cells: readonly WeekCell[], language: string): string {
  const t = messagesIn(language);
  const wholeRows = DAY_PART_NAMES.filter((part) =>
    WEEK_DAYS.slice(0, 5).every((day) => cells.includes(`${day}-${part}`)),
  );
  const otherCells = WEEK_CELLS.filter(
    (cell) =>
      cells.includes(cell) &&
      !wholeRows.some(
        (part) => cell.endsWith(part) && WEEK_DAYS.slice(0, 5).some((day) => cell.startsWith(day)),
      ),
  );
  return joinNames(
    [
      ...wholeRows.map((part) => t(`time.all.${part}`)),
      ...otherCells.map((cell) => cellName(cell, language)),
    ],
    language,
  );
}

/** `mon-morning` as "Monday morning". */
export function cellName(cell: string, language: string): string {
  const [day = '', part = ''] = cell.split('-');
  const weekday = WEEK_DAYS.indexOf(day as (typeof WEEK_DAYS)[number]) + 1;
  return messagesIn(language)('time.cell', {
    day: weekdayName(weekday, language),
    part: vocabularyIn(language)(`dayPart.${part as (typeof DAY_PART_NAMES)[number]}`),
  });
}
