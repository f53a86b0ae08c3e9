import { expect, test } from 'vitest';
import { createTestApp } from '../../../../test/support/app.ts';
import { meeting } from '../../../../test/support/meeting.ts';
import { fillIn, formOn } from '../../../../test/support/team-forms.ts';

const { browser, app, faults } = await createTestApp();
const { id, token } = await meeting(app);
const team = browser();
team.jar.set('vanonderop_team', token);
const desk = `/nl/organise/${id}`;
const tokenOf = (html: string, name: string) =>
  html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';

const add = (typed: Record<string, string>) =>
  fillIn(team, `${desk}/shifts`, `${desk}/shift`, typed, { shift: '' });

test('volunteers for the day: two are wanted, a third is told so; who cannot makes room', async () => {
  await team.get(`${desk}/shifts`);
  expect((await add({ task: 'Thee', from: '15:00', to: '14:00', wanted: '2' })).status).toBe(422);
  await add({ task: 'Thee zetten', from: '14:00', to: '15:00', wanted: '2' });
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

test('a shift goes on over midnight, and two organisers change it without losing anything', async () => {
  const task = { task: 'Opruimen', from: '22:30', to: '01:00', wanted: '3' };
  expect((await add(task)).status).toBe(303);
  const { html } = await team.get(`${desk}/shifts`);
  const shift = html.match(/<summary>[^<]*Opruimen.*?name="shift" value="([^"]+)"/s)?.[1] ?? '';
  const target = `${desk}/shift`;
  const form = formOn(html, target, { shift });
  expect(form).toMatchObject({ from: '22:30', to: '01:00' });
  await team.post(target, { ...form, wanted: '5' });
  expect((await team.post(target, { ...form, task: 'Opruimen en afwassen' })).status).toBe(303);
  const late = await team.post(target, { ...form, wanted: '8' });
  expect(late.status).toBe(409);
  expect(formOn(late.html, target, { shift })).toMatchObject({ task: 'Opruimen en afwassen', wanted: '8' });
  await team.post(`${desk}/shift-removed`, { shift });
  const gone = await team.get(`${desk}/shifts`);
  expect(gone.html).toMatch(/Zet terug: .?Opruimen en afwassen/);
  await team.post(`${desk}/shift-restored`, { shift });
  expect(formOn((await team.get(`${desk}/shifts`)).html, target, { shift }).wanted).toBe('5');
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
