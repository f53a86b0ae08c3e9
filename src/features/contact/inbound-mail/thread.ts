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

/**
 * Who sent an e-mail, as its headers say: `machine` answers by itself (RFC 3834 §5), `list` writes to many (RFC 2919), else a
 * person. A guess from the subject decides nothing: "Afwezig dinsdag" may be a person who cannot come.
 */
export function senderKind(headers: ReadonlyMap<string, string>): 'person' | 'machine' | 'list' {
  // A comment may follow the value: "no (comment)".
  const autoSubmitted = /^[\w-]*/.exec(headers.get('auto-submitted')?.trim().toLowerCase() ?? '')?.[0];
  if (autoSubmitted && autoSubmitted !== 'no') return 'machine';
  const precedence = headers.get('precedence')?.trim().toLowerCase() ?? '';
  if (headers.has('x-autoreply') || headers.has('x-autorespond') || precedence === 'auto_reply')
    return 'machine';
  const isList = headers.has('list-id') || headers.has('list') || headers.has('list-unsubscribe');
  return isList || ['bulk', 'list', 'junk'].includes(precedence) ? 'list' : 'person';
}
