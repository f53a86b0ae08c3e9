import { formatFullDay, monthName, weekdayName } from '#core/i18n/formats.ts';
import { recognisedHolidays } from '#core/time/holiday-calendar.ts';
import { silenceOf } from '../legal-deadlines/silences.ts';
import type { LegalDeadline } from '../legal-deadlines/term-types.ts';
import { messagesIn, teamMessagesIn } from '../messages.ts';
import { ownState, ownSteps } from './own-words.ts';
import { type StepWords, teamState, teamSteps } from './step-words.ts';
import { type DayMark, type MarkedDay, weeksOfTerm } from './term-calendar.ts';

/** Who reads: somebody at a desk, or the person whose term it is. */
export type ClockReader = 'team' | 'own';

interface TermExplanationProps {
  term: LegalDeadline;
  language: string;
  reader: ClockReader;
}

/** One term: how it stands, the steps by which its date came about along a line, a calendar where it fits, and the article. */
export function TermExplanation({ term, language, reader }: TermExplanationProps) {
  const words = wordsOf(reader, language);
  const steps = term.steps.flatMap((step) => (reader === 'team' ? teamSteps : ownSteps)(step, language));
  const weeks = weeksOfTerm(term, recognisedHolidays);
  return (
    <section class="term-why">
      <p class={term.state.kind === 'late' ? 'lead late' : 'lead'}>
        {(reader === 'team' ? teamState : ownState)(term, language)}
      </p>
      {term.opensOn !== null && <p>{words.opens(formatFullDay(term.opensOn, language))}</p>}
      {steps.length > 0 && (
        <>
          <h3>{words.steps}</h3>
          <ol class="term-line">
            {steps.map((step) => (
              <Step step={step} language={language} />
            ))}
          </ol>
        </>
      )}
      {weeks && <TermCalendar weeks={weeks} language={language} words={words} />}
      <h3>{words.law}</h3>
      <p lang="nl" dir="ltr" class="article">
        {term.article}
      </p>
      {reader === 'team' && (
        <p>
          <a href={term.source} rel="external">
            {teamMessagesIn(language)('clock.law.read')}
          </a>
        </p>
      )}
    </section>
  );
}

function Step({ step, language }: { step: StepWords; language: string }) {
  const silence = step.silence && silenceOf(step.silence);
  return (
    <li class={step.tone === 'plain' ? undefined : step.tone}>
      {step.day !== null && <time dateTime={step.day}>{formatFullDay(step.day, language)}</time>}
      <span>{step.text}</span>
      {silence && (
        <small lang="nl" dir="ltr">
          {silence.basis} <cite>{silence.article}</cite>
        </small>
      )}
    </li>
  );
}

interface ClockWords {
  steps: string;
  law: string;
  strip: string;
  opens: (day: string) => string;
  mark: (mark: 'begin' | 'last' | 'still' | 'free') => string;
}

function wordsOf(reader: ClockReader, language: string): ClockWords {
  if (reader === 'team') {
    const t = teamMessagesIn(language);
    return {
      steps: t('clock.steps'),
      law: t('clock.law'),
      strip: t('clock.strip'),
      opens: (day) => t('clock.opens', { day }),
      mark: (mark) => t(`clock.mark.${mark}`),
    };
  }
  const t = messagesIn(language);
  return {
    steps: t('own-clock.steps'),
    law: t('own-clock.law'),
    strip: t('own-clock.strip'),
    opens: (day) => t('own-clock.opens', { day }),
    mark: (mark) => t(`own-clock.mark.${mark}`),
  };
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

/** More letters than this do not fit above a column on a phone. */
const MAX_COLUMN_LETTERS = 3;

/** The name above a column: short where the language has short names, else a letter. */
function columnName(weekday: number, language: string): string {
  const short = weekdayName(weekday, language, 'short');
  return [...short].length <= MAX_COLUMN_LETTERS ? short : weekdayName(weekday, language, 'narrow');
}

const NAMED_MARKS = ['begin', 'last', 'still', 'free'] as const;
const isNamed = (mark: DayMark): mark is (typeof NAMED_MARKS)[number] =>
  mark !== 'inside' && mark !== 'outside';

/** The weeks of a term as a small calendar. Marks are shapes and words too, never a colour alone; it prints as it stands. */
function TermCalendar({
  weeks,
  language,
  words,
}: {
  weeks: MarkedDay[][];
  language: string;
  words: ClockWords;
}) {
  const used = new Set(weeks.flat().map(({ mark }) => mark));
  return (
    <>
      <table class="term-weeks">
        <caption>{words.strip}</caption>
        <thead>
          <tr>
            <td />
            {WEEKDAYS.map((weekday) => (
              <th scope="col">
                <abbr title={weekdayName(weekday, language)}>{columnName(weekday, language)}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week, at) => (
            <tr>
              <MonthOf week={week} isFirst={at === 0} language={language} />
              {week.map(({ day, mark }) => (
                <td class={`day-${mark}`}>
                  {mark !== 'outside' && <DayOfTerm day={day} mark={mark} words={words} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul class="term-marks">
        {NAMED_MARKS.filter((mark) => used.has(mark)).map((mark) => (
          <li>
            <i class={`day-${mark}`} aria-hidden="true" />
            {words.mark(mark)}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The month beside the week in which it begins, and beside the first week. */
function MonthOf({ week, isFirst, language }: { week: MarkedDay[]; isFirst: boolean; language: string }) {
  const inside = week.filter(({ mark }) => mark !== 'outside');
  const named = inside.find(({ day }) => day.endsWith('-01')) ?? (isFirst ? inside[0] : undefined);
  return named ? <th scope="row">{monthName(Number(named.day.slice(5, 7)), language)}</th> : <td />;
}

function DayOfTerm({ day, mark, words }: MarkedDay & { words: ClockWords }) {
  return (
    <time dateTime={day}>
      {Number(day.slice(8))}
      {isNamed(mark) && <span class="unseen">, {words.mark(mark)}</span>}
    </time>
  );
}
