import { expect, test } from 'vitest';
import { ACCOUNT_COOKIE, openAccountSession } from '../support/accounts.ts';
import { axe, site } from '../support/site.ts';

const { at, app, faults, phone } = await site();

test('a guide makes a passkey with a real authenticator, signs out, and signs in with it alone', async () => {
  const { token } = await openAccountSession(app, { name: 'Noor', guideOf: 'Welkom Delft', strong: false });
  const context = await phone({ script: true });
  await context.addCookies([{ name: ACCOUNT_COOKIE, value: token, url: at }]);
  const page = await context.newPage();
  const devices = await context.newCDPSession(page);
  await devices.send('WebAuthn.enable');
  const { authenticatorId } = await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  // A letter alone does not open what newcomers share.
  await page.goto('/nl/account/start');
  await page.getByText('Maak eerst een passkey').click();
  await page.getByRole('button', { name: 'Maak een passkey op dit apparaat' }).click();
  await page.getByText('Je passkey is gemaakt').waitFor();
  const { credentials } = await devices.send('WebAuthn.getCredentials', { authenticatorId });
  expect(credentials).toHaveLength(1);
  expect(await axe(page)).toEqual([]);
  await page.goto('/nl/account/start');
  expect(await page.getByText('Naar mensen met wie je meeloopt').count()).toBe(1);
  await page.goto('/nl/account/settings');
  await page.getByRole('button', { name: 'Sluit af op dit apparaat' }).click();
  await page.waitForURL('**/nl/account');
  expect(await axe(page)).toEqual([]);
  await page.locator('form[data-passkey] button[value=own]').click();
  await page.waitForURL('**/account/start');
  expect(await page.getByText('Naar mensen met wie je meeloopt').count()).toBe(1);
  // Whoever cannot prove to be the owner of the device is told, and can use a letter.
  await page.goto('/nl/account/settings');
  await page.getByRole('button', { name: 'Sluit af op dit apparaat' }).click();
  await page.waitForURL('**/nl/account');
  await devices.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await page.locator('form[data-passkey] button[value=own]').click();
  await page.getByText('Het is niet gelukt').waitFor();
  expect(faults).toEqual([]);
});

test('an answer counts once, for its own session and site, and nobody adds a passkey to a mailbox that was broken into', async () => {
  const { token } = await openAccountSession(app, { name: 'Joke', strong: false });
  const context = await phone({ script: true });
  await context.addCookies([{ name: ACCOUNT_COOKIE, value: token, url: at }]);
  const page = await context.newPage();
  const devices = await context.newCDPSession(page);
  await devices.send('WebAuthn.enable');
  await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto('/nl/account/settings');
  const [sent] = await Promise.all([
    page.waitForRequest((request) => request.method() === 'POST'),
    page.getByRole('button', { name: 'Maak een passkey op dit apparaat' }).click(),
  ]);
  await page.getByText('Je passkey is gemaakt').waitFor();
  const answer = new URLSearchParams(sent.postData() ?? '').get('answer') ?? '';
  expect(answer).toContain('attestationObject');
  const again = async (cookie: string) => {
    const other = await phone({ script: false });
    await other.addCookies([{ name: ACCOUNT_COOKIE, value: cookie, url: at }]);
    const shown = await other.newPage();
    await shown.goto('/nl/account/settings');
    const formToken = await shown.locator('input[name=token]').first().getAttribute('value');
    const response = await other.request.post('/nl/account/settings/passkey', {
      form: { token: formToken ?? '', answer },
      headers: { origin: at },
      maxRedirects: 0,
    });
    return response.headers().location;
  };
  expect(await again(token)).toBe('/nl/account/settings?no-passkey');
  const thief = await openAccountSession(app, { name: 'Dief', strong: false });
  expect(await again(thief.token)).toBe('/nl/account/settings?no-passkey');
});
