/** One address without a display name, comment or quoted part (RFC 5322 §3.4.1, dot-atom; RFC 6531 letters of any script). */
const PLAIN_ADDRESS =
  /^[\p{L}\p{M}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\p{L}\p{M}\p{N}.-]+\.[\p{L}\p{M}\p{N}-]{2,}$/u;

const MAX_ADDRESS_LENGTH = 254;
const DOMAINS_WITHOUT_DOTS = new Set(['gmail.com', 'googlemail.com']);

/** Is this exactly one e-mail address? A mail program reads `a,b@c.nl` as two, which no limit would count. */
export const isPlainAddress = (text: string): boolean =>
  text.length <= MAX_ADDRESS_LENGTH && PLAIN_ADDRESS.test(text);

/**
 * The mailbox that an address leads to, for counting: without capitals, without the tag after a plus, and without the points
 * that Gmail ignores. Not for sending: a provider may be stricter.
 */
export function mailboxOf(address: string): string {
  const typed = address.trim().normalize('NFKC').toLowerCase();
  const cut = typed.lastIndexOf('@');
  const domain = asciiDomain(typed.slice(cut + 1));
  const [local = ''] = typed.slice(0, cut).split('+');
  if (!DOMAINS_WITHOUT_DOTS.has(domain)) return `${local}@${domain}`;
  return `${local.replaceAll('.', '')}@gmail.com`;
}

/** A domain as the mail servers know it: `büro.example` is `xn--bro-hoa.example`. */
function asciiDomain(domain: string): string {
  const url = `http://${domain}`;
  return URL.canParse(url) ? new URL(url).hostname : domain;
}
