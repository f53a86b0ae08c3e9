import { expect, test } from 'vitest';
import { createTestApp } from '../../../../test/support/app.ts';
import { meeting, SLUG } from '../../../../test/support/meeting.ts';

const { browser, app, faults } = await createTestApp();
const { id, token } = await meeting(app);
const team = browser();
team.jar.set('vanonderop_team', token);
const desk = `/nl/organise/${id}`;
const tokenOf = (html: string, name: string) =>
  html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';

test('an initiative asks for a stand, hears yes, and stands on the page; its address does not', async () => {
  const phone = browser();
  const form = await phone.get(`/nl/meetings/${SLUG}/stand`);
  const refused = await phone.post(`/nl/meetings/${SLUG}/stand`, {
    once: tokenOf(form.html, 'once'),
    organisation: 'Het koor',
    shows: '',
  });
  expect(refused.status).toBe(422);
  expect(refused.html).toContain('value="Het koor"');
  const requested = await phone.post(`/nl/meetings/${SLUG}/stand`, {
    once: tokenOf(form.html, 'once'),
    organisation: 'Het koor',
    shows: 'Wij zingen samen.',
    needs: ['table', 'power'],
    email: 'koor@voorbeeld.nl',
  });
  expect((await phone.get(requested.to ?? '')).html).toContain('Je hoort van ons');
  expect((await browser().get(`/nl/meetings/${SLUG}`)).html).not.toContain('Wij zingen samen');
  const market = await team.get(`${desk}/market`);
  const stall = tokenOf(market.html, 'stand');
  expect(market.html).toContain('Stroom nodig');
  await team.post(`${desk}/stand`, {
    stand: stall,
    state: 'accepted',
    [`answer-${stall}`]: 'Bij de ingang.',
  });
  expect((await phone.get(requested.to ?? '')).html).toContain('Bij de ingang.');
  const page = await browser().get(`/nl/meetings/${SLUG}`);
  expect(page.html).toContain('Wij zingen samen.');
  expect(page.html).not.toContain('koor@voorbeeld.nl');
  await phone.post(requested.to ?? '', {});
  expect((await browser().get(`/nl/meetings/${SLUG}`)).html).not.toContain('Wij zingen samen');
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
