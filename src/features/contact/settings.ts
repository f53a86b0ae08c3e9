/** Where e-mail comes in: a folder into which a mail server puts `.eml` files, a mailbox read over IMAP, or neither. */
export interface MailboxConfig {
  folder?: string | undefined;
  imap?: string | undefined;
}

declare module '#core/context.ts' {
  interface FeatureSettings {
    /** The domain to which answers to our e-mails are addressed, when somebody reads them there. */
    replyDomain?: string | undefined;
    mailbox?: MailboxConfig | undefined;
  }
}
