import { expect, test } from 'vitest';
import { privateLinkToken } from '#core/private-links.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { meeting } from '../../../../test/support/meeting.ts';
import { createTableCards } from './actions.ts';
import { agreementStatus } from './agreement-status.ts';

const { browser, app, faults } = await createTestApp();
const { id, deniz, edition } = await meeting(app);
await createTableCards(app, deniz, { edition: id });
const breakOut = (await edition()).parts.flatMap(({ breakOuts }) => breakOuts)[0];
const card = `/nl/table/${privateLinkToken(app, 'table', breakOut?.id ?? '')}`;

test('an agreement needs a day that exists; what was typed stays, and with a good day it is on the card', async () => {
  const tablet = browser();
  const once = (await tablet.get(card)).html.match(/name="once" value="([^"]*)"/)?.[1] ?? '';
  const agreement = { once, kind: 'agreement', words: 'We bellen elke maand', owner: 'Samira', email: '' };
  const refused = await tablet.post(card, { ...agreement, dueOn: '2027-02-30' });
  expect(refused.status).toBe(422);
  expect(refused.html).toContain('We bellen elke maand');
  expect((await browser().get(card)).html).not.toContain('We bellen elke maand');
  expect((await tablet.post(card, { ...agreement, dueOn: '2027-03-01' })).status).toBe(303);
  const { html } = await browser().get(card);
  expect(html).toContain('We bellen elke maand');
  expect(html).toContain('Samira');
});

test('an agreement is silent when its day has passed and its owner has not answered since', () => {
  const agreement = { state: 'open' as const, dueOn: '2027-03-01', answeredAt: null };
  expect(agreementStatus(agreement, '2027-03-01')).toBe('open');
  expect(agreementStatus(agreement, '2027-03-02')).toBe('silent');
  expect(agreementStatus({ ...agreement, answeredAt: new Date('2027-03-02T10:00:00Z') }, '2027-03-03')).toBe(
    'open',
  );
  expect(agreementStatus({ ...agreement, state: 'done' }, '2027-03-02')).toBe('done');
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
