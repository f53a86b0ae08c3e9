import type { ParsedMail } from 'mailparser';

/**
 * What a report about an e-mail of ours says: it was `failed`; or `fine`, for whatever proves no failure: delivered, delayed,
 * read (RFC 3464 §2.3.3, RFC 8098 §3.1).
 */
export interface DeliveryReport {
  outcome: 'failed' | 'fine';
  /** The Message-ID of the e-mail that it is about. */
  messageId: string | null;
}

/** Reads a report that a mail server or a mail program sent; undefined when the e-mail is none. */
export function readReport(mail: ParsedMail, sender: string): DeliveryReport | undefined {
  const { value, kind } = contentTypeOf(mail);
  const isReport = value === 'multipart/report';
  if (!isReport && !/^mailer-daemon@/i.test(sender)) return undefined;
  const parts = mail.attachments.map(({ content }) => content.toString('utf8'));
  const whole = [mail.text ?? '', ...parts].join('\n');
  const messageId =
    /^original-message-id:\s*(<[^>]+>)/im.exec(whole)?.[1] ?? /^message-id:\s*(<[^>]+>)/im.exec(whole)?.[1];
  // Servers older than the standard say in words alone that something did not arrive.
  const actions = [...whole.matchAll(/^action:\s*(\w+)/gim)].map(([, action = '']) => action.toLowerCase());
  const failed = kind === 'delivery-status' && (actions.length === 0 || actions.includes('failed'));
  return { outcome: failed ? 'failed' : 'fine', messageId: messageId ?? null };
}

function contentTypeOf(mail: ParsedMail): { value: string; kind: string } {
  const type = mail.headers.get('content-type');
  const { value, params } = typeof type === 'object' && 'params' in type ? type : { value: '', params: {} };
  const kind = Object.entries(params).find(([name]) => name === 'report-type')?.[1];
  return { value: String(value).toLowerCase(), kind: String(kind ?? 'delivery-status').toLowerCase() };
}
