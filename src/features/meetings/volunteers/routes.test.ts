import { expect, test } from 'vitest';
import { createTestApp } from '../../../../test/support/app.ts';
import { meeting } from '../../../../test/support/meeting.ts';

const { browser, app, faults } = await createTestApp();
const { id, token } = await meeting(app);
const team = browser();
team.jar.set('vanonderop_team', token);
const desk = `/nl/organise/${id}`;
const tokenOf = (html: string, name: string) =>
  html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';

test('volunteers for the day: two are wanted, a third is told so; who cannot makes room', async () => {
  await team.get(`${desk}/shifts`);
  expect(
    (await team.post(`${desk}/shift`, { name: 'Thee', from: '15:00', to: '14:00', wanted: '2' })).status,
  ).toBe(422);
  await team.post(`${desk}/shift`, { name: 'Thee zetten', from: '14:00', to: '15:00', wanted: '2' });
  const shown = await team.get(`${desk}/shifts`);
  const call = shown.html.match(/href="http:\/\/localhost(\/nl\/hands\/[^"]+)"/)?.[1] ?? '';
  const signUp = async (firstName: string) => {
    const phone = browser();
    const page = await phone.get(call);
    return phone.post(call, {
      once: tokenOf(page.html, 'once'),
      shift,
      firstName,
    });
  };
  const shift = tokenOf((await browser().get(call)).html, 'shift');
  expect((await signUp('')).status).toBe(409);
  await Promise.all(['Aster', 'Bilal', 'Chava'].map(signUp));
  const full = await browser().get(call);
  expect(full.html).toMatch(/2.{0,3} van .{0,2}2/);
  const late = await signUp('Dawit');
  expect(late.status).toBe(409);
  const phone = browser();
  const page = await phone.get(call);
  await phone.post(`${call}/leave`, { hand: tokenOf(page.html, 'hand') });
  expect((await signUp('Dawit')).status).toBe(303);
  expect((await browser().get(call)).html).toContain('Dawit');
  expect((await browser().get('/nl/hands/abcdefghijklmnopqrstuvwxyz')).status).toBe(404);
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
