/** The codes that the directory and the story share, so that an offer can be compared with a wish. Stored: they never change. */

/** What an initiative gives and a newcomer may want, in the order in which pages show them. */
export const GOALS = [
  'dutch',
  'people',
  'work',
  'study',
  'move',
  'letters',
  'family',
  'health',
  'create',
  'food',
  'digital',
  'volunteer',
] as const;
export type Goal = (typeof GOALS)[number];

/** Dutch level, lowest first: `none` is not one word yet; the others follow the Common European Framework. */
export const LEVELS = ['none', 'a0', 'a1', 'a2', 'b1', 'b2'] as const;
export type Level = (typeof LEVELS)[number];

/** Languages one can choose by name (ISO 639-1, or 639-3 where there is no shorter code). At most 32: one bit each. */
export const SPOKEN_LANGUAGES = [
  'nl',
  'en',
  'ar',
  'ti',
  'fa',
  'tr',
  'so',
  'uk',
  'ru',
  'fr',
  'es',
  'ps',
  'ckb',
  'kmr',
  'am',
  'ur',
  'pl',
  'bg',
  'pt',
  'zh',
  'sw',
  'hy',
  'az',
  'de',
] as const;
export type SpokenLanguage = (typeof SPOKEN_LANGUAGES)[number];

/** Whom an initiative is for; `null` where it is unknown. */
export const AUDIENCES = ['everyone', 'women', 'men'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Whether somebody can join. `room`: yes; `talk`: after a first conversation. */
export const AVAILABILITIES = ['room', 'waitlist', 'full', 'talk'] as const;
export type Availability = (typeof AVAILABILITIES)[number];

/** Accessibility that a place can have and a person can need. Needs, never a diagnosis. */
export const ACCESS_FEATURES = ['stepFree', 'quiet', 'hearing', 'sight', 'toilet'] as const;
export type AccessFeature = (typeof ACCESS_FEATURES)[number];

/** Monday is 1, as in ISO 8601. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** Parts of a day with their bounds in minutes after midnight; a week grid has 7 × 3 cells. */
export const DAY_PARTS = { morning: [360, 720], afternoon: [720, 1080], evening: [1080, 1440] } as const;
export type DayPart = keyof typeof DAY_PARTS;

/** The name of each language in that language: what somebody who reads no Dutch looks for. */
export const NATIVE_LANGUAGE_NAMES: Record<SpokenLanguage, string> = {
  nl: 'Nederlands',
  en: 'English',
  ar: 'العربية',
  ti: 'ትግርኛ',
  fa: 'فارسی',
  tr: 'Türkçe',
  so: 'Soomaali',
  uk: 'Українська',
  ru: 'Русский',
  fr: 'Français',
  es: 'Español',
  ps: 'پښتو',
  ckb: 'کوردی',
  kmr: 'Kurmancî',
  am: 'አማርኛ',
  ur: 'اردو',
  pl: 'Polski',
  bg: 'Български',
  pt: 'Português',
  zh: '中文',
  sw: 'Kiswahili',
  hy: 'Հայերեն',
  az: 'Azərbaycanca',
  de: 'Deutsch',
};
