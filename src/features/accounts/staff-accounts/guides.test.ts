import { expect, test } from 'vitest';
import type { CommandContext } from '#core/command.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { hashToken, newToken } from '#core/private-links.ts';
import { ACCOUNT_COOKIE } from '../../../../test/support/accounts.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { guidesCommand } from '../commands.ts';
import { accountByEmail, accountEmailDigest, addAccountSession } from './queries.ts';

const { app, browser } = await createTestApp();
const lines: string[] = [];
const context = {
  openDatabase: async () => app.db,
  print: (line: string) => void lines.push(line),
  printError: (line: string) => void lines.push(line),
  now: app.now,
  publicUrl: 'https://example.org',
} as unknown as CommandContext;
const run = async (...args: string[]) => {
  lines.length = 0;
  return { code: await guidesCommand(async () => app).run(context, args), said: lines.join('\n') };
};

/** A browser in which this address is signed in. */
async function signedIn(email: string) {
  const token = newToken();
  await inTransaction(app.db, { systemTask: { name: 'operator' } }, async (tx) => {
    const known = await accountByEmail(tx, accountEmailDigest(app, email));
    await addAccountSession(tx, {
      account: known?.id ?? '',
      tokenHash: hashToken(token),
      ownDevice: true,
      strong: true,
      seenAt: app.now(),
      endsAt: new Date(app.now().getTime() + 86_400_000),
    });
  });
  const device = browser();
  device.jar.set(ACCOUNT_COOKIE, token);
  return device;
}

test('the operator adds a guide, sees them, and ends them: what stood open closes at once', async () => {
  expect((await run('add', 'noor@welkom.example')).code).toBe(2);
  expect((await run('add', 'noor@welkom.example', '--organisation', 'Welkom', 'Delft')).code).toBe(0);
  expect((await run('list')).said).toBe('noor@welkom.example\t\tWelkom Delft');
  const device = await signedIn('NOOR@welkom.example');
  expect((await device.get('/nl/account/start')).html).toContain('Welkom Delft');
  expect((await run('reset-passkeys', 'noor@welkom.example')).code).toBe(0);
  expect((await device.get('/nl/account/start')).status).toBe(403);
  const again = await signedIn('noor@welkom.example');
  expect((await again.get('/nl/account/start')).status).toBe(200);
  expect((await run('end', 'noor@welkom.example')).code).toBe(0);
  expect((await again.get('/nl/account/start')).status).toBe(403);
  expect((await run('list')).said).toBe('');
  expect((await run('end', 'noor@welkom.example')).code).toBe(1);
});

test('without a mail server a printed link signs a guide in once, and still asks for a passkey', async () => {
  expect((await run('sign-in', 'sam@welkom.example')).code).toBe(1);
  await run('add', 'sam@welkom.example', '--organisation', 'Welkom', 'Delft');
  const { said } = await run('sign-in', 'sam@welkom.example');
  const path = /https:\/\/example\.org(\/nl\/account\/mail\/\S+)/.exec(said)?.[1] ?? '';
  const device = browser();
  // Looking at it uses nothing up.
  for (let looks = 0; looks < 2; looks++) {
    expect((await device.get(path)).to).toBe('/nl/account/code');
    expect((await device.get('/nl/account/code')).status).toBe(200);
  }
  expect((await device.post('/nl/account/code', { device: 'own' })).to).toBe('/nl/account/start');
  expect((await device.get('/nl/account/start')).html).toContain('Welkom Delft');
  expect((await device.get('/nl/guide')).status).toBe(403);
  const stranger = browser();
  await stranger.get(path);
  await stranger.post('/nl/account/code', { device: 'own' });
  expect((await stranger.get('/nl/account/start')).status).toBe(403);
});
