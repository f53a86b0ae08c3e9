/** What a mail begins with. */
interface MailText {
  subject: string;
  body: string;
}

/**
 * The `mailto:` URL of one address: a `?` or `&` in it would otherwise add recipients or a text (RFC 6068 §2).
 * @param text a subject and words to begin with
 */
export function mailtoUrl(email: string, text?: MailText): string {
  const address = `mailto:${encodeURIComponent(email).replace('%40', '@')}`;
  if (!text) return address;
  // A line ends with CR LF there (RFC 6068 §5).
  const encoded = (words: string) => encodeURIComponent(words.replace(/\r?\n/g, '\r\n'));
  return `${address}?subject=${encoded(text.subject)}&body=${encoded(text.body)}`;
}

const dialled = (phone: string): string => phone.replace(/[^+\d]/g, '');

/** The `tel:` URL of a number in any notation (RFC 3966 §3). */
export const telUrl = (phone: string): string => `tel:${dialled(phone)}`;

/** The `sms:` URL that begins a text message to a number (RFC 5724 §2.2). */
export const smsUrl = (phone: string, body: string): string =>
  `sms:${dialled(phone)}?body=${encodeURIComponent(body)}`;

/** Whether a text message arrives at a number for sure: it is a Dutch mobile one (06, +31 6). */
export const receivesTextMessages = (phone: string): boolean =>
  /^(?:\+31|0031|0)6\d{8}$/.test(dialled(phone));
