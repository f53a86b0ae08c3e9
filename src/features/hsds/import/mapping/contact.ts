import type { RecordIssueSink } from '../../schema/issues.ts';
import { asObjects, asText, type RawRecord } from '../../schema/values.ts';
import { cleanLine } from './clean-text.ts';

/** An e-mail address, or null. */
export function email(value: unknown, addIssue: RecordIssueSink, field: string): string | null {
  const text = cleanLine(value, 320, addIssue, field).replace(/^mailto:/i, '');
  if (!text) return null;
  if (text.length <= 254 && /^[^\s@<>"',;]+@[^\s@<>"',;.]+(\.[^\s@<>"',;.]+)+$/.test(text)) return text;
  addIssue('bad-email', field, text);
  return null;
}

/** An http or https URL; other schemes, such as javascript:, are rejected. */
export function webAddress(value: unknown, addIssue: RecordIssueSink, field: string): string | null {
  const text = cleanLine(value, 2000, addIssue, field);
  if (!text) return null;
  const absolute =
    /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[\w.-]+:\d+/.test(text)
      ? text
      : `https://${text.replace(/^\/\//, '')}`;
  const url = URL.parse(absolute);
  if (url && /^https?:$/.test(url.protocol) && url.hostname.includes('.') && !url.username)
    return url.href.replace(/\/$/, '');
  addIssue('bad-url', field, text);
  return null;
}

/** A phone number in the notation of the source, or null. */
export function phoneNumber(value: unknown, addIssue: RecordIssueSink, field: string): string | null {
  const text = cleanLine(value, 80, addIssue, field)
    .replace(/^["']+|["']+$/g, '')
    .replace(/^tel:/i, '')
    .trim();
  if (!text) return null;
  const digits = text.replace(/\D/g, '').length;
  if (digits >= 3 && digits <= 17 && /^[+\d()][\d\s()/.+–-]*$/.test(text)) return text;
  addIssue('bad-phone', field, text);
  return null;
}

/** The first valid phone number in these lists that is no fax or text telephone. */
export function firstPhone(lists: unknown[], addIssue: RecordIssueSink): string | null {
  for (const phone of lists.flatMap(asObjects)) {
    if (/fax|tty/i.test(asText(phone.type))) continue;
    const number = phoneNumber(phone.number, addIssue, 'phones.number');
    if (number) return number;
  }
  return null;
}

/** The e-mail address of the record itself, otherwise the first one of its contacts. */
export function firstEmail(raw: RawRecord, contacts: unknown[], addIssue: RecordIssueSink): string | null {
  const recordEmail = email(raw.email, addIssue, 'email');
  if (recordEmail) return recordEmail;
  for (const contact of contacts.flatMap(asObjects)) {
    const contactEmail = email(contact.email, addIssue, 'contacts.email');
    if (contactEmail) return contactEmail;
  }
  return null;
}
