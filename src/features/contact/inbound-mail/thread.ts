/** Which conversation and message a mark names, when it is ours. */
export interface Mark {
  question: string;
}

/** What a letter says about where it belongs. */
export interface Envelope {
  inReplyTo: string | null;
  references: readonly string[];
  recipients: readonly string[];
  text: string;
}

/** Reads a mark of ours out of a text, or null; it checks the signature. */
export type ReadMark = (text: string) => Mark | null;

/**
 * To which conversation a letter belongs: by what it answers, then by what it refers to, from the last to the first; by
 * the address it was sent to; by the mark in what it quotes. Never by its subject.
 */
export function threadOf(letter: Envelope, read: ReadMark): Mark | null {
  const marks = [
    letter.inReplyTo ?? '',
    ...[...letter.references].reverse(),
    ...letter.recipients,
    letter.text,
  ];
  for (const text of marks) {
    const found = text && read(text);
    if (found) return found;
  }
  return null;
}

/** What automatic mail says of itself (RFC 3834 §5, and what programs did before it). */
export function isAutomatic(headers: ReadonlyMap<string, string>, subject: string): boolean {
  const auto = headers.get('auto-submitted')?.toLowerCase() ?? 'no';
  if (auto !== 'no') return true;
  if (headers.has('x-autoreply') || headers.has('x-autorespond') || headers.has('x-auto-response-suppress'))
    return true;
  if (/^(bulk|list|junk|auto_reply)$/i.test(headers.get('precedence') ?? '')) return true;
  if (headers.has('list-id') || headers.has('list')) return true;
  return /^(out of office|automatic reply|automatisch antwoord|afwezig)/i.test(subject.trim());
}
