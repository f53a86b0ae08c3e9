/**
 * Contact: a question to the team, with a promised day for its answer. The asker reads and writes on through a private
 * link, with or without e-mail; the team has one inbox, and letters that come in find their conversation.
 */
export { purgeOldQuestions } from './forget.ts';
export { type MailboxConfig, startMailPolling } from './post/index.ts';
export { receiveEmail } from './post/receive.ts';
export { contactRoutes } from './routes/index.ts';
