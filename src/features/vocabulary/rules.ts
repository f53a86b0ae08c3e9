/** The codes that the directory and the story share, so that an offer can be compared with a wish. Stored: they never change. */

/** What an initiative gives and a newcomer may want, in the order in which pages show them. */
export const GOALS = [
  'dutch',
  'people',
  'buddy',
  'work',
  'internship',
  'study',
  'move',
  'letters',
  'family',
  'health',
  'music',
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
export const ACCESS_FEATURES = [
  'stepFree',
  'toilet',
  'quiet',
  'signLanguage',
  'written',
  'hearing',
  'largePrint',
  'sight',
  'guideDog',
] as const;
export type AccessFeature = (typeof ACCESS_FEATURES)[number];

/**
 * Sign languages by ISO 639-3 code: of the Netherlands, International Sign, Ukrainian, Turkish, Levantine Arabic, Persian;
 * and `nmg`, a code of our own, for Dutch supported with signs (Nederlands met Gebaren), which has none.
 */
export const SIGN_LANGUAGES = ['dse', 'nmg', 'ils', 'ukl', 'tsm', 'jos', 'psc'] as const;
export type SignLanguage = (typeof SIGN_LANGUAGES)[number];

/** How one meets at an initiative: with others, with one person, when somebody visits one's home, by telephone. */
export const CONTACT_FORMS = ['group', 'oneToOne', 'atHome', 'telephone'] as const;
export type ContactForm = (typeof CONTACT_FORMS)[number];

/**
 * What an initiative does to keep minors safe: a certificate of conduct (verklaring omtrent het gedrag) of everybody who
 * works with them, always two adults, a coordinator with a name.
 */
export const SAFEGUARDS = ['certificate', 'twoAdults', 'coordinator'] as const;
export type Safeguard = (typeof SAFEGUARDS)[number];

/** How old somebody is, as a band: nobody is asked for a date of birth. */
export const AGE_BANDS = ['under16', '16-17', '18-26', '27-64', '65plus'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

/** Whether somebody is younger than eighteen by the band they gave. */
export const isMinor = (age: AgeBand | undefined): age is 'under16' | '16-17' =>
  age === 'under16' || age === '16-17';

/** The youngest and the oldest age of a band, in years; nobody below twelve tells a story here. */
export const AGE_BAND_YEARS: Record<AgeBand, readonly [number, number]> = {
  under16: [12, 15],
  '16-17': [16, 17],
  '18-26': [18, 26],
  '27-64': [27, 64],
  '65plus': [65, 110],
};

/** What somebody likes to give or to show others, and what an initiative may look for in volunteers. */
export const GIFTS = [
  'cook',
  'language',
  'lessons',
  'music',
  'sew',
  'craft',
  'repair',
  'garden',
  'sport',
  'children',
  'computer',
  'care',
] as const;
export type Gift = (typeof GIFTS)[number];

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

/** A letter of each language that the others do not have, or that begins its own name: a picture for who looks for their own script. */
export const LANGUAGE_LETTERS: Record<SpokenLanguage, string> = {
  nl: 'ij',
  en: 'En',
  ar: 'ع',
  ti: 'ት',
  fa: 'پ',
  tr: 'ğ',
  so: 'dh',
  uk: 'ї',
  ru: 'ы',
  fr: 'ç',
  es: 'ñ',
  ps: 'ښ',
  ckb: 'ۆ',
  kmr: 'ê',
  am: 'አ',
  ur: 'ٹ',
  pl: 'ł',
  bg: 'ъ',
  pt: 'ã',
  zh: '中',
  sw: 'ng’',
  hy: 'Հ',
  az: 'ə',
  de: 'ß',
};

/** What those who sign call each sign language for short, or a letter of the language around it. */
export const SIGN_LANGUAGE_LETTERS: Record<SignLanguage, string> = {
  dse: 'NGT',
  nmg: 'NmG',
  ils: 'IS',
  ukl: 'УЖМ',
  tsm: 'TİD',
  jos: 'ع',
  psc: 'پ',
};
