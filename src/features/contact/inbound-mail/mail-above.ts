import type { ParsedMail } from 'mailparser';
import type { AppContext } from '#core/context.ts';
import { addressesIn, toInboundEmail } from './parse-email.ts';
import type { DeliveryReport } from './report.ts';

/** An e-mail as a feature above this one reads it, which has addresses of its own. */
export interface MailForAbove {
  /** In lower case; empty when the e-mail names nobody. */
  sender: string;
  senderName: string | null;
  kind: 'person' | 'machine' | 'list';
  /** By which its conversation is found: Message-IDs that it answers, the last one first, and the addresses that it went to. */
  names: string[];
  /** The whole text, with all that it quotes. */
  text: string;
  messageId: string;
  files: {
    contentType: string;
    content: Buffer /** It stands in the text: a logo, or a photo of a phone. */;
    inText: boolean;
  }[];
  /** It is a report about an e-mail of ours. */
  report: DeliveryReport | undefined;
}

/** Reads e-mail of a feature above this one. The application gives it. */
export type MailAbove = (app: AppContext, mail: MailForAbove) => Promise<'taken' | 'not-ours'>;

/** What mailparser made of an e-mail, for the features above. */
export function mailForAbove(
  mail: ParsedMail,
  raw: Buffer,
  report: DeliveryReport | undefined,
  now: Date,
): MailForAbove {
  const email = toInboundEmail(mail, raw, now);
  return {
    sender: email.sender,
    senderName: email.senderName,
    kind: email.kind,
    names: [
      ...email.recipients,
      ...addressesIn(mail.cc),
      email.inReplyTo ?? '',
      ...[...email.references].reverse(),
      report?.messageId ?? '',
    ],
    text: email.wholeText,
    messageId: email.message.messageId,
    files: mail.attachments.map(({ contentType, content, related }) => ({
      contentType: contentType.toLowerCase(),
      content,
      inText: related === true,
    })),
    report,
  };
}
