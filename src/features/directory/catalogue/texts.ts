import { formatList, formatMinuteRange, weekdayName } from '#core/i18n/formats.ts';
import { messagesIn } from '../messages.ts';
import type { Initiative, InitiativeText } from '../types.ts';

/** An initiative's words in the reader's language; else in English for who reads no Dutch; else as they were written. */
export function textIn(
  { texts, language: written }: Pick<Initiative, 'texts' | 'language'>,
  language: string,
): { text: InitiativeText; language: string; fallback: boolean } {
  for (const code of [language, ...(language === 'nl' ? [] : ['en']), written]) {
    const text = texts[code];
    if (text) return { text, language: code, fallback: code !== language };
  }
  throw new Error(`an initiative without a text in its own language, ${written}`);
}

/** The small mark of words that a machine translated; null: a person wrote what is shown. */
export const machineTranslationLabel = (
  it: Pick<Initiative, 'texts' | 'language'>,
  language: string,
): string | null =>
  textIn(it, language).text.translation?.by === 'machine' ? messagesIn(language)('badge.machine') : null;

/** Weekly times in words: "Tuesday 10.00–12.00 and Thursday 19.00–20.30". */
export const formatWeeklyTimes = (times: Initiative['times'], language: string): string =>
  formatList(
    times.map(
      (time) =>
        `${weekdayName(time.weekday, language)} ${formatMinuteRange(time.startsAt, time.endsAt, language)}`,
    ),
    language,
  );

const DAY = 86_400_000;

/** How long ago somebody of the organisation last said that this is right, in whole days; null: nobody did yet. */
export const daysSinceConfirmation = (confirmedAt: Date | null, now: Date): number | null =>
  confirmedAt && Math.max(0, Math.floor((now.getTime() - confirmedAt.getTime()) / DAY));

/** The things about an initiative that nobody told us. */
export const UNKNOWN_FIELDS = [
  'goals',
  'level',
  'script',
  'languages',
  'audience',
  'childcare',
  'cost',
  'walkIn',
  'room',
  'times',
  'place',
] as const;

/** What we do not know yet: said on the page, so that somebody can ask. */
export function unknownFields(it: Initiative): (typeof UNKNOWN_FIELDS)[number][] {
  const missing: Record<(typeof UNKNOWN_FIELDS)[number], boolean> = {
    goals: !it.goals.length,
    level: it.levelMin === null && it.levelMax === null,
    script: it.latinScript === null,
    languages: !it.languages.length,
    audience: it.audience === null,
    childcare: it.childcare === null,
    cost: it.costCents === null,
    walkIn: it.walkIn === null,
    room: it.room === null,
    times: !it.times.length,
    place: !it.online && it.address === null && it.town === null,
  };
  return UNKNOWN_FIELDS.filter((name) => missing[name]);
}
