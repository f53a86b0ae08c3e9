import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { isForStaff } from '#core/access/actor.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { formToken } from '#core/http/csrf.ts';
import { routePattern } from '#core/http/route-options.ts';
import { hashToken, newToken } from '#core/private-links.ts';
import { DAY_MS } from '#core/time/durations.ts';
import { addAccountSession, authenticateAccount } from '#features/accounts';
import { routesByFeature } from '../../src/app.ts';
import { seedDemoTenants } from '../../src/features/accounts/demo-seed.ts';
import { seedDemoCasework } from '../../src/features/casework/demo-seed.ts';
import { seedDemoCollaborations } from '../../src/features/collaborations/demo-seed.ts';
import { seedDemoVoice } from '../../src/features/voice/demo-seed.ts';
import { ACCOUNT_COOKIE } from '../support/accounts.ts';
import { createTestApp } from '../support/app.ts';
import { addBottlenecks } from '../support/bottlenecks.ts';
import { tablesWith } from '../support/rows-by-schema.ts';
import { type Browser, crawl, type FoundForm, routeFinder } from './crawl.ts';

/**
 * The desks of the municipalities of the demonstration: their staff follow every link from where they begin; everybody else goes
 * to the same addresses and sends the same forms.
 */
const { app, owner, browser, faults } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

const tenants = await seedDemoTenants(app);
await seedDemoCasework(app, tenants);
await seedDemoVoice(app);
await seedDemoCollaborations(app, []);
const [ours, theirs] = tenants;
if (!ours || !theirs) throw new Error('the demonstration has no two municipalities');
await addBottlenecks(app, ours.id, ours.municipalities[0] ?? '');

async function deviceOf(account: string): Promise<Browser> {
  const token = newToken();
  const seenAt = app.now();
  await inTransaction(app.db, { systemTask: { name: 'demonstration' } }, (tx) =>
    addAccountSession(tx, {
      account,
      tokenHash: hashToken(token),
      ownDevice: true,
      strong: true,
      seenAt,
      endsAt: new Date(seenAt.getTime() + DAY_MS),
    }),
  );
  const device = browser();
  device.jar.set(ACCOUNT_COOKIE, token);
  return device;
}

const insiders = await Promise.all(ours.staff.map(({ account }) => deviceOf(account)));
const policy = ours.staff.find(({ roles }) => roles.every((role) => role === 'policy'));
const outsiders: [name: string, device: Browser][] = [
  ...(await Promise.all(
    theirs.staff.map(
      async ({ account, name }): Promise<[string, Browser]> => [name, await deviceOf(account)],
    ),
  )),
  ...(policy ? [['policy', await deviceOf(policy.account)] as [string, Browser]] : []),
  ['nobody', browser()],
];

/** The numbers of our cases: whoever sees one sees a case. */
const { rows } = await database.query<{ number: string }>(
  'select number from integration_case where tenant_id = $1',
  [ours.id],
);
const numbers = rows.map(({ number }) => number);

const routes = routesByFeature.flatMap((feature) => feature.routes);
const routeOf = routeFinder(routes);
const staffRoutes = routes.filter(({ allow }) => isForStaff(allow));
const addresses = new Map<string, Set<string>>();
const forms: FoundForm[] = [];
for (const device of insiders) {
  const found = await crawl(device, ['/nl/account/start'], routeOf, () => {});
  for (const [pattern, paths] of found.pages)
    addresses.set(pattern, new Set([...(addresses.get(pattern) ?? []), ...paths]));
  forms.push(...found.forms);
}
const staffPatterns = new Set(staffRoutes.map(({ path }) => routePattern(path)));
const distinctForms = [...new Map(forms.map((form) => [JSON.stringify(form), form])).values()].filter(
  ({ route }) => staffPatterns.has(route),
);

/** Pages that no link leads to here, and why. */
const NOT_LINKED: Record<string, string> = {
  '/casework/:case/reason': 'only before an unusual look',
  '/casework/:case/intake/story/:consent': 'only where a newcomer opened their story to the guide',
  '/casework/:case/plan/free/:idea/bind': 'only where a free idea stands in a draft',
  '/policy/voice/:id/statements/:statement/audio/:language': 'only where somebody read a statement aloud',
  '/policy/signals/:id': 'only where ten people said the same',
};

test('whoever works at a municipality finds every page of its desks from where they begin', () => {
  expect(faults).toEqual([]);
  const unreached = staffRoutes
    .filter(({ method }) => method === 'get')
    .map(({ path }) => routePattern(path))
    .filter((pattern) => !addresses.has(pattern));
  expect(unreached.filter((pattern) => !(pattern in NOT_LINKED))).toEqual([]);
  expect(numbers.length).toBeGreaterThan(10);
});

test('nobody of another municipality, nobody who makes policy and no visitor sees a case at any of these addresses', async () => {
  const leaks: string[] = [];
  let requests = 0;
  for (const [name, device] of outsiders)
    for (const [pattern, paths] of addresses) {
      if (!staffPatterns.has(pattern)) continue;
      for (const path of paths) {
        const { status, html } = await device.get(path);
        requests++;
        if (status >= 500) leaks.push(`${name} ${path}: ${status}`);
        leaks.push(
          ...numbers.filter((number) => html.includes(number)).map((number) => `${name} ${path}: ${number}`),
        );
      }
    }
  expect(leaks).toEqual([]);
  expect(requests).toBeGreaterThan(200);
}, 120_000);

test('nobody of them changes anything there with any form that our staff were shown', async () => {
  const tables = await tablesWith(database, 'tenant_id');
  const rowsOfOurs = async () => {
    const states: Record<string, string> = {};
    for (const { name } of tables) {
      // Who makes policy answers the questions of their own municipality, holds conversations, takes up what stands in the way,
      // and tells what it does with others.
      if (
        ['account_session', 'signal_question', 'bottleneck'].includes(name) ||
        name.startsWith('collaboration') ||
        name.startsWith('voice_')
      )
        continue;
      const state = await database.query<{ state: string }>(
        `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as state from "${name}" t where tenant_id = $1`,
        [ours.id],
      );
      states[name] = state.rows[0]?.state ?? '';
    }
    return states;
  };
  const before = await rowsOfOurs();
  const wrong: string[] = [];
  const perRoute = Map.groupBy(distinctForms, ({ route }) => route);
  for (const [name, device] of outsiders) {
    const actor = await authenticateAccount(app, device.jar.get(ACCOUNT_COOKIE));
    for (const found of perRoute.values())
      for (const { path, fields } of found.slice(0, 2)) {
        const { status } = await device.post(path, fields, formToken(app.secret, actor, app.now()));
        if (status >= 500) wrong.push(`${name} POST ${path}: ${status}`);
      }
  }
  expect(wrong).toEqual([]);
  expect(perRoute.size).toBeGreaterThan(20);
  expect(await rowsOfOurs()).toEqual(before);
}, 120_000);
