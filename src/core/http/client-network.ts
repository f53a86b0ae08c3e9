import { isIP } from 'node:net';
import type { Context } from 'hono';

/**
 * Where a request comes from, as coarse as a limit needs it. An IP address is personal data too, so no whole address leaves
 * this module.
 */
export interface ClientNetwork {
  /** The /24 of an IPv4 address, the /64 of an IPv6 address: one household, school or reception centre. */
  network: string;
  /**
   * The /48 of an IPv6 address: what one customer of a provider can be given (RFC 6177), and so the networks that one
   * person can choose from. Null for IPv4.
   */
  wider: string | null;
}

const UNKNOWN: ClientNetwork = { network: 'unknown', wider: null };

/**
 * The network that a request comes from. Every trusted proxy adds the address that it saw to the end of X-Forwarded-For, so
 * the visitor's is the one that the first of them added: the n-th from the right. What stands before it anybody can write.
 * @param trustedProxies how many proxies of the operator stand before the server; without them the header says nothing
 */
export function clientNetwork(c: Context, trustedProxies: number): ClientNetwork {
  const incoming = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming;
  const forwarded = trustedProxies ? forwardedAddress(c.req.header('x-forwarded-for'), trustedProxies) : '';
  return networkOf(forwarded) ?? networkOf(incoming?.socket?.remoteAddress ?? '') ?? UNKNOWN;
}

/** Empty when the header has fewer addresses than there are proxies: then not all of them were passed. */
function forwardedAddress(header: string | undefined, trustedProxies: number): string {
  const addresses = (header ?? '')
    .split(',')
    .map((address) => address.trim())
    .filter(Boolean);
  return addresses.at(-trustedProxies) ?? '';
}

/**
 * The network of an address in any spelling: with a port (`192.0.2.1:4711`, `[2001:db8::1]:443`), with a zone (`fe80::1%eth0`),
 * IPv4 within IPv6 (`::ffff:192.0.2.1`), compressed or in full (RFC 4291 §2.2).
 * @returns null when it is no address
 */
export function networkOf(spelled: string): ClientNetwork | null {
  const withoutQuotes = spelled.replaceAll('"', '');
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(withoutQuotes)?.[1];
  const address = (bracketed ?? withoutQuotes.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')).replace(
    /%.*$/,
    '',
  );
  if (isIP(address) === 4) return ipv4Network(address.split('.').map(Number));
  if (isIP(address) !== 6) return null;
  const groups = ipv6Groups(address);
  const [high = 0, low = 0] = groups.slice(6);
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xff_ff)
    return ipv4Network([high >> 8, high & 0xff, low >> 8, low & 0xff]);
  const prefix = (length: number) =>
    groups
      .slice(0, length)
      .map((group) => group.toString(16))
      .join(':');
  return { network: `${prefix(4)}/64`, wider: `${prefix(3)}/48` };
}

const ipv4Network = (bytes: readonly number[]): ClientNetwork => ({
  network: `${bytes.slice(0, 3).join('.')}/24`,
  wider: null,
});

/** The eight groups of a valid IPv6 address. */
function ipv6Groups(address: string): number[] {
  const inHexadecimal = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...bytes: string[]) => {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.map(Number);
    return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
  });
  const [left = '', right] = inHexadecimal.split('::');
  const parse = (text: string) => (text ? text.split(':').map((group) => Number.parseInt(group, 16)) : []);
  const before = parse(left);
  if (right === undefined) return before;
  const after = parse(right);
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}
