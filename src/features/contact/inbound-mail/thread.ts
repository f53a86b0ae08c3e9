import type { ThreadToken, VerifyThreadToken } from '../model/thread-token.ts';

/** What an e-mail says about the conversation it belongs to. */
export interface MailEnvelope {
  inReplyTo: string | null;
  references: readonly string[];
  recipients: readonly string[];
  text: string;
}

/**
 * To which conversation an e-mail belongs: by what it answers, then by what it refers to, from the last to the first; by
 * the address it was sent to; by the token in the text it quotes. Never by its subject.
 */
export function findThread(email: MailEnvelope, verify: VerifyThreadToken): ThreadToken | null {
  const texts = [email.inReplyTo ?? '', ...[...email.references].reverse(), ...email.recipients, email.text];
  for (const text of texts) {
    const token = text && verify(text);
    if (token) return token;
  }
  return null;
}

/** Whether an e-mail says that a machine sent it (RFC 3834 §5, and what programs did before it). */
export function isAutomatic(headers: ReadonlyMap<string, string>, subject: string): boolean {
  const autoSubmitted = headers.get('auto-submitted')?.toLowerCase() ?? 'no';
  if (autoSubmitted !== 'no') return true;
  if (headers.has('x-autoreply') || headers.has('x-autorespond') || headers.has('x-auto-response-suppress'))
    return true;
  if (/^(bulk|list|junk|auto_reply)$/i.test(headers.get('precedence') ?? '')) return true;
  if (headers.has('list-id') || headers.has('list')) return true;
  return /^(out of office|automatic reply|automatisch antwoord|afwezig)/i.test(subject.trim());
}
