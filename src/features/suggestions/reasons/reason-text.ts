import { FITS } from '#algorithms/scoring';
import { formatDate, formatList, joinNames } from '#core/i18n/formats.ts';
import { formatWeeklyTime, type WeeklyTime } from '#features/directory';
import { answerText } from '#features/story';
import { type Level, vocabularyIn } from '#features/vocabulary';
import { messagesIn } from '../messages.ts';
import type { AgeRange } from '../scoring/initiative-facts.ts';
import type { Reason } from './reasons.ts';

type MessageKey = Parameters<ReturnType<typeof messagesIn>>[0];

/** A range of levels as text: A1–A2, from B1, up to A2. */
function levelRangeText([from, to]: [Level | null, Level | null], language: string): string {
  const t = messagesIn(language);
  const name = (level: Level) => vocabularyIn(language)(`levelShort.${level}`);
  if (from && to) return from === to ? name(from) : t('levels.span', { from: name(from), to: name(to) });
  return from ? t('levels.from', { from: name(from) }) : to ? t('levels.to', { to: name(to) }) : '';
}

/** A range of ages as text: 18 years and older, up to 27 years. */
function agesText([from, to]: AgeRange, language: string): string {
  const t = messagesIn(language);
  if (from !== null && to !== null) return t('ages.span', { from, to });
  return from !== null ? t('ages.from', { from }) : to !== null ? t('ages.to', { to }) : '';
}

/** One reason as a sentence in the reader's language. */
export function reasonText(reason: Reason, language: string): string {
  const t = messagesIn(language);
  const vocabulary = vocabularyIn(language);
  const values = {
    goals: joinNames(
      (reason.goals ?? []).map((goal) => vocabulary(`goal.${goal}`)),
      language,
    ),
    languages: formatList(
      (reason.languages ?? []).map((code) => vocabulary(`language.${code}`)),
      language,
    ),
    access: joinNames(
      (reason.access ?? []).map((need) => vocabulary(`access.${need}`)),
      language,
    ),
    signs: joinNames(
      (reason.signLanguages ?? []).map((code) => vocabulary(`signLanguage.${code}`)),
      language,
    ),
    gifts: reason.gifts ? answerText('give', { gifts: reason.gifts }, language) : '',
    levels: reason.levels ? levelRangeText(reason.levels, language) : '',
    minutes: reason.minutes ?? 0,
    way: reason.mode ? t(`way.${reason.mode}`) : '',
    places: reason.places ?? 0,
    ages: reason.ages ? agesText(reason.ages, language) : '',
    until: reason.until ? formatDate(new Date(reason.until), language) : '',
  };
  const key = reason.key === 'room.full' && reason.until ? 'room.full-until' : reason.key;
  const text = t(`reason.${key}` as MessageKey, values);
  return reason.ofSecond ? t('reason.of-second', { reason: text }) : text;
}

const VERDICT_NAMES = ['fits', 'unknown', 'poor', 'cannot'] as const;

/** The reasons for the `Reasons` component: at most so many that fit, and every caution, in the order given. */
export const reasonItems = (reasons: Reason[], language: string, maxFits: number) => {
  const fits = reasons.filter(({ verdict }) => verdict === FITS).slice(0, maxFits);
  return [...fits, ...reasons.filter(({ verdict }) => verdict !== FITS)].map((reason) => ({
    verdict: VERDICT_NAMES[reason.verdict],
    text: reasonText(reason, language),
    ...(reason.question
      ? {
          link: {
            href: `/${language}/story/${reason.question}`,
            words: messagesIn(language)('reason.tell'),
          },
        }
      : {}),
  }));
};

/** A time as text, with how it repeats: Tuesday 10.00–12.00, every two weeks on Tuesday 10.00–12.00. */
export const weeklyTimeText = (time: Omit<WeeklyTime, 'id'>, language: string): string =>
  formatWeeklyTime(time, language);
