import { expect, test } from 'vitest';
import { issueOperatorLink } from '#features/accounts';
import { createTestApp } from '../../../../test/support/app.ts';
import { registerInitiative, vouchFor } from '../../../../test/support/listings.ts';
import { OWN } from '../../../../test/support/owners.ts';
import { signInTeam } from '../../../../test/support/team.ts';

const { app, browser, faults } = await createTestApp();
const team = browser();
await signInTeam(team, app, await issueOperatorLink(app, 'Deniz', 900));
const owner = browser();
await registerInitiative(owner, { has: ['helpers'], giftsWanted: ['sew'] });
await vouchFor(team, 'Breicafé');
await registerInitiative(browser(), {
  name: 'Kookclub',
  organisation: 'De Pan',
  town: 'Groningen',
  has: ['helpers'],
  giftsWanted: ['cook'],
});
await vouchFor(team, 'Kookclub');

const listed = async (query: string) => {
  const { html } = await browser().get(`/nl/do${query}`);
  return ['Breicafé', 'Kookclub'].filter((name) => html.includes(`>${name}</bdi>`));
};

test('by what one can do and where; the place is asked and not guessed', async () => {
  expect(await listed('')).toEqual(['Breicafé', 'Kookclub']);
  expect(await listed('?gift=sew')).toEqual(['Breicafé']);
  expect(await listed('?town=Groningen')).toEqual(['Kookclub']);
  expect(await listed('?town=2611&gift=cook')).toEqual([]);
  const unsure = await browser().get('/nl/do?town=Groningne');
  expect(unsure.html).toContain('Bedoel je een andere plaats');
});

test('an offer to help reaches the people of the initiative', async () => {
  const { html } = await browser().get('/nl/do?gift=sew');
  const href = html.match(/href="(\/nl\/initiatives\/[0-9a-f-]+\/question\?help)"/)?.[1] ?? '';
  const visitor = browser();
  const form = await visitor.get(href);
  expect(form.html).toContain('Ik wil helpen bij');
  const once = form.html.match(/name="once" value="([^"]+)"/)?.[1] ?? '';
  await visitor.post(href.split('?')[0] ?? '', {
    once,
    stamp: '',
    help: '1',
    words: 'Ik brei al veertig jaar.',
  });
  expect((await owner.get(`${OWN}/questions`)).html).toMatch(/Iemand wil helpen.*veertig jaar/s);
  expect(faults).toEqual([]);
});
