import { IntlMessageFormat } from 'intl-messageformat';

/**
 * The languages of the interface; `reviewed: false` is said on the page. Everybody's pages speak all of them. The pages
 * of the team, who run the house, speak those with `team` (docs/decisions/0013).
 */
export const interfaceLanguages = [
  { code: 'nl', name: 'Nederlands', dir: 'ltr', reviewed: true, team: true },
  { code: 'en', name: 'English', dir: 'ltr', reviewed: true, team: true },
  { code: 'ar', name: 'العربية', dir: 'rtl', reviewed: false, team: true },
  { code: 'ti', name: 'ትግርኛ', dir: 'ltr', reviewed: false, team: false },
  { code: 'uk', name: 'Українська', dir: 'ltr', reviewed: false, team: false },
  { code: 'tr', name: 'Türkçe', dir: 'ltr', reviewed: false, team: false },
  { code: 'fa', name: 'فارسی', dir: 'rtl', reviewed: false, team: false },
  { code: 'fr', name: 'Français', dir: 'ltr', reviewed: false, team: false },
  { code: 'so', name: 'Soomaali', dir: 'ltr', reviewed: false, team: false },
  { code: 'kmr', name: 'Kurmancî', dir: 'ltr', reviewed: false, team: false },
  { code: 'ckb', name: 'کوردیی سۆرانی', dir: 'rtl', reviewed: false, team: false },
  { code: 'ps', name: 'پښتو', dir: 'rtl', reviewed: false, team: false },
] as const;
export type Language = (typeof interfaceLanguages)[number];
export type InterfaceLanguage = Language['code'];
export type TeamLanguage = Extract<Language, { team: true }>['code'];

export const teamLanguages = interfaceLanguages.filter(({ team }) => team);
export const isTeamLanguage = (code: string): boolean => teamLanguages.some((one) => one.code === code);

export const isInterfaceLanguage = (code: string): code is InterfaceLanguage =>
  interfaceLanguages.some((language) => language.code === code);

export const textDirection = (code: string): 'ltr' | 'rtl' =>
  interfaceLanguages.find((language) => language.code === code)?.dir ?? 'ltr';

export type Values = Record<string, string | number>;
export type Translate<K> = (key: K, values?: Values) => string;

const catalogues: Record<string, Record<string, string>>[] = [];

/** How many sentences for readers there are in Dutch, and how many of them a language has. */
export function translationCoverage(language: InterfaceLanguage): { filled: number; total: number } {
  // What the team alone reads has languages of its own, and is not counted here.
  const all = catalogues.filter((messages) => Object.keys(messages).length === interfaceLanguages.length);
  const count = (code: string) =>
    all.reduce((sum, messages) => sum + Object.values(messages[code] ?? {}).filter(Boolean).length, 0);
  return { filled: count(language), total: count('nl') };
}

/**
 * A room's sentences in every interface language, as ICU messages. Dutch says which keys there are; the compiler
 * refuses a language that lacks one. Text put into a sentence is isolated, so that a Dutch name never turns an Arabic
 * sentence around (Unicode UAX #9, FSI … PDI).
 */
export function defineMessages<
  T extends Record<string, string>,
  L extends InterfaceLanguage = InterfaceLanguage,
>(messages: Record<L, { [K in keyof T]: string }> & { nl: T }): (language: string) => Translate<keyof T> {
  catalogues.push(messages);
  const speakers = new Map(
    Object.entries<Record<string, string>>(messages).map(([code, own]) => [code, speaker(code, own)]),
  );
  return (language) => (speakers.get(language) ?? speakers.get('nl')) as Translate<keyof T>;
}

function speaker(language: string, messages: Record<string, string>): Translate<string> {
  const compiled = new Map<string, IntlMessageFormat>();
  return (key, values) => {
    const text = messages[key];
    if (text === undefined) throw new Error(`no message ${key} in ${language}`);
    if (!text.includes('{')) return text;
    const message =
      compiled.get(key) ??
      new IntlMessageFormat(text, `${language}-u-nu-latn`, undefined, { ignoreTag: true });
    compiled.set(key, message);
    return String(message.format(isolated(values ?? {})));
  };
}

const isolated = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' && /[^\w-]|[A-Z]/.test(value) ? `\u2068${value}\u2069` : value,
    ]),
  );

/** A time as people here say it: 10.00 in Dutch, 10:00 elsewhere. Digits as on Dutch clocks, in every language. */
export function formatMinutes(minutes: number, language: string): string {
  const hour = Math.floor(minutes / 60) % 24;
  return `${hour}${language === 'nl' ? '.' : ':'}${String(minutes % 60).padStart(2, '0')}`;
}

/** Minutes after midnight of what people type, "15:30" or "15.30"; null when it is no time. */
export function parseTimeOfDay(text: string): number | null {
  const [, hour, minute] = /^(\d{1,2})[:.](\d{2})$/.exec(text.trim()) ?? [];
  const minutes = Number(hour) * 60 + Number(minute);
  return hour && Number(hour) < 24 && Number(minute) < 60 ? minutes : null;
}

/** Minutes after midnight as machines and forms write them: 09:05. A day later is the same time. */
export const toHHMM = (minutes: number): string =>
  `${String(Math.floor((minutes % 1440) / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** From–to, kept in one piece and left-to-right in every direction of writing. */
export const formatMinuteRange = (from: number, to: number, language: string): string =>
  `\u2066${formatMinutes(from, language)}–${formatMinutes(to, language)}\u2069`;

const weekdayFormats = new Map<string, Intl.DateTimeFormat>();

/** Monday is 1. `long` for reading, `short` where room is scarce. */
export function weekdayName(weekday: number, language: string, style: 'long' | 'short' = 'long'): string {
  const key = `${language} ${style}`;
  const format =
    weekdayFormats.get(key) ?? new Intl.DateTimeFormat(language, { weekday: style, timeZone: 'UTC' });
  weekdayFormats.set(key, format);
  return format.format(new Date(Date.UTC(2024, 0, weekday)));
}

/** A date in words, in the Gregorian calendar that Dutch appointments use, on the Dutch clock. */
export const formatDate = (at: Date, language: string, style: 'date' | 'moment' = 'date'): string =>
  new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    ...(style === 'moment' ? { hour: 'numeric', minute: '2-digit' } : {}),
    calendar: 'gregory',
    numberingSystem: 'latn',
    timeZone: 'Europe/Amsterdam',
  }).format(at);

const days = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: 'Europe/Amsterdam' });

let minute = { at: Number.NaN, day: '' };

/** Which day it is on the Dutch calendar: 2026-11-24. Asked for every page, so the minute is remembered. */
export function amsterdamDate(at: Date): string {
  const asked = Math.floor(at.getTime() / 60_000);
  if (minute.at !== asked) minute = { at: asked, day: days.format(at) };
  return minute.day;
}

/** What stands before the last of a list, in languages for which the runtime knows no lists. */
const AND: Record<string, string> = { ckb: ' و ' };

/** Joins words as the language does: "a, b and c". */
export function formatList(words: string[], language: string): string {
  const and = AND[language];
  if (!and) return new Intl.ListFormat(language, { style: 'long', type: 'conjunction' }).format(words);
  return words.length < 2 ? words.join('') : joinNames(words.slice(0, -1), language) + and + words.at(-1);
}

const COMMAS: Record<string, string> = { rtl: '، ', ti: '፣ ' };

/** Names beside each other, each as it is written: "Nederlands leren, Werk of stage". */
export const joinNames = (names: readonly string[], language: string): string =>
  names.join(COMMAS[textDirection(language) === 'rtl' ? 'rtl' : language] ?? ', ');

/** Names that browsers have for a language that we call otherwise: Kurdish is Kurmanji there, Dari a Farsi. */
const SAME: Record<string, InterfaceLanguage> = { ku: 'kmr', prs: 'fa' };

/** The language a browser asks for, as far as we have it. */
export function preferredLanguage(acceptLanguage: string | undefined): InterfaceLanguage {
  for (const part of (acceptLanguage ?? '').split(',')) {
    const code = part.trim().split(/[-;]/, 1)[0]?.toLowerCase() ?? '';
    const ours = SAME[code] ?? code;
    if (isInterfaceLanguage(ours)) return ours;
  }
  return 'nl';
}
