import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AppContext } from '#core/context.ts';
import type { ReadMark } from '../inbound-mail/thread.ts';

type Keeper = Pick<AppContext, 'secret' | 'publicUrl' | 'settings'>;

const sign = ({ secret }: Keeper, question: string): string =>
  createHmac('sha256', secret).update(`mail|${question}`).digest('hex').slice(0, 16);

const bare = (id: string): string => id.replaceAll('-', '');
const dashed = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;

const hostOf = (app: Keeper): string => app.settings.replyDomain ?? new URL(app.publicUrl).hostname;

/** Our own Message-ID: it names the conversation and is signed, so that nobody writes into another one (RFC 5322 §3.6.4). */
export const messageIdOf = (app: Keeper, question: string, message: string): string =>
  `<vo.${bare(question)}.${bare(message)}.${sign(app, question)}@${hostOf(app)}>`;

/** Where an answer to this letter can be sent, when somebody reads mail there. */
export const replyAddress = (app: Keeper, question: string): string | undefined =>
  app.settings.replyDomain && `antwoord+${bare(question)}.${sign(app, question)}@${app.settings.replyDomain}`;

/** The mark that stands in the letter itself, for mail programs that lose everything else. */
export const markLine = (app: Keeper, question: string): string =>
  `[vo:${bare(question)}.${sign(app, question)}]`;

const SHAPES = [
  /<?vo\.([0-9a-f]{32})\.[0-9a-f]{32}\.([0-9a-f]{16})@/i,
  /antwoord\+([0-9a-f]{32})\.([0-9a-f]{16})@/i,
  /\[vo:([0-9a-f]{32})\.([0-9a-f]{16})\]/i,
];

/** Reads our own marks; a mark with a wrong signature is no mark. */
export const markReader =
  (app: Keeper): ReadMark =>
  (text) => {
    for (const shape of SHAPES) {
      const [, hex, said] = shape.exec(text) ?? [];
      if (!hex || !said) continue;
      const question = dashed(hex.toLowerCase());
      if (timingSafeEqual(Buffer.from(said.toLowerCase()), Buffer.from(sign(app, question))))
        return { question };
    }
    return null;
  };
