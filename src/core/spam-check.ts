/** How a form was submitted. It decides only whether a person looks at it first; nothing is ever thrown away for it. */
export interface FormSubmission {
  text: string;
  /** A field that people do not see. */
  honeypot: string;
  /** How long the form was open; null when that is not known. */
  ageSeconds: number | null;
}

const MIN_AGE_SECONDS = 3;
const MAX_LINKS = 2;
/** Words in Latin script with fewer vowels than this are keys hit at random. */
const MIN_VOWEL_SHARE = 0.12;

/** Why a text goes to quarantine first, or null. Short texts, other scripts and odd spelling are no reason. */
export function spamSignal({ text, honeypot, ageSeconds }: FormSubmission): string | null {
  if (honeypot) return 'trap';
  if (ageSeconds !== null && ageSeconds < MIN_AGE_SECONDS) return 'fast';
  const links = text.match(/https?:\/\/|www\.|\[url|<a /gi)?.length ?? 0;
  if (links > MAX_LINKS) return 'links';
  const longWords = text.match(/[a-z]{12,}/gi) ?? [];
  if (longWords.some((word) => (word.match(/[aeiouy]/gi)?.length ?? 0) / word.length < MIN_VOWEL_SHARE))
    return 'letters';
  return null;
}
