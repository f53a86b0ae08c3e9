import { createHash, randomUUID } from 'node:crypto';
import type { AddressObject, ParsedMail } from 'mailparser';
import { cleanText } from '#core/http/clean-text.ts';
import { type InterfaceLanguage, isInterfaceLanguage } from '#core/i18n/languages.ts';
import { withoutHtml } from '#core/text/html.ts';
import type { addAttachments, addMessage } from '../model/queries.ts';
import { ownText } from './own-text.ts';
import { senderKind } from './thread.ts';

const MAX_TEXT_LENGTH = 20_000;
const MAX_ORIGINAL_LENGTH = 60_000;
const MAX_SUBJECT_LENGTH = 300;
const MAX_NAME_LENGTH = 80;
const MAX_ADDRESS_LENGTH = 200;
/** A Message-ID is a key in the database; RFC 5322 allows a line of 998 characters, programs use some eighty. */
const MAX_MESSAGE_ID_LENGTH = 500;
const MAX_ATTACHMENTS = 20;
const MAX_ATTACHMENT_BYTES = 5 * 1024 * 1024;
const MAX_ATTACHMENTS_BYTES = 12 * 1024 * 1024;
const MAX_FILE_NAME_LENGTH = 120;
const DEFAULT_LANGUAGE = 'nl';

/** An incoming e-mail as this feature reads it: every text cleaned and of a length that can be kept. */
export interface InboundEmail {
  /** In lower case; empty when the e-mail names nobody. */
  sender: string;
  senderName: string | null;
  kind: 'person' | 'machine' | 'list';
  /** As the sender states it; Dutch when it is none of ours. */
  language: InterfaceLanguage;
  subject: string | null;
  /** Message-IDs, addresses and the whole text, by which its conversation is found. */
  inReplyTo: string | null;
  references: string[];
  recipients: string[];
  wholeText: string;
  message: Omit<Parameters<typeof addMessage>[2], 'messageId'> & { messageId: string };
  attachments: Parameters<typeof addAttachments>[2];
}

const mailboxesIn = (field: AddressObject | AddressObject[] | undefined) =>
  [field ?? []]
    .flat()
    .flatMap(({ value }) => value.flatMap((mailbox) => [mailbox, ...(mailbox.group ?? [])]))
    .flatMap(({ address, name }) => (address ? [{ address: cleanText(address).toLowerCase(), name }] : []));

/** The addresses of a header field, in lower case. */
export const addressesIn = (field: AddressObject | AddressObject[] | undefined): string[] =>
  mailboxesIn(field).map(({ address }) => address);

/**
 * Reads what mailparser made of an e-mail.
 * @param raw the e-mail itself: one without a Message-ID is recognised by its contents
 */
export function toInboundEmail(mail: ParsedMail, raw: Buffer, now: Date): InboundEmail {
  const headers = new Map([...mail.headers.keys()].map((name) => [name, headerText(mail.headers.get(name))]));
  const kind = senderKind(headers);
  const from = senderOf(mail, headers, kind);
  const wholeText = bodyOf(mail);
  const subject = oneLine(mail.subject ?? '').slice(0, MAX_SUBJECT_LENGTH) || null;
  const language = headers.get('content-language')?.slice(0, 2) ?? DEFAULT_LANGUAGE;
  return {
    sender: from.address.slice(0, MAX_ADDRESS_LENGTH),
    senderName: from.name,
    kind,
    language: isInterfaceLanguage(language) ? language : DEFAULT_LANGUAGE,
    subject,
    inReplyTo: mail.inReplyTo ? cleanText(mail.inReplyTo) : null,
    references: [mail.references ?? []].flat().map(cleanText),
    recipients: addressesIn(mail.to),
    wholeText,
    message: {
      id: randomUUID(),
      sentAt: now,
      side: kind === 'machine' ? 'automatic' : 'asker',
      author: from.name ?? (from.address.slice(0, MAX_ADDRESS_LENGTH) || null),
      // Some people write all they have to say in the subject.
      text: (ownText(wholeText) || subject || '').slice(0, MAX_TEXT_LENGTH),
      original: wholeText.slice(0, MAX_ORIGINAL_LENGTH),
      messageId: messageIdOf(mail, raw),
    },
    attachments: attachmentsIn(mail),
  };
}

const headerText = (value: unknown): string =>
  cleanText(
    typeof value === 'object' && value !== null && 'value' in value ? String(value.value) : String(value),
  );

/** Through a mailing list the person stands in Reply-To, and an e-mail without From may have a Sender (RFC 5322 §3.6.2). */
function senderOf(
  mail: ParsedMail,
  headers: ReadonlyMap<string, string>,
  kind: InboundEmail['kind'],
): { address: string; name: string | null } {
  const field = (name: string): AddressObject | undefined => {
    const value = mail.headers.get(name);
    return typeof value === 'object' && value !== null && 'value' in value && Array.isArray(value.value)
      ? (value as AddressObject)
      : undefined;
  };
  const viaList = kind === 'list' ? mailboxesIn(mail.replyTo) : [];
  const [found] = [
    ...viaList,
    ...mailboxesIn(mail.from),
    ...mailboxesIn(field('sender')),
    ...mailboxesIn(mail.replyTo),
  ];
  const original = kind === 'list' ? headers.get('x-original-sender') : undefined;
  return { address: found?.address ?? original ?? '', name: personName(found?.name ?? '') };
}

/** A name without what could turn the text around it, hide it or end its line; null when nothing is left. */
function personName(raw: string): string | null {
  // The joiners of Persian and Indic scripts are format characters that belong to a name.
  const name = oneLine(raw).replace(/(?![\u200c\u200d])\p{Cf}/gu, '');
  return name.slice(0, MAX_NAME_LENGTH).toWellFormed() || null;
}

const oneLine = (text: string): string =>
  cleanText(text)
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();

/** The text of an e-mail; that of its HTML when the plain part is blank. */
function bodyOf({ text, html }: ParsedMail): string {
  const plain = cleanText(text ?? '').trim();
  return plain || (html ? cleanText(withoutHtml(html)).trim() : '');
}

function messageIdOf({ messageId }: ParsedMail, raw: Buffer): string {
  const id = messageId ? cleanText(messageId) : '';
  if (!id) return `<${createHash('sha256').update(raw).digest('hex')}@unnamed>`;
  return id.length <= MAX_MESSAGE_ID_LENGTH ? id : `<${createHash('sha256').update(id).digest('hex')}@long>`;
}

/** The files of an e-mail, the first ones first; what is too large is named, without its contents. */
function attachmentsIn(mail: ParsedMail): InboundEmail['attachments'] {
  let keptBytes = 0;
  return mail.attachments.slice(0, MAX_ATTACHMENTS).map(({ filename, contentType, content }, i) => {
    const fits =
      content.length <= MAX_ATTACHMENT_BYTES && keptBytes + content.length <= MAX_ATTACHMENTS_BYTES;
    if (fits) keptBytes += content.length;
    return {
      id: randomUUID(),
      fileName: cleanFileName(filename ?? '') || `${i + 1}`,
      contentType: oneLine(contentType).slice(0, MAX_FILE_NAME_LENGTH),
      byteLength: content.length,
      content: fits ? content : null,
    };
  });
}

/** A name of a file as it may be shown and kept: no path, no control characters, no marks that turn its letters around. */
const cleanFileName = (name: string): string =>
  (cleanText(name).split(/[\\/]/).at(-1) ?? '')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(-MAX_FILE_NAME_LENGTH)
    .toWellFormed();
