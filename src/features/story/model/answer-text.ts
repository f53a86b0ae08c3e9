import { formatDate, formatMinuteRange, joinNames, weekdayName } from '#core/i18n/formats.ts';
import { vocabularyIn } from '#features/vocabulary';
import { messagesIn } from '../messages.ts';
import { DAY_PART_NAMES, WEEK_CELLS, WEEK_DAYS, type WeekCell } from './answer-options.ts';
import type { StoryAnswers, StoryQuestion } from './answers.ts';
import { toHoursRows, WORKING_DAYS } from './free-hours.ts';

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
        ...toHoursRows(spans ?? []).map(
          ({ weekday, from, until }) =>
            `${weekday === WORKING_DAYS ? messagesIn(language)('time.weekdays') : weekdayName(weekday, language)} ${formatMinuteRange(from, until, language)}`,
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
  reach: (ways, language) => {
    const t = messagesIn(language);
    const [only, ...others] = ways;
    // Who can be reached in one way only says so with it.
    if ((only === 'message' || only === 'call') && !others.length) return t(`reach.only.${only}`);
    return joinNamesOf(ways, (way) => t(`reach.tile.${way}`), language);
  },
  moving: ({ place, from }, language) =>
    from
      ? messagesIn(language)('moving.value', {
          place: place.name,
          from: formatDate(new Date(from), language),
        })
      : messagesIn(language)('moving.value.unknown', { place: place.name }),
  second: secondText,
};

/** A second person as a line: the name, and what was said besides. */
function secondText(person: StoryAnswers['second'], language: string): string {
  const { name, age, languages, level, script, company, access } = person;
  const t = messagesIn(language);
  return [
    name ?? t('second.unnamed'),
    age && formatters.age(age, language),
    languages && formatters.languages(languages, language),
    level && formatters.level(level, language),
    script && `A B C: ${formatters.script(script, language)}`,
    company && formatters.company(company, language),
    access && formatters.access(access, language),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** An answer in the reader's language, as one would say it back. */
export const answerText = <Q extends StoryQuestion>(
  question: Q,
  answer: StoryAnswers[Q],
  language: string,
): string => formatters[question](answer, language);

/** A question as it is asked, in the reader's language. */
export const questionText = (question: StoryQuestion, language: string): string =>
  messagesIn(language)(`${question}.title`);

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
