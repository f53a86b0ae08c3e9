import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { createTestApp } from '../../test/support/app.ts';
import { networkOf } from './http/client-network.ts';
import { type CreationLimit, purgeAttempts, withinCreationLimit } from './rate-limit.ts';
import { ok, refuse } from './result.ts';

const { app, at, faults, owner } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

const limitOf = (subject: string, more: Partial<CreationLimit> = {}): CreationLimit => ({
  subject,
  perNetwork: [5, 600],
  overall: [1_000, 600],
  ...more,
});

/** @returns how many of `times` were made */
async function make(
  limit: CreationLimit,
  times: number,
  address: (i: number) => string,
  recipient: (i: number) => string = () => '',
): Promise<number> {
  let made = 0;
  for (let i = 0; i < times; i++) {
    const clientNetwork = networkOf(address(i));
    if (!clientNetwork) throw new Error(`${address(i)} is no address`);
    const by = { clientNetwork, recipient: recipient(i) };
    if ((await withinCreationLimit(app, limit, by, async () => ok(null))).ok) made++;
  }
  return made;
}

test('what came back with a mistake in it is not counted', async () => {
  const limit = limitOf('mistakes');
  const clientNetwork = { network: '192.0.2/24', wider: null };
  for (let i = 0; i < 20; i++)
    await withinCreationLimit(app, limit, { clientNetwork }, async () => refuse('not-right'));
  expect(await make(limit, 10, () => '192.0.2.1')).toBe(5);
});

test('many at once are counted before anything is made', async () => {
  const by = { clientNetwork: { network: '192.0.2/24', wider: null } };
  const results = await Promise.all(
    Array.from({ length: 20 }, () => withinCreationLimit(app, limitOf('at once'), by, async () => ok(null))),
  );
  expect(results.filter(({ ok: made }) => made).length).toBeLessThanOrEqual(5);
});

test('who moves about within the /48 of a provider meets a bound, and the neighbour outside it does not', async () => {
  const limit = limitOf('rotation');
  const rotating = (i: number) => `2001:db8:7:${i.toString(16)}::1`;
  expect(await make(limit, 100, rotating)).toBe(20);
  expect(await make(limit, 10, () => '2001:db8:8::1')).toBe(5);
});

test('one mailbox is one recipient, however it is spelled; everybody together has a bound too', async () => {
  const spelled = ['Ria@Example.nl', 'ria+1@example.nl', 'ria+2@EXAMPLE.nl', 'ria@example.nl'];
  const perRecipient = limitOf('recipient', { perRecipient: [2, 86_400] });
  const other = (i: number) => `198.51.${i}.1`;
  expect(await make(perRecipient, 4, other, (i) => spelled[i] ?? '')).toBe(2);
  expect(await make(limitOf('overall', { overall: [7, 600] }), 20, other)).toBe(7);
});

test('after its window a count begins again, and a day later nothing is left of it', async () => {
  const limit = limitOf('window');
  at('2026-12-01T10:00:00Z');
  expect(await make(limit, 10, () => '192.0.2.1')).toBe(5);
  at('2026-12-01T10:10:00Z');
  expect(await make(limit, 10, () => '192.0.2.1')).toBe(5);
  at('2026-12-03T10:10:00Z');
  await purgeAttempts(app.db, app.now());
  expect((await database.query('select from attempt')).rows).toEqual([]);
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
