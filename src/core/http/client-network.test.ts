import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { type ClientNetwork, clientNetwork, networkOf } from './client-network.ts';

/** What the server makes of a request with these lines of X-Forwarded-For, from the operator's own proxy. */
async function seen(trustedProxies: number, ...lines: string[]): Promise<ClientNetwork> {
  const hono = new Hono();
  hono.get('/', (c) => c.json(clientNetwork(c, trustedProxies)));
  const headers = new Headers();
  for (const line of lines) headers.append('x-forwarded-for', line);
  const response = await hono.request(
    '/',
    { headers },
    {
      incoming: { socket: { remoteAddress: '::ffff:10.0.0.1' } },
    },
  );
  return response.json();
}

const OWN_PROXY = { network: '10.0.0/24', wider: null };
const VISITOR = { network: '192.0.2/24', wider: null };

test.each([
  '192.0.2.7',
  '192.0.2.7:40001',
  '::ffff:192.0.2.7',
  '[::ffff:192.0.2.7]:443',
  '::FFFF:c000:0207',
  '0:0:0:0:0:ffff:192.0.2.7',
  '0000:0000:0000:0000:0000:ffff:c000:0207',
  '"192.0.2.7:1"',
])('%s is one address of 192.0.2.0/24, however a proxy writes it', (address) =>
  expect(networkOf(address)).toEqual(VISITOR),
);

test.each([
  '2001:db8::1',
  '2001:0db8:0000:0000:0000:0000:0000:0001',
  '[2001:db8::1]:443',
  '[2001:DB8::1]',
  '2001:db8::1%eth0',
  '2001:db8:0:0:ffff::',
  '2001:db8::192.0.2.7',
])('%s is one address of 2001:db8::/64', (address) =>
  expect(networkOf(address)).toEqual({ network: '2001:db8:0:0/64', wider: '2001:db8:0/48' }),
);

test.each(['', 'unknown', '192.0.2', '2001:db8', '::1::2', '192.0.2.7:port', '[192.0.2.7', '_hidden'])(
  '“%s” is no address',
  (text) => expect(networkOf(text)).toBeNull(),
);

test('the header is read only behind a proxy of the operator', async () => {
  expect(await seen(0, '192.0.2.7')).toEqual(OWN_PROXY);
  expect(await seen(1, '192.0.2.7')).toEqual(VISITOR);
});

test('what a visitor wrote before the addresses of the proxies says nothing', async () => {
  expect(await seen(1, '203.0.113.9, 192.0.2.7')).toEqual(VISITOR);
  expect(await seen(2, '203.0.113.9, 192.0.2.7, 198.51.100.4')).toEqual(VISITOR);
  expect(await seen(2, '203.0.113.9', '192.0.2.7:51000, 198.51.100.4')).toEqual(VISITOR);
});

test('who came past a proxy, or whose address is no address, counts with the connection', async () => {
  expect(await seen(2, '192.0.2.7')).toEqual(OWN_PROXY);
  expect(await seen(1)).toEqual(OWN_PROXY);
  expect(await seen(1, '192.0.2.7, unknown')).toEqual(OWN_PROXY);
});
