import { randomUUID } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, describe, expect, test } from 'vitest';
import type { CommandContext } from '#core/command.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { addAccount } from '#features/accounts';
import { ACCOUNT_COOKIE } from '../../../../test/support/accounts.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import {
  CLIENT_ID,
  CLIENT_SECRET,
  type ProviderAccount,
  serve,
  signInAt,
  startProvider,
} from '../../../../test/support/openid-provider.ts';
import { makeTenant } from '../../../../test/support/tenants.ts';
import { authenticateAccount } from '../staff-accounts/authenticate.ts';
import { addMember } from '../tenants/queries.ts';
import { tenantsCommand } from '../tenants-command.ts';
import { isIssuer, isStrong, MAX_ATTEMPTS_PER_BROWSER, readSecondFactor, verifiedAddress } from './rules.ts';

const { app, browser, at, faults } = await createTestApp();
const BACK_TO = 'http://localhost/nl/account/organisation/answer';
const NOW = '2026-11-24T09:00:00Z';

const secretFile = join(await mkdtemp(join(tmpdir(), 'openid-')), 'secret');
await writeFile(secretFile, `${CLIENT_SECRET}\n`);
const lines: string[] = [];
const context = {
  openDatabase: async () => app.db,
  print: (line: string) => void lines.push(line),
  printError: (line: string) => void lines.push(line),
  now: app.now,
  publicUrl: 'http://localhost',
} as unknown as CommandContext;
const run = (...args: string[]) =>
  tenantsCommand(
    async () => app,
    () => true,
  ).run(context, args);

const signedIn: { now: ProviderAccount } = {
  now: { sub: 'noor-at-delft', email: 'noor@delft.example', email_verified: true, amr: ['pwd', 'mfa'] },
};
let provider = await startProvider(BACK_TO, signedIn);
afterAll(() => provider.stop());

/** Makes a municipality with this provider. @returns its id */
async function municipality(name: string, issuer: string, ...more: string[]): Promise<string> {
  const tenant = await makeTenant(app, name);
  const client = ['--client-id', CLIENT_ID, '--secret-file', secretFile];
  expect(await run('oidc', name, '--issuer', issuer, ...client, '--second-factor', 'amr:mfa', ...more)).toBe(
    0,
  );
  return tenant;
}

/** Makes somebody who works there. @returns their account */
async function member(tenant: string, email: string): Promise<string> {
  const account = randomUUID();
  await inTransaction(app.db, { systemTask: { name: 'operator' } }, async (tx) => {
    await addAccount(tx, app, { id: account, email, name: 'Noor', guideOf: null }, app.now());
    await addMember(tx, { tenant, account, roles: ['guide'] }, app.now());
  });
  return account;
}

type Device = ReturnType<typeof browser>;

/** Begins in a browser. @returns the address of the provider to which it is sent */
async function begin(device: Device, tenant: string): Promise<string> {
  await device.get('/nl/account/organisation');
  const left = await device.post('/nl/account/organisation', {
    tenant,
    device: 'own',
    next: '/account/start',
  });
  return left.headers.get('refresh')?.replace('0; url=', '') ?? `${left.status}`;
}

/** Comes back from the provider and goes on. */
async function comeBack(device: Device, address: string) {
  const path = address.replace('http://localhost', '');
  const page = await device.get(path);
  if (page.status !== 200) return page;
  return device.post('/nl/account/organisation/answer', { answer: path.slice(path.indexOf('?') + 1) });
}

const actorOf = (device: Device) => authenticateAccount(app, device.jar.get(ACCOUNT_COOKIE));

const delft = await municipality('Gemeente Delft', provider.issuer, '--domains', 'delft.example');
const noor = await member(delft, 'noor@delft.example');

test('somebody signs in with the account of the municipality, with a second factor, and signs out at both', async () => {
  const device = browser();
  expect((await device.get('/nl/account')).html).toContain('/nl/account/organisation');
  const back = await signInAt(await begin(device, delft), BACK_TO);
  expect((await comeBack(device, back)).to).toBe('/nl/account/start');
  expect(await actorOf(device)).toMatchObject({
    account: noor,
    strong: true,
    tenant: { name: 'Gemeente Delft' },
  });
  await device.get('/nl/account/settings');
  const closed = await device.post('/nl/account/close', {});
  expect(closed.to).toBe(`/nl/account?organisation=${delft}`);
  const page = await device.follow();
  expect(page.html).toContain('Log ook daar uit');
  const out = await device.get(`/nl/account/organisation/sign-out/${delft}`);
  expect(out.headers.get('refresh')).toContain(`${provider.issuer}/session/end`);
  expect((await actorOf(device)).kind).toBe('visitor');
});

test('a work address finds the organisation, and an unknown one says so', async () => {
  await municipality('Gemeente Rijswijk', provider.issuer, '--domains', 'rijswijk.example');
  const device = browser();
  await device.get('/nl/account/organisation');
  const found = await device.post('/nl/account/organisation', {
    email: 'Noor@DELFT.example',
    device: 'shared',
  });
  expect(found.headers.get('refresh')).toContain(provider.issuer);
  const unknown = await device.post('/nl/account/organisation', {
    email: 'noor@gmail.example',
    device: 'own',
  });
  expect(unknown.status).toBe(422);
  expect(unknown.html).toContain('Met dit adres kennen we geen organisatie');
  expect(unknown.html).toContain('noor@gmail.example');
  expect((await device.post('/nl/account/organisation', { device: 'own' })).html).toContain(
    'Kies waar je werkt',
  );
});

test('B14: two tabs that sign in at once both work', async () => {
  const device = browser();
  const first = await begin(device, delft);
  const second = await begin(device, delft);
  const backs = [await signInAt(second, BACK_TO), await signInAt(first, BACK_TO)];
  for (const back of backs) {
    expect((await comeBack(device, back)).to).toBe('/nl/account/start');
    expect((await actorOf(device)).kind).toBe('account');
  }
});

test('without proof of a second factor a passkey is asked for', async () => {
  signedIn.now = { ...signedIn.now, amr: ['pwd'] };
  const device = browser();
  expect((await comeBack(device, await signInAt(await begin(device, delft), BACK_TO))).to).toBe(
    '/nl/account/start',
  );
  expect(await actorOf(device)).toMatchObject({ account: noor, strong: false });
  expect((await device.get('/nl/account/start')).html).toContain('Log in met je passkey');
  signedIn.now = { ...signedIn.now, amr: ['mfa'] };
});

test('an answer counts once, and only in the browser that asked, within a quarter of an hour', async () => {
  const device = browser();
  const back = await signInAt(await begin(device, delft), BACK_TO);
  const stranger = browser();
  await stranger.get('/nl/account/organisation');
  expect((await comeBack(stranger, back)).html).toContain('begonnen in een andere browser');
  expect((await comeBack(device, back)).to).toBe('/nl/account/start');
  const again = await comeBack(device, back);
  expect(again.status).toBe(422);
  expect(again.html).toContain('al gebruikt');
  const late = await signInAt(await begin(device, delft), BACK_TO);
  at('2026-11-24T09:15:01Z');
  expect((await comeBack(device, late)).html).toContain('te oud');
  at(NOW);
});

test('two requests with the same answer at the same moment sign in once', async () => {
  const device = browser();
  const back = await signInAt(await begin(device, delft), BACK_TO);
  const path = back.replace('http://localhost', '');
  await device.get(path);
  const answer = path.slice(path.indexOf('?') + 1);
  const both = await Promise.all(
    [1, 2].map(() => device.post('/nl/account/organisation/answer', { answer })),
  );
  expect(both.map(({ status }) => status).sort()).toEqual([303, 422]);
});

test('of too many tabs the oldest has to begin again', async () => {
  const device = browser();
  const oldest = await begin(device, delft);
  for (let tabs = 0; tabs < MAX_ATTEMPTS_PER_BROWSER; tabs++) {
    at(`2026-11-24T09:00:0${tabs + 1}Z`);
    await begin(device, delft);
  }
  expect((await comeBack(device, await signInAt(oldest, BACK_TO))).html).toContain('Begin opnieuw');
  at(NOW);
});

test('strangers get no account, and an address that the provider did not verify opens nothing', async () => {
  const before = signedIn.now;
  for (const [account, words] of [
    [{ sub: 'vreemde', email: 'vreemde@delft.example', email_verified: true }, 'nog niet als medewerker'],
    [
      { sub: 'zelf-getypt', email: 'noor@delft.example', email_verified: false },
      'niet dat je e-mailadres is nagekeken',
    ],
    [
      { sub: 'nieuwe-noor', email: 'noor@delft.example', email_verified: true },
      'een ander account van je organisatie',
    ],
  ] as const) {
    signedIn.now = account;
    const device = browser();
    const refused = await comeBack(device, await signInAt(await begin(device, delft), BACK_TO));
    expect(refused.status).toBe(422);
    expect(refused.html).toContain(words);
    expect(device.jar.has(ACCOUNT_COOKIE)).toBe(false);
  }
  // The operator releases it: the next sign-in binds anew.
  expect(await run('staff', 'unbind', 'noor@delft.example')).toBe(0);
  const device = browser();
  await comeBack(device, await signInAt(await begin(device, delft), BACK_TO));
  expect(await actorOf(device)).toMatchObject({ account: noor });
  expect(await run('staff', 'unbind', 'noor@delft.example')).toBe(0);
  signedIn.now = before;
});

test('who does not work there any more does not come in, and a member of another municipality neither', async () => {
  const before = signedIn.now;
  const sam = await member(delft, 'sam@delft.example');
  signedIn.now = { sub: 'sam', email: 'sam@delft.example', email_verified: true };
  const device = browser();
  await comeBack(device, await signInAt(await begin(device, delft), BACK_TO));
  expect(await actorOf(device)).toMatchObject({ account: sam });
  expect(await run('staff', 'end', 'sam@delft.example')).toBe(0);
  const gone = browser();
  expect((await comeBack(gone, await signInAt(await begin(gone, delft), BACK_TO))).html).toContain(
    'nog niet als medewerker',
  );
  const utrecht = await municipality('Gemeente Utrecht', provider.issuer);
  signedIn.now = before;
  const elsewhere = browser();
  const refused = await comeBack(elsewhere, await signInAt(await begin(elsewhere, utrecht), BACK_TO));
  expect(refused.html).toContain('nog niet als medewerker');
});

test('a provider that changed its keys still signs people in', async () => {
  const device = browser();
  await comeBack(device, await signInAt(await begin(device, delft), BACK_TO));
  expect((await actorOf(device)).kind).toBe('account');
  await provider.stop();
  provider = await startProvider(BACK_TO, signedIn, provider.port);
  const later = browser();
  expect((await comeBack(later, await signInAt(await begin(later, delft), BACK_TO))).to).toBe(
    '/nl/account/start',
  );
});

test('a provider that is down says so, before and after, and what was chosen stays', async () => {
  const device = browser();
  const back = await signInAt(await begin(device, delft), BACK_TO);
  await provider.stop();
  expect((await comeBack(device, back)).html).toContain('antwoordt nu niet');
  await device.get('/nl/account/organisation');
  const down = await device.post('/nl/account/organisation', { tenant: delft, device: 'own' });
  expect(down.status).toBe(422);
  expect(down.html).toContain('antwoordt nu niet');
  expect(down.html).toMatch(new RegExp(`value="${delft}" checked`));
  provider = await startProvider(BACK_TO, signedIn, provider.port);
  expect(await begin(device, delft)).toContain(provider.issuer);
});

test('somebody who stops at the provider reads what to do', async () => {
  const device = browser();
  const state = new URL(await begin(device, delft)).searchParams.get('state');
  const refused = await comeBack(
    device,
    `${BACK_TO}?error=access_denied&state=${state}&iss=${encodeURIComponent(provider.issuer)}`,
  );
  expect(refused.html).toContain('heeft het inloggen gestopt');
});

describe('a provider that lies, or whose clock is wrong', async () => {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const { privateKey: otherKey } = await generateKeyPair('RS256');
  let answer: {
    claims?: Record<string, unknown>;
    key?: typeof privateKey;
    status?: number;
    error?: string;
    metadata?: Record<string, unknown>;
  } = {};
  let nonce = '';
  const fake = await serve((issuer) => async (request, response) => {
    response.setHeader('content-type', 'application/json');
    if (request.url?.startsWith('/.well-known'))
      return void response.end(
        JSON.stringify({
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/jwks`,
          authorization_response_iss_parameter_supported: true,
          id_token_signing_alg_values_supported: ['RS256'],
          ...answer.metadata,
        }),
      );
    if (request.url === '/jwks')
      return void response.end(
        JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), alg: 'RS256', use: 'sig', kid: 'a' }] }),
      );
    response.statusCode = answer.status ?? 200;
    if (answer.error) return void response.end(JSON.stringify({ error: answer.error }));
    const seconds = Math.floor(Date.now() / 1000);
    const claims = {
      iss: issuer,
      aud: CLIENT_ID,
      sub: 'x',
      nonce,
      iat: seconds,
      exp: seconds + 300,
      email: 'lea@delft.example',
      email_verified: true,
      ...answer.claims,
    };
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'a' })
      .sign(answer.key ?? privateKey);
    response.end(JSON.stringify({ access_token: 'a', token_type: 'bearer', id_token: token }));
  });
  afterAll(() => fake.stop());
  const vals = await municipality('Gemeente Vals', fake.issuer);
  await member(vals, 'lea@delft.example');
  const hour = 3_600;
  const seconds = () => Math.floor(Date.now() / 1000);

  /** Signs in with the fake, as `answer` says. */
  async function attempt(change: typeof answer, iss = fake.issuer) {
    answer = {};
    const device = browser();
    const address = new URL(await begin(device, vals));
    expect(address.searchParams.get('code_challenge_method')).toBe('S256');
    nonce = address.searchParams.get('nonce') ?? '';
    answer = change;
    const back = `${BACK_TO}?code=c&state=${address.searchParams.get('state')}&iss=${encodeURIComponent(iss)}`;
    return comeBack(device, back);
  }

  test('the answer as it should be signs in: so each of the next is refused for its own reason', async () => {
    expect((await attempt({})).to).toBe('/nl/account/start');
    // Within a minute clocks may differ.
    expect((await attempt({ claims: { exp: seconds() - 30 } })).to).toBe('/nl/account/start');
  });

  test.each<[string, () => typeof answer, string, string?]>([
    ['another nonce', () => ({ claims: { nonce: 'other' } }), 'klopt niet met onze vraag'],
    ['no nonce', () => ({ claims: { nonce: undefined } }), 'klopt niet met onze vraag'],
    [
      'a token of another issuer',
      () => ({ claims: { iss: 'https://evil.example' } }),
      'klopt niet met onze vraag',
    ],
    ['an answer of another issuer', () => ({}), 'klopt niet met onze vraag', 'https://evil.example'],
    [
      'metadata of another issuer',
      () => ({ metadata: { issuer: 'https://evil.example' } }),
      'klopt niet met onze vraag',
    ],
    ['a token for another website', () => ({ claims: { aud: 'other' } }), 'klopt niet met onze vraag'],
    ['a token that somebody else signed', () => ({ key: otherKey }), 'klopt niet met onze vraag'],
    ['a token that ended an hour ago', () => ({ claims: { exp: seconds() - hour } }), 'klok'],
    ['a token of an hour from now', () => ({ claims: { nbf: seconds() + hour } }), 'klok'],
    ['a code that is too old', () => ({ status: 400, error: 'invalid_grant' }), 'duurde te lang'],
    [
      'a secret that is not right any more',
      () => ({ status: 401, error: 'invalid_client' }),
      'kent deze website niet goed',
    ],
    [
      'a fault at the provider',
      () => ({ status: 503, error: 'temporarily_unavailable' }),
      'antwoordt nu niet',
    ],
  ])('%s is refused, with what to do', async (_, change, words, iss) => {
    const refused = await attempt(change(), iss);
    expect(refused.status).toBe(422);
    expect(refused.html).toContain(words);
  });
});

test('no request to a provider is a fault of ours, and odd answers are refused', async () => {
  const device = browser();
  for (const query of ['', '?state=', '?code=a', `?state=${'x'.repeat(5_000)}`, '?state[]=a&code=%00'])
    expect((await device.get(`/nl/account/organisation/answer${query}`)).status, query).toBe(422);
  expect((await device.get(`/nl/account/organisation/sign-out/${randomUUID()}`)).status).toBe(404);
  expect(faults).toEqual([]);
});

test('the operator turns it off, and only sets what can be a provider', async () => {
  expect(
    await run(
      'oidc',
      'Gemeente Delft',
      '--issuer',
      'http://intern.example',
      '--client-id',
      'a',
      '--secret-file',
      secretFile,
    ),
  ).toBe(2);
  expect(await run('oidc', 'Gemeente Nergens', '--off')).toBe(1);
  expect(await run('oidc', 'Gemeente Vals', '--off')).toBe(0);
  expect(
    ['https://login.example', 'http://127.0.0.1:4000', 'http://10.0.0.1', 'ftp://login.example', 'x'].map(
      isIssuer,
    ),
  ).toEqual([true, true, false, false, false]);
});

test('what proves a second factor, and an address', () => {
  expect(readSecondFactor('amr:mfa,acr:urn:example:2')).toEqual({ amr: ['mfa'], acr: ['urn:example:2'] });
  expect(readSecondFactor('mfa')).toBeUndefined();
  const proof = { amr: ['mfa'], acr: ['high'] };
  expect(isStrong({ amr: ['pwd', 'mfa'] }, proof)).toBe(true);
  expect(isStrong({ acr: 'high' }, proof)).toBe(true);
  expect(isStrong({ amr: 'mfa', acr: ['high'] }, proof)).toBe(false);
  expect(isStrong({ amr: ['mfa'] }, { amr: [], acr: [] })).toBe(false);
  expect(verifiedAddress({ email: 'a@b.nl', email_verified: true })).toBe('a@b.nl');
  expect(verifiedAddress({ email: 'a@b.nl', xms_edov: true })).toBe('a@b.nl');
  expect(verifiedAddress({ email: 'a@b.nl', email_verified: 'true' })).toBeUndefined();
  expect(verifiedAddress({ email: 'a@b.nl' })).toBeUndefined();
});
