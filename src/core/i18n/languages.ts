/**
 * The languages of the interface; `reviewed: false` is shown on the page. Public pages exist in all of them, pages of the team
 * in those with `team` (docs/decisions/0013).
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
export type LanguageDescription = (typeof interfaceLanguages)[number];
export type InterfaceLanguage = LanguageDescription['code'];
export type TeamLanguage = Extract<LanguageDescription, { team: true }>['code'];

export const teamLanguages = interfaceLanguages.filter(({ team }) => team);
export const isTeamLanguage = (code: string): boolean => teamLanguages.some((one) => one.code === code);

export const isInterfaceLanguage = (code: string): code is InterfaceLanguage =>
  interfaceLanguages.some((language) => language.code === code);

/** The name of an interface language in that language; another code stays as it is. */
export const languageNameOf = (code: string): string =>
  interfaceLanguages.find((language) => language.code === code)?.name ?? code;

export const textDirection = (code: string): 'ltr' | 'rtl' =>
  interfaceLanguages.find((language) => language.code === code)?.dir ?? 'ltr';
