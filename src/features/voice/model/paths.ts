/** Where everybody finds the conversations, without the language. */
export const VOICE_PATH = '/voice';

/** A conversation, and what hangs below it: `/vote`, `/say`, `/results`, `/log`, `/embed`. */
export const conversationPath = (slug: string): `/voice/${string}` => `/voice/${slug}`;

/** A conversation in a route. */
export const CONVERSATION_ROUTE = '/voice/:slug{[a-z0-9][a-z0-9-]{1,38}[a-z0-9]}';

/** Where the browser of a voter gets a blind signature. */
export const blindSignaturePath = (slug: string): `/voice/${string}` => `/voice/${slug}/blind-signature`;

/** Where somebody answers, the same address for each of their steps. */
export const votePath = (slug: string): `/voice/${string}` => `/voice/${slug}/vote`;

/** Where a key person helps at a table; the private link of the table comes after it. */
export const HELP_PATH = '/voice-table';

/** Where somebody without an account hears what came of what they said; their private link comes after it. */
export const REPLY_PATH = '/voice-answer';

/** Bottlenecks that a municipality adopted, with owner and date. */
export const BOTTLENECKS_PATH = '/bottlenecks';

/** The desk of who makes policy: conversations, what is proposed, and answers. */
export const POLICY_VOICE_PATH = '/policy/voice';
export const POLICY_BOTTLENECKS_PATH = '/policy/bottlenecks';
export const POLICY_AGENDA_PATH = '/policy/agenda';

/** Where newcomers and volunteers propose what must be asked. */
export const PROPOSE_PATH = '/voice-propose';

/** Where whoever proposed something hears what came of it; their private link comes after it. */
export const PROPOSAL_PATH = '/voice-proposal';

/** Where a member of a panel says what must be asked; their private link comes after it. */
export const PANEL_PATH = '/voice-panel';

/** Where somebody says that a statement is not as it should be. */
export const reportPath = (slug: string, statement: string): `/voice/${string}` =>
  `/voice/${slug}/report/${statement}`;
