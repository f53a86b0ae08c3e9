import { expect, test } from 'vitest';
import { issueOperatorLink } from '#features/accounts';
import { createTestApp } from '../../../../../test/support/app.ts';
import { registerInitiative, vouchFor } from '../../../../../test/support/listings.ts';
import { OWN } from '../../../../../test/support/owners.ts';
import { begin } from '../../../../../test/support/people.ts';
import { signInTeam } from '../../../../../test/support/team.ts';
import { scheduledTasks } from '../../background.ts';
import { directorySnapshot } from '../../index.ts';
import { isPauseEnd } from './rules.ts';

const { app, browser, faults, at: setClock } = await createTestApp();
const team = browser();
await signInTeam(team, app, await issueOperatorLink(app, 'Deniz', 900));
const owner = browser();
await registerInitiative(owner);
await vouchFor(team, 'Breicafé');
const find = async () => (await directorySnapshot(app)).initiatives.find(({ texts }) => texts.nl);
const id = (await find())?.id;
const endPauses = () => scheduledTasks.find(({ name }) => name === 'directory: pauses that end')?.run(app);
const pause = async (until: string) => {
  await owner.get(OWN);
  return owner.post(`${OWN}/rest`, { state: 'paused', until });
};

test('a pause ends on a day after today, at most a year ahead', () => {
  expect(isPauseEnd('2026-11-25', '2026-11-24')).toBe(true);
  expect(isPauseEnd('2027-11-24', '2026-11-24')).toBe(true);
  for (const until of ['2026-11-24', '2026-11-23', '2027-11-25', '2026-02-30', 'morgen'])
    expect(isPauseEnd(until, '2026-11-24')).toBe(false);
});

test('a day that is past is refused, with what was typed, and nothing pauses', async () => {
  const refused = await pause('2026-11-01');
  expect([refused.status, refused.html.includes('value="2026-11-01"')]).toEqual([422, true]);
  expect(refused.html).toContain('Kies een dag na vandaag');
  expect(await find()).toBeDefined();
});

test('while it pauses its page stays and says until when, in no list; on that day it is back by itself', async () => {
  expect((await pause('2026-12-10')).to).toBe(OWN);
  expect(await find()).toBeUndefined();
  const page = await browser().get(`/nl/initiatives/${id}`);
  expect(page.status).toBe(200);
  expect(page.html).toMatch(/Vanaf .?donderdag 10 december.? is het er weer/);
  expect(page.html).not.toContain('/come"');
  expect((await browser().get(`/nl/initiatives/${id}/come`)).to).toBe(`/nl/initiatives/${id}`);
  expect((await browser().get('/nl/initiatives?q=breien')).html).not.toContain('Breicafé');
  // Who told a story reads the same.
  const newcomer = await begin(browser());
  expect((await newcomer.get(`/nl/initiatives/${id}`)).html).toContain('donderdag 10 december');
  await endPauses();
  expect(await find()).toBeUndefined();
  setClock('2026-12-10T06:00:00Z');
  await endPauses();
  expect((await find())?.id).toBe(id);
  expect((await browser().get(`/nl/initiatives/${id}`)).html).not.toContain('pauze');
});

test('a pause without an end lasts until its owner says', async () => {
  setClock('2026-11-24T12:00:00Z');
  await pause('');
  expect((await browser().get(`/nl/initiatives/${id}`)).html).toContain('nog niet bekend');
  setClock('2026-11-30T06:00:00Z');
  await endPauses();
  expect(await find()).toBeUndefined();
  await owner.get(OWN);
  await owner.post(`${OWN}/resume`, {});
  expect(await find()).toBeDefined();
  expect(faults).toEqual([]);
});
