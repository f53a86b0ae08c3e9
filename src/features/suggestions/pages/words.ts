import { CANNOT, FITS, POOR, UNKNOWN } from '#algorithms/scoring';
import { clockSpan, dateWords, inARow, listWords, weekdayName } from '#core/i18n/i18n.ts';
import { type Level, speakVocabulary } from '#features/directory';
import { answerWords } from '#features/story';
import { speak } from '../messages/index.ts';
import type { Reason } from '../rules/reasons.ts';

type Key = Parameters<ReturnType<typeof speak>>[0];

/** A span of levels as people say it: A1–A2, from B1, up to A2. */
export function levelWords([from, to]: [Level | null, Level | null], language: string): string {
  const say = speak(language);
  const name = (level: Level) => speakVocabulary(language)(`levelShort.${level}`);
  if (from && to) return from === to ? name(from) : say('levels.span', { from: name(from), to: name(to) });
  return from ? say('levels.from', { from: name(from) }) : to ? say('levels.to', { to: name(to) }) : '';
}

/** One reason as a sentence in the reader's language. */
export function reasonWords(reason: Reason, language: string): string {
  const say = speak(language);
  const vocabulary = speakVocabulary(language);
  const values = {
    goals: inARow(
      (reason.goals ?? []).map((goal) => vocabulary(`goal.${goal}`)),
      language,
    ),
    languages: listWords(
      (reason.languages ?? []).map((code) => vocabulary(`language.${code}`)),
      language,
    ),
    access: inARow(
      (reason.access ?? []).map((need) => vocabulary(`access.${need}`)),
      language,
    ),
    gifts: reason.gifts ? answerWords('give', reason.gifts, language) : '',
    levels: reason.levels ? levelWords(reason.levels, language) : '',
    minutes: reason.minutes ?? 0,
    way: reason.mode ? say(`way.${reason.mode}`) : '',
    places: reason.places ?? 0,
    from: reason.ages?.[0] ?? 0,
    to: reason.ages?.[1] ?? 0,
    until: reason.until ? dateWords(new Date(reason.until), language) : '',
  };
  const key = reason.key === 'room.full' && reason.until ? 'room.full-until' : reason.key;
  return say(`reason.${key}` as Key, values);
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
        ? { link: { href: `/${language}/story/${reason.ask}`, words: speak(language)('reason.tell') } }
        : {}),
    }),
  );
};

/** A weekly time: Tuesday 10.00–12.00. */
export const timeWords = (
  time: { weekday: number; startsAt: number; endsAt: number },
  language: string,
): string => `${weekdayName(time.weekday, language)} ${clockSpan(time.startsAt, time.endsAt, language)}`;
