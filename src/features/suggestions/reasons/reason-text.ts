import { CANNOT, FITS, POOR, UNKNOWN } from '#algorithms/scoring';
import { formatDate, formatList, formatMinuteRange, joinNames, weekdayName } from '#core/i18n/formats.ts';
import { answerWords } from '#features/story';
import { type Level, vocabularyIn } from '#features/vocabulary';
import { messagesIn } from '../messages.ts';
import type { Reason } from './reasons.ts';

type Key = Parameters<ReturnType<typeof messagesIn>>[0];

/** A span of levels as people say it: A1–A2, from B1, up to A2. */
export function levelWords([from, to]: [Level | null, Level | null], language: string): string {
  const t = messagesIn(language);
  const name = (level: Level) => vocabularyIn(language)(`levelShort.${level}`);
  if (from && to) return from === to ? name(from) : t('levels.span', { from: name(from), to: name(to) });
  return from ? t('levels.from', { from: name(from) }) : to ? t('levels.to', { to: name(to) }) : '';
}

/** One reason as a sentence in the reader's language. */
export function reasonWords(reason: Reason, language: string): string {
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
    gifts: reason.gifts ? answerWords('give', reason.gifts, language) : '',
    levels: reason.levels ? levelWords(reason.levels, language) : '',
    minutes: reason.minutes ?? 0,
    way: reason.mode ? t(`way.${reason.mode}`) : '',
    places: reason.places ?? 0,
    from: reason.ages?.[0] ?? 0,
    to: reason.ages?.[1] ?? 0,
    until: reason.until ? formatDate(new Date(reason.until), language) : '',
  };
  const key = reason.key === 'room.full' && reason.until ? 'room.full-until' : reason.key;
  return t(`reason.${key}` as Key, values);
}

const VERDICT_NAMES = ['fits', 'unknown', 'poor', 'cannot'] as const;

/** Reasons as the component shows them: what fits, what fits less, and always what we do not know that matters most. */
export const reasonItems = (reasons: Reason[], language: string, mostFits: number) => {
  const some = (verdict: Reason['verdict'], most: number) =>
    reasons.filter((reason) => reason.verdict === verdict).slice(0, most);
  return [...some(FITS, mostFits), ...some(CANNOT, 1), ...some(POOR, 1), ...some(UNKNOWN, 2)].map(
    (reason) => ({
      verdict: VERDICT_NAMES[reason.verdict],
      words: reasonWords(reason, language),
      ...(reason.ask
        ? { link: { href: `/${language}/story/${reason.ask}`, words: messagesIn(language)('reason.tell') } }
        : {}),
    }),
  );
};

/** A weekly time: Tuesday 10.00–12.00. */
export const timeWords = (
  time: { weekday: number; startsAt: number; endsAt: number },
  language: string,
): string =>
  `${weekdayName(time.weekday, language)} ${formatMinuteRange(time.startsAt, time.endsAt, language)}`;
