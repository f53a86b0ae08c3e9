import type { SendMailOptions } from 'nodemailer';

/** From the server to its sender. The first message tells it where to send and where to write. */
export type ToSender =
  | { type: 'start'; journal: string; smtpUrl: string; connections: number }
  | { type: 'send'; id: string; mail: SendMailOptions };

/** From the sender to the server. */
export type FromSender = { type: 'ready' } | ({ type: 'outcome'; id: string } & SmtpOutcome);

/** What the mail server made of a letter; `permanent` when it will never take it for this recipient. */
export type SmtpOutcome =
  | { accepted: true; response: string }
  | { accepted: false; permanent: boolean; failure: string };
