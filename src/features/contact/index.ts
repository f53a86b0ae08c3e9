/**
 * Contact: a question to the team, with a promised day for its answer. The asker reads and answers through a private
 * link, with or without e-mail; the team has one inbox, and incoming e-mails are added to their conversation.
 */
export type { MailAbove, MailForAbove } from './inbound-mail/mail-above.ts';
export * from './rules.ts';
