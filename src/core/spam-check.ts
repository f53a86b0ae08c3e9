/** What we know of how a form was sent; it decides only whether people look at it first, never that it is lost. */
export interface FormSubmission {
  text: string;
  /** A field that people do not see. */
  honeypot: string;
  /** How long the form was open, in seconds; null when that is not known. */
  ageSeconds: number | null;
}

const FASTEST = 3;

/** Why a question goes to quarantine first, or null. Short, other scripts and odd spelling are no reason. */
export function spamSignal({ text, honeypot, ageSeconds }: FormSubmission): string | null {
  if (honeypot) return 'trap';
  if (ageSeconds !== null && ageSeconds < FASTEST) return 'fast';
  const links = text.match(/https?:\/\/|www\.|\[url|<a /gi)?.length ?? 0;
  if (links > 2) return 'links';
  const latin = text.match(/[a-z]{12,}/gi) ?? [];
  // A long row of letters with hardly a vowel is no word of a language in Latin script.
  if (latin.some((word) => (word.match(/[aeiouy]/gi)?.length ?? 0) / word.length < 0.12)) return 'letters';
  return null;
}
