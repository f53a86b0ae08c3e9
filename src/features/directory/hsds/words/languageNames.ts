import type { Language } from '../../vocabulary.ts';

/** What else a language is called: other codes (ISO 639-2 and -3), English, Dutch, its own name. `ku` alone is not sure. */
export const LANGUAGE_NAMES: Record<Language, string[]> = {
  nl: ['nld', 'dut', 'Dutch', 'Nederlands', 'Flemish', 'Vlaams'],
  en: ['eng', 'English', 'Engels'],
  ar: ['ara', 'arb', 'apc', 'arz', 'ary', 'Arabic', 'Arabisch', 'Standard Arabic', 'العربية', 'عربي'],
  ti: ['tir', 'Tigrinya', 'Tigrigna', 'ትግርኛ'],
  fa: ['fas', 'per', 'pes', 'prs', 'Persian', 'Perzisch', 'Farsi', 'Dari', 'فارسی', 'دری'],
  tr: ['tur', 'Turkish', 'Turks', 'Türkçe'],
  so: ['som', 'Somali', 'Somalisch', 'Soomaali', 'Af-Soomaali'],
  uk: ['ukr', 'Ukrainian', 'Oekraïens', 'Українська'],
  ru: ['rus', 'Russian', 'Russisch', 'Русский'],
  fr: ['fra', 'fre', 'French', 'Frans', 'Français'],
  es: ['spa', 'Spanish', 'Spaans', 'Español', 'Castilian'],
  ps: ['pus', 'pbu', 'pbt', 'pst', 'Pashto', 'Pasjtoe', 'Pushto', 'پښتو'],
  ckb: ['Sorani', 'Central Kurdish', 'Kurdish Sorani', 'Koerdisch Sorani', 'Sorani Kurdish', 'سۆرانی', 'کوردی'],
  kmr: ['Kurmanji', 'Kurmandji', 'Kurmancî', 'Northern Kurdish', 'Kurdish Kurmanji', 'Koerdisch Kurmanji'],
  am: ['amh', 'Amharic', 'Amhaars', 'Amhaarsch', 'አማርኛ'],
  ur: ['urd', 'Urdu', 'Oerdoe', 'اردو'],
  pl: ['pol', 'Polish', 'Pools', 'Polski'],
  bg: ['bul', 'Bulgarian', 'Bulgaars', 'Български'],
  pt: ['por', 'Portuguese', 'Portugees', 'Português'],
  zh: ['zho', 'chi', 'cmn', 'yue', 'Chinese', 'Chinees', 'Mandarin', 'Mandarijn', 'Cantonese', '中文'],
  sw: ['swa', 'swh', 'Swahili', 'Kiswahili'],
  hy: ['hye', 'arm', 'Armenian', 'Armeens', 'Հայերեն'],
  az: ['aze', 'azj', 'azb', 'Azerbaijani', 'Azeri', 'Azerbeidzjaans', 'Azərbaycanca'],
  de: ['deu', 'ger', 'German', 'Duits', 'Deutsch'],
};
