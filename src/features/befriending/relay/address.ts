import { timingSafeEqual } from 'node:crypto';
import type { AppContext } from '#core/context.ts';
import { keyedDigest } from '#core/private-links.ts';

type AddressConfig = Pick<AppContext, 'secret' | 'publicUrl' | 'settings'>;

const SIGNATURE_LENGTH = 16;
const sign = (app: AddressConfig, address: string): string =>
  keyedDigest(app, 'befriending-relay', address).toString('hex').slice(0, SIGNATURE_LENGTH);
const withoutDashes = (id: string): string => id.replaceAll('-', '');
const withDashes = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
const mailDomain = (app: AddressConfig): string =>
  app.settings.replyDomain ?? new URL(app.publicUrl).hostname;

/**
 * The address to which somebody answers, with 58 signs before the at (RFC 5321 §4.5.3.1.1 allows 64); undefined when the operator
 * reads no e-mail. It belongs to one person in one pair, and is worth nothing in another sender's e-mail.
 */
export const relayAddress = (app: AddressConfig, address: string): string | undefined =>
  app.settings.replyDomain &&
  `gesprek+${withoutDashes(address)}.${sign(app, address)}@${app.settings.replyDomain}`;

/** The Message-ID of a letter: a report that it did not arrive names it, and so does an answer that went to another address. */
export const relayMessageId = (app: AddressConfig, address: string, message: string): string =>
  `<gesprek.${withoutDashes(address)}.${withoutDashes(message)}.${sign(app, address)}@${mailDomain(app)}>`;

const PATTERNS = [
  /gesprek\+([0-9a-f]{32})\.([0-9a-f]{16})@/i,
  /<?gesprek\.([0-9a-f]{32})\.[0-9a-f]{32}\.([0-9a-f]{16})@/i,
];

/** The id of the first relay address that these texts name with a right signature. */
export function relayAddressIn(app: AddressConfig, texts: readonly string[]): string | undefined {
  for (const text of texts)
    for (const pattern of PATTERNS) {
      const [, hex, signature] = pattern.exec(text) ?? [];
      if (!hex || !signature) continue;
      const address = withDashes(hex.toLowerCase());
      if (timingSafeEqual(Buffer.from(signature.toLowerCase()), Buffer.from(sign(app, address))))
        return address;
    }
  return undefined;
}
