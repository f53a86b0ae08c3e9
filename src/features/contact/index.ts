/**
 * Contact: a question to the team, with a promised day for its answer. The asker reads and writes on through a private
 * link, with or without e-mail; the team has one inbox, and letters that come in find their conversation.
 */
export { forgetOldQuestions } from './forget.ts';
export { type PostBoxes, startPost } from './post/index.ts';
export { receiveMail } from './post/receive.ts';
export { contactAddresses } from './routes/index.ts';
