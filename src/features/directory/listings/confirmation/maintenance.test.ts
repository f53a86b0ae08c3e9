import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { issueOperatorLink } from '#features/accounts';
import { createTestApp } from '../../../../../test/support/app.ts';
import { openTeamSession } from '../../../../../test/support/team.ts';
import { askForConfirmations } from './maintenance.ts';

const { browser, app, faults, owner, at: setClock } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());
const team = browser();
team.jar.set('vanonderop_team', await openTeamSession(app, await issueOperatorLink(app, 'Deniz', 900)));
const field = (html: string, name: string) =>
  html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';

/** Registers an initiative that the team makes public. */
async function registerPublic(ownerEmail: string): Promise<void> {
  const visitor = browser();
  const once = field((await visitor.get('/nl/register')).html, 'once');
  await visitor.post('/nl/register', {
    organisation: `Groep ${ownerEmail}`,
    name: 'Wandelen',
    summary: 'Kom erbij.',
    textLanguage: 'nl',
    town: 'Delft',
    goals: ['people'],
    phone: '015',
    ownerEmail,
    once,
    what: 'send',
  });
  const { html } = await team.get('/nl/listings');
  await team.post('/nl/listings/vouch', { listing: field(html, 'listing') });
}

test.each([
  ['summer', '2027-06-30T22:30:00Z', '2027-07-01T10:00:00Z', '2027-07-01T22:30:00Z'],
  ['winter', '2027-03-10T23:30:00Z', '2027-03-11T10:00:00Z', '2027-03-11T23:30:00Z'],
])(
  'in %s half past twelve at night and noon are the same Dutch day: two servers that ask then send one email',
  async (season, night, noon, nextNight) => {
    const recipient = `${season}@voorbeeld.nl`;
    setClock('2026-11-24T09:00:00Z');
    await registerPublic(recipient);
    const emailsAfterMaintenance = async (moment: string) => {
      setClock(moment);
      // Each server runs before it sees the request that the other one made.
      await database.query('delete from confirmation_request');
      await askForConfirmations(app);
      const { rows } = await database.query(
        "select from mail_outbox where recipient = $1 and once_key like 'fresh:%'",
        [recipient],
      );
      return rows.length;
    };
    expect(await emailsAfterMaintenance(night)).toBe(1);
    expect(await emailsAfterMaintenance(noon)).toBe(1);
    expect(await emailsAfterMaintenance(nextNight)).toBe(2);
    expect(faults).toEqual([]);
  },
);
