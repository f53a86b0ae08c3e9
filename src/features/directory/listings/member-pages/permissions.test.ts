import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { can } from '#core/access/actor.ts';
import { routePattern } from '#core/http/route-options.ts';
import { routesByFeature } from '../../../../../src/app.ts';
import { createTestApp } from '../../../../../test/support/app.ts';
import { openAsMember } from '../../../../../test/support/members.ts';
import { linkOnOwnerPage, OWN, openOwnerLink } from '../../../../../test/support/owners.ts';
import { initiativeWith } from '../../../../../test/support/placements.ts';
import { authenticateOwner } from '../owner-sessions/session.ts';

const { app, browser, faults, owner } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

const routes = routesByFeature.flatMap((feature) => feature.routes);
const { listing } = await initiativeWith(app, database);

test('a member comes in where it says so and nowhere else; everything of the owner is closed, and says why', async () => {
  const helper = browser();
  await openAsMember(app, helper, listing, 'member');
  const pages = routes.filter(({ method, path }) => method === 'get' && path.startsWith('/register/own'));
  const open: string[] = [];
  for (const { path, allow } of pages) {
    const page = await helper.get(
      `/nl${routePattern(path).replace(':language', 'ar').replace(':id', listing)}`,
    );
    if (allow === 'owner') {
      expect([path, page.status]).toEqual([path, 403]);
      expect(page.html).toContain('Je helpt bij dit initiatief.');
      expect(page.html).toContain('href="/nl/register/own/requests"');
    } else open.push(`${path} ${page.status}`);
  }
  expect(open).toContain('/register/own/requests 200');
  expect(faults).toEqual([]);
});

test('whoever opened the listing with an account as its owner does what the link lets one do', async () => {
  const keeper = browser();
  await openAsMember(app, keeper, listing, 'owner');
  expect((await keeper.get(OWN)).html).toContain('Het koor');
  expect((await keeper.get(`${OWN}/change`)).status).toBe(200);
});

test('a form of the owner changes nothing when a member sends it, however it was got', async () => {
  const helper = browser();
  const cookie = await openAsMember(app, helper, listing, 'member').then(() =>
    helper.jar.get('vanonderop_owner'),
  );
  const actor = await authenticateOwner(app, cookie);
  expect([can(actor, 'member'), can(actor, 'owner')]).toEqual([true, false]);
  await helper.get(`${OWN}/requests`);
  const before = await database.query('select form, state from listing where id = $1', [listing]);
  const settings = await database.query('select * from placement_settings where listing_id = $1', [listing]);
  for (const { path } of routes.filter(({ method, allow }) => method === 'post' && allow === 'owner')) {
    const sent = await helper.post(
      `/nl${routePattern(path).replace(':language', 'ar').replace(':id', listing)}`,
      {
        name: 'Gekaapt',
        state: 'paused',
        places: '999',
        answerDays: '3',
      },
    );
    expect([path, sent.status]).toEqual([path, 403]);
  }
  expect((await database.query('select form, state from listing where id = $1', [listing])).rows).toEqual(
    before.rows,
  );
  expect(
    (await database.query('select * from placement_settings where listing_id = $1', [listing])).rows,
  ).toEqual(settings.rows);
});

test('a member who got the private link as well opens it and is then the owner', async () => {
  const keeper = browser();
  const form = await keeper.get('/nl/register');
  const once = form.html.match(/name="once" value="([^"]*)"/)?.[1] ?? '';
  await keeper.post('/nl/register', { name: 'De tuin', once, what: 'later' });
  const link = linkOnOwnerPage((await keeper.follow()).html);
  const { rows } = await database.query<{ id: string }>(
    "select id from listing where form->>'name' = 'De tuin'",
  );
  const helper = browser();
  await openAsMember(app, helper, rows[0]?.id ?? '', 'member');
  expect((await helper.get(OWN)).status).toBe(403);
  await openOwnerLink(helper, link);
  expect((await helper.get(OWN)).status).toBe(200);
});
