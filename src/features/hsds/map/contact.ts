import type { Note, Raw } from '../types.ts';
import { objects, plain } from '../values.ts';
import { line } from './text/clean.ts';

/** An e-mail address, or null. */
export function email(value: unknown, note: Note, field: string): string | null {
  const text = line(value, 320, note, field).replace(/^mailto:/i, '');
  if (!text) return null;
  if (text.length <= 254 && /^[^\s@<>"',;]+@[^\s@<>"',;.]+(\.[^\s@<>"',;.]+)+$/.test(text)) return text;
  note('bad-email', field, text);
  return null;
}

/** An address on the web: only http and https, so that no link does something else. */
export function webAddress(value: unknown, note: Note, field: string): string | null {
  const text = line(value, 2000, note, field);
  if (!text) return null;
  const whole =
    /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[\w.-]+:\d+/.test(text)
      ? text
      : `https://${text.replace(/^\/\//, '')}`;
  const url = URL.parse(whole);
  if (url && /^https?:$/.test(url.protocol) && url.hostname.includes('.') && !url.username)
    return url.href.replace(/\/$/, '');
  note('bad-url', field, text);
  return null;
}

/** A telephone number as people write it, or null. */
export function phoneNumber(value: unknown, note: Note, field: string): string | null {
  const text = line(value, 80, note, field)
    .replace(/^["']+|["']+$/g, '')
    .replace(/^tel:/i, '')
    .trim();
  if (!text) return null;
  const digits = text.replace(/\D/g, '').length;
  if (digits >= 3 && digits <= 17 && /^[+\d()][\d\s()/.+–-]*$/.test(text)) return text;
  note('bad-phone', field, text);
  return null;
}

/** The first number in these lists that one can ring. */
export function firstPhone(lists: unknown[], note: Note): string | null {
  for (const phone of lists.flatMap(objects)) {
    if (/fax|tty/i.test(plain(phone.type))) continue;
    const found = phoneNumber(phone.number, note, 'phones.number');
    if (found) return found;
  }
  return null;
}

/** The e-mail address of the record itself, else the first of its contacts. */
export function firstEmail(raw: Raw, contacts: unknown[], note: Note): string | null {
  const own = email(raw.email, note, 'email');
  if (own) return own;
  for (const contact of contacts.flatMap(objects)) {
    const found = email(contact.email, note, 'contacts.email');
    if (found) return found;
  }
  return null;
}
