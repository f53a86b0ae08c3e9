/** What a sentence may hold that its speaker would not want everybody to read. */
export const WORD_WARNINGS = ['contact', 'person', 'hurtful'] as const;
export type WordWarning = (typeof WORD_WARNINGS)[number];

/** Digits of any script that newcomers write in. */
const DIGIT = '[0-9٠-٩۰-۹]';
const PHONE = new RegExp(`(?:\\+|00)?${DIGIT}(?:[\\s().-]*${DIGIT}){7,}`, 'u');
const EMAIL = /[^\s@]+@[^\s@]+\.[^\s@]+/u;
const WEB = /(?:https?:\/\/|www\.)\S+/iu;
const POSTCODE = /\b\d{4}\s?[A-Z]{2}\b/u;

/** A title with a name behind it, in the languages that newcomers write. */
const TITLED =
  /(?:^|[\s(])(?:mevrouw|meneer|mevr\.?|mw\.?|dhr\.?|juf|meester|mr\.?|mrs\.?|ms\.?|madame|monsieur|mme|herr|frau|bay|bayan|السيد|السيدة|الأستاذ|الأستاذة|آقای|خانم|пан|пані|ኣይተ|ወይዘሮ|ወ\/ሮ|بەڕێز|ښاغلی|اغلې)\s+\p{L}{2,}/iu;
/** Two names with capitals in a row, not at the beginning of a sentence. */
const TWO_NAMES = /(?<=[\p{Ll},]\s)\p{Lu}\p{Ll}+\s+(?:van |de |der |den |el |al-)*\p{Lu}\p{Ll}+/u;

/** Words that hurt whoever reads them; few and plain, for this only asks to look once more. */
const HURTFUL =
  /(?<!\p{L})(?:kanker\p{L}*|hoer|hoeren|klootzak\p{L}*|teringl\p{L}*|mongool\p{L}*|flikker|nazi|nazi's|idioot|idioten|achterlijk\p{L}*|fuck\p{L}*|bitch|bastard|asshole|idiots?|putain|connard|salope|orospu|aptal|كلب|كلاب|حمار|احمق|أحمق|عاهرة|سگ|خر|احمق|сука|ідіот\p{L}*|дурень)(?!\p{L})/iu;

/** Names of two words that are no person. */
const NO_PERSON = /Den Haag|Van Onderop|Nederlandse? \p{L}+|Tweede Kamer|New York/gu;

/** What to look at once more before everybody reads a sentence. It never stops anybody. */
export function warningsFor(words: string): WordWarning[] {
  const withoutPlaces = words.replace(NO_PERSON, ' ');
  return [
    ...([PHONE, EMAIL, WEB, POSTCODE].some((pattern) => pattern.test(words)) ? ['contact' as const] : []),
    ...(TITLED.test(withoutPlaces) || TWO_NAMES.test(withoutPlaces) ? ['person' as const] : []),
    ...(HURTFUL.test(words) ? ['hurtful' as const] : []),
  ];
}
