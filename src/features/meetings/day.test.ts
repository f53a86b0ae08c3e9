import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { fromAmsterdam } from '#core/time/amsterdam.ts';
import { inDaytime } from '#core/time/quiet-hours.ts';
import { createTestApp } from '../../../test/support/app.ts';
import { meeting, SLUG, signUp } from '../../../test/support/meeting.ts';
import { proposeSeats, publishSeats } from './seating/actions.ts';
import { offerEnds } from './seating/offers.ts';

const { browser, app, at, faults, owner } = await createTestApp();
const { id, token, deniz, edition } = await meeting(app);
const link = new pg.Client(owner);
await link.connect();
afterAll(() => link.end());
const team = browser();
team.jar.set('vanonderop_team', token);
const desk = `/nl/organise/${id}`;
const tokenOf = (html: string, name: string) =>
  html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';

test('an initiative asks for a stand, hears yes, and stands on the page; its address does not', async () => {
  const phone = browser();
  const form = await phone.get(`/nl/meetings/${SLUG}/stand`);
  const wrong = await phone.post(`/nl/meetings/${SLUG}/stand`, {
    once: tokenOf(form.html, 'once'),
    organisation: 'Het koor',
    shows: '',
  });
  expect(wrong.status).toBe(422);
  expect(wrong.html).toContain('value="Het koor"');
  const asked = await phone.post(`/nl/meetings/${SLUG}/stand`, {
    once: tokenOf(form.html, 'once'),
    organisation: 'Het koor',
    shows: 'Wij zingen samen.',
    needs: ['table', 'power'],
    email: 'koor@voorbeeld.nl',
  });
  expect((await phone.get(asked.to ?? '')).html).toContain('Je hoort van ons');
  expect((await browser().get(`/nl/meetings/${SLUG}`)).html).not.toContain('Wij zingen samen');
  const market = await team.get(`${desk}/market`);
  const stand = tokenOf(market.html, 'stand');
  expect(market.html).toContain('Stroom nodig');
  await team.post(`${desk}/stand`, { stand, state: 'accepted', [`answer-${stand}`]: 'Bij de ingang.' });
  expect((await phone.get(asked.to ?? '')).html).toContain('Bij de ingang.');
  const page = await browser().get(`/nl/meetings/${SLUG}`);
  expect(page.html).toContain('Wij zingen samen.');
  expect(page.html).not.toContain('koor@voorbeeld.nl');
  await phone.post(asked.to ?? '', {});
  expect((await browser().get(`/nl/meetings/${SLUG}`)).html).not.toContain('Wij zingen samen');
});

test('hands for the day: two are wanted, a third is told so; who cannot makes room', async () => {
  await team.get(`${desk}/shifts`);
  expect(
    (await team.post(`${desk}/shift`, { name: 'Thee', from: '15:00', to: '14:00', wanted: '2' })).status,
  ).toBe(422);
  await team.post(`${desk}/shift`, { name: 'Thee zetten', from: '14:00', to: '15:00', wanted: '2' });
  const shown = await team.get(`${desk}/shifts`);
  const call = shown.html.match(/href="http:\/\/localhost(\/nl\/hands\/[^"]+)"/)?.[1] ?? '';
  const take = async (firstName: string) => {
    const phone = browser();
    const page = await phone.get(call);
    return phone.post(call, {
      once: tokenOf(page.html, 'once') || `late-${firstName}`,
      shift: shift,
      firstName,
    });
  };
  const shift = tokenOf((await browser().get(call)).html, 'shift');
  expect((await take('')).status).toBe(409);
  await Promise.all(['Aster', 'Bilal', 'Chava'].map(take));
  const full = await browser().get(call);
  expect(full.html).toMatch(/2.{0,3} van .{0,2}2/);
  const late = await take('Dawit');
  expect(late.status).toBe(409);
  const phone = browser();
  const page = await phone.get(call);
  await phone.post(`${call}/leave`, { hand: tokenOf(page.html, 'hand') });
  expect((await take('Dawit')).status).toBe(303);
  expect((await browser().get(call)).html).toContain('Dawit');
  expect((await browser().get('/nl/hands/abcdefghijklmnopqrstuvwxyz')).status).toBe(404);
});

test('who does not come releases the seat for somebody who is here and waits, not for who stayed at home', async () => {
  await link.query('update break_out set least = 0');
  await link.query('update break_out set places = 1 where number = 1');
  const come = async (name: string) => {
    const phone = browser();
    return { phone, page: await signUp(phone, await edition(), [1], { name0: name }) };
  };
  const people = [await come('Aster'), await come('Bilal'), await come('Chava')];
  await proposeSeats(app, deniz, { edition: id });
  await publishSeats(app, deniz, { edition: id });
  const pages = await Promise.all(people.map(async ({ phone, page }) => (await phone.get(page)).html));
  const absent = pages.findIndex((html) => html.includes('Je zit in gesprek'));
  const here = (absent + 1) % 3;
  const { startsAt } = await edition();
  at(new Date(startsAt.getTime() + 30 * 60_000).toISOString());
  team.jar.set('vanonderop_team', token);
  const code = pages[here]?.match(/[0-9A-Z]{4}-[0-9A-Z]{4}/)?.[0] ?? '';
  await team.get(`${desk}/check-in`);
  const scanned = await team.post(`${desk}/arrival`, { code: code.replace('-', '').toLowerCase() });
  expect(scanned.html).toContain('Welkom');
  expect((await team.post(`${desk}/arrival`, { code: 'QQQQ-QQQQ' })).html).toContain('kennen we niet');
  await team.post(`${desk}/release`, {});
  const after = await Promise.all(people.map(async ({ phone, page }) => (await phone.get(page)).html));
  expect(after[here]).toContain('Je zit in gesprek');
  expect(after[absent]).not.toContain('Je zit in gesprek');
  await team.post(`${desk}/arrival-undone`, { code });
  expect((await team.get(`${desk}/check-in`)).html).toMatch(/0.{0,3} van .{0,2}3/);
});

test('nobody is written to at night, and an offer stands for four hours of daytime, also when the clock changes', () => {
  const shown = (day: string, hour: number, minute = 0) => fromAmsterdam(day, hour * 60 + minute);
  expect(inDaytime(shown('2026-11-24', 22))).toEqual(shown('2026-11-25', 9));
  expect(inDaytime(shown('2026-11-24', 3))).toEqual(shown('2026-11-24', 9));
  expect(inDaytime(shown('2026-11-24', 12))).toEqual(shown('2026-11-24', 12));
  expect(offerEnds(shown('2026-11-24', 10))).toEqual(shown('2026-11-24', 14));
  expect(offerEnds(shown('2026-11-24', 19, 30))).toEqual(shown('2026-11-25', 11, 30));
  expect(offerEnds(shown('2026-10-24', 20))).toEqual(shown('2026-10-25', 12));
  expect(offerEnds(shown('2026-03-28', 23))).toEqual(shown('2026-03-29', 13));
  expect(offerEnds(shown('2026-03-28', 23)).toISOString()).toBe('2026-03-29T11:00:00.000Z');
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
