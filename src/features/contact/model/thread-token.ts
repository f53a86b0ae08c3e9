import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AppContext } from '#core/context.ts';

/** Which conversation a signed token names. */
export interface ThreadToken {
  question: string;
}

/** Finds the first of our thread tokens in a text and checks its signature; null when there is none. */
export type VerifyThreadToken = (text: string) => ThreadToken | null;

type ThreadTokenConfig = Pick<AppContext, 'secret' | 'publicUrl' | 'settings'>;

const sign = ({ secret }: ThreadTokenConfig, question: string): string =>
  createHmac('sha256', secret).update(`mail|${question}`).digest('hex').slice(0, 16);

const withoutDashes = (id: string): string => id.replaceAll('-', '');
const withDashes = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;

const mailDomain = (app: ThreadTokenConfig): string =>
  app.settings.replyDomain ?? new URL(app.publicUrl).hostname;

/** The Message-ID of an e-mail of ours: it names the conversation and is signed, so that nobody writes into another one (RFC 5322 §3.6.4). */
export const outgoingMessageId = (app: ThreadTokenConfig, question: string, message: string): string =>
  `<vo.${withoutDashes(question)}.${withoutDashes(message)}.${sign(app, question)}@${mailDomain(app)}>`;

/** The address for replies to a conversation; undefined when the operator reads no e-mail. */
export const replyAddress = (app: ThreadTokenConfig, question: string): string | undefined =>
  app.settings.replyDomain &&
  `antwoord+${withoutDashes(question)}.${sign(app, question)}@${app.settings.replyDomain}`;

/** The token as a line in the body, for mail programs that keep neither headers nor the address. */
export const threadTokenLine = (app: ThreadTokenConfig, question: string): string =>
  `[vo:${withoutDashes(question)}.${sign(app, question)}]`;

/** A token as a Message-ID, in a reply address, and as a line of the body. */
const TOKEN_PATTERNS = [
  /<?vo\.([0-9a-f]{32})\.[0-9a-f]{32}\.([0-9a-f]{16})@/i,
  /antwoord\+([0-9a-f]{32})\.([0-9a-f]{16})@/i,
  /\[vo:([0-9a-f]{32})\.([0-9a-f]{16})\]/i,
];

/** Verifies tokens under the server's secret; a token with a wrong signature is none. */
export const threadTokenVerifier =
  (app: ThreadTokenConfig): VerifyThreadToken =>
  (text) => {
    for (const pattern of TOKEN_PATTERNS) {
      const [, hex, signature] = pattern.exec(text) ?? [];
      if (!hex || !signature) continue;
      const question = withDashes(hex.toLowerCase());
      if (timingSafeEqual(Buffer.from(signature.toLowerCase()), Buffer.from(sign(app, question))))
        return { question };
    }
    return null;
  };
