import Negotiator from 'negotiator';
import { type InterfaceLanguage, interfaceLanguages, isInterfaceLanguage } from '../i18n/languages.ts';

/** Varieties with a code of their own (ISO 639-3), and the language here that their readers read. */
const VARIETIES: Record<string, InterfaceLanguage> = {
  ...Object.fromEntries(
    ['acm', 'aeb', 'afb', 'ajp', 'apc', 'apd', 'ars', 'ary', 'arz', 'ayl'].map((code) => [
      code,
      'ar' as const,
    ]),
  ),
  pbt: 'ps',
  pst: 'ps',
  sdh: 'ckb',
};

/**
 * The interface language that a language tag (BCP 47) means. A tag may name a variety (`prs`, `kmr`), a script or a region: Kurdish
 * in Arabic letters is Sorani here, in Latin letters Kurmanji.
 */
function interfaceLanguageOf(tag: string): InterfaceLanguage | undefined {
  const first = tag.split('-', 1)[0]?.toLowerCase() ?? '';
  if (isInterfaceLanguage(first)) return first;
  let locale: Intl.Locale;
  try {
    locale = new Intl.Locale(tag).maximize();
  } catch {
    return undefined;
  }
  if (locale.language === 'ku') return locale.script === 'Arab' ? 'ckb' : 'kmr';
  return isInterfaceLanguage(locale.language) ? locale.language : VARIETIES[locale.language];
}

/**
 * The interface language that a browser asks for (`Accept-Language`, RFC 9110 §12.5.4): the one it likes best of those we have.
 * When it names none of ours, the first that it does not refuse with `q=0`.
 */
export function preferredLanguage(acceptLanguage: string | undefined): InterfaceLanguage {
  const accepted = new Negotiator({ headers: { 'accept-language': acceptLanguage } }).languages();
  for (const tag of accepted) {
    const language = interfaceLanguageOf(tag);
    if (language) return language;
  }
  const refused = new Set(
    (acceptLanguage ?? '')
      .split(',')
      .filter((part) => /;\s*q=0(?:\.0*)?\s*$/i.test(part))
      .map((part) => interfaceLanguageOf(part.split(';', 1)[0]?.trim() ?? '')),
  );
  return interfaceLanguages.find(({ code }) => !refused.has(code))?.code ?? 'nl';
}

/** The encodings that bodies are kept in, the smallest first. */
const ENCODINGS = ['br', 'gzip', 'identity'];

/**
 * The encoding in which a body is sent (`Accept-Encoding`, RFC 9110 §12.5.3): of those that the browser likes equally the smallest.
 * @returns undefined for the body as it is
 */
export function preferredEncoding(acceptEncoding: string | undefined): 'br' | 'gzip' | undefined {
  if (acceptEncoding === undefined) return undefined;
  // Of equal preferences the negotiator takes what stands first in the header: so ours stand there in our order.
  const rank = (part: string): number => {
    const index = ENCODINGS.indexOf(part.split(';', 1)[0]?.trim().toLowerCase() ?? '');
    return index < 0 ? ENCODINGS.length : index;
  };
  const ordered = acceptEncoding
    .split(',')
    .sort((a, b) => rank(a) - rank(b))
    .join(',');
  const encoding = new Negotiator({ headers: { 'accept-encoding': ordered } }).encodings(ENCODINGS)[0];
  return encoding === 'br' || encoding === 'gzip' ? encoding : undefined;
}

/**
 * Whether the browser has the body with this entity tag already (`If-None-Match`, RFC 9110 §13.1.2). Tags compare weakly: with or
 * without `W/` is the same (§8.8.3.2), and a star matches all.
 * @param tag with its quotes
 */
export const hasEntityTag = (ifNoneMatch: string | undefined, tag: string): boolean =>
  ifNoneMatch !== undefined &&
  (ifNoneMatch.trim() === '*' ||
    [...ifNoneMatch.matchAll(/(?:W\/)?("[^"]*")/g)].some(([, known]) => known === tag.replace(/^W\//, '')));
