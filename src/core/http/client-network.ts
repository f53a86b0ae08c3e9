import type { Context } from 'hono';

/**
 * The network that a request comes from. An IP address is personal data too, so only its /24 (IPv4) or /48 (IPv6) is used.
 * Behind the operator's own proxy it is the last address that this proxy added; anybody can write the ones before it.
 */
export function clientNetwork(c: Context, behindProxy: boolean): string {
  const incoming = (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming;
  const forwarded = behindProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  const address = (forwarded || incoming?.socket?.remoteAddress || 'unknown').replace(/^::ffff:/, '');
  return address.includes(':')
    ? address.split(':').slice(0, 3).join(':')
    : address.split('.').slice(0, 3).join('.');
}
