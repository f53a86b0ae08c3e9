import { expect, test } from 'vitest';
import { issueOperatorLink } from '#features/accounts';
import { directoryApiRoutes, directoryImageRoutes } from '../../src/features/directory/routes.ts';
import { hsdsApiRoutes } from '../../src/features/hsds/routes.ts';
import { ACCOUNT_COOKIE, openAccountSession } from '../support/accounts.ts';
import {
  actorFor,
  type HostileActor,
  type HostileRequest,
  hostileRequests,
} from '../support/hostile-requests.ts';
import { OWN } from '../support/owners.ts';
import { formsOf } from '../support/pages/forms.ts';
import { allRoutes, type Browser, populatedSite } from '../support/populated-site.ts';
import { openTeamSession } from '../support/team.ts';

/** `HOSTILE_REQUESTS=10000 HOSTILE_SEED=7` sends more, or repeats what failed. */
const REQUESTS = Number(process.env.HOSTILE_REQUESTS ?? 2_000);
const SEED = Number(process.env.HOSTILE_SEED ?? 1);
/** How often the actors look whether they are still who they were, for some forms end a session. */
const RENEW_EVERY = 40;
const SECONDS_BETWEEN = 5;

const site = await populatedSite();
const { app, at, hono, faults, browser } = site;
const actors: Record<HostileActor, Browser> = {
  visitor: browser(),
  newcomer: await site.newcomer(),
  owner: await site.owner(),
  account: browser(),
  team: site.team(),
};
const { token: accountToken } = await openAccountSession(app, { guideOf: 'Gemeente Voorbeeld' });
actors.account.jar.set(ACCOUNT_COOKIE, accountToken);

/** Makes sure that each actor has its session, a token of today, and is who it should be. */
async function renew(): Promise<void> {
  await actors.visitor.get('/nl/contact');
  if ((await actors.newcomer.get('/nl/story/name')).status !== 200) {
    actors.newcomer = await site.newcomer();
    await actors.newcomer.get('/nl/story/name');
  }
  if ((await actors.team.get('/nl/spreadsheets')).status !== 200) {
    actors.team = site.team(await openTeamSession(app, await issueOperatorLink(app, 'Deniz', 300)));
    await actors.team.get('/nl/spreadsheets');
  }
  if ((await actors.owner.get(OWN)).status !== 200) {
    actors.owner = await site.owner();
    await actors.owner.get(OWN);
  }
}

/** The forms of every page, as whoever may see it gets them. */
async function formsOfSite(): Promise<Map<string, Record<string, string[]>>> {
  const forms = new Map<string, Record<string, string[]>>();
  for (const route of allRoutes.filter(({ method }) => method === 'get')) {
    const { html } = await actors[actorFor(route)].get(site.addressOf(route));
    for (const { action, fields, empty } of formsOf(html)) {
      const typed = Object.fromEntries(empty.map((name) => [name, ['iets']]));
      forms.set(action.split(/[?#]/)[0] ?? '', { ...typed, ...fields });
    }
  }
  return forms;
}

/** Sends the request with this number, from one of many networks. */
async function send(
  { actor, method, path, headers, body }: HostileRequest,
  number: number,
): Promise<Response> {
  const { 'x-hostile-cookie': planted, ...sent } = headers;
  const cookies = [...actors[actor].jar].map(([name, value]) => `${name}=${value}`);
  if (planted) cookies.push(`vanonderop${planted}`);
  return hono.request(`http://localhost${path}`, {
    method,
    headers: {
      host: 'localhost',
      'x-forwarded-for': `10.7.${number % 250}.1`,
      ...sent,
      ...(cookies.length ? { cookie: cookies.join('; ') } : {}),
    },
    ...(body && method !== 'GET' && method !== 'HEAD' ? { body: new Uint8Array(body) } : {}),
  });
}

const describeRequest = ({ actor, method, path, headers, body }: HostileRequest): string =>
  `${actor} ${method} ${path.slice(0, 200)} ${JSON.stringify(headers).slice(0, 200)} ${body ? Buffer.from(body).toString('latin1').slice(0, 600) : ''}`;

test(`${REQUESTS} requests that nobody means well (seed ${SEED}): none is answered with 500`, async () => {
  await renew();
  const generator = hostileRequests(
    {
      routes: allRoutes,
      otherPaths: [...hsdsApiRoutes, ...directoryApiRoutes, ...directoryImageRoutes].map(({ path }) => path),
      parameterOf: site.parameterOf,
      forms: await formsOfSite(),
      tokenOf: (actor) => encodeURIComponent(actors[actor].token()),
    },
    SEED,
  );
  const statuses = new Map<number, number>();
  const failures: string[] = [];
  for (let i = 0; i < REQUESTS; i++) {
    if (i % RENEW_EVERY === 0) await renew();
    at(new Date(app.now().getTime() + SECONDS_BETWEEN * 1_000).toISOString());
    const request = generator.next().value as HostileRequest;
    const { status, headers } = await send(request, i);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (status >= 500 || faults.length)
      failures.push(`#${i} ${status} ${faults.splice(0).join(' ')} <- ${describeRequest(request)}`);
    if (!headers.has('content-security-policy'))
      failures.push(`#${i} no headers <- ${describeRequest(request)}`);
  }
  console.log(
    `answers: ${[...statuses]
      .sort()
      .map(([status, n]) => `${n} × ${status}`)
      .join(', ')}`,
  );
  expect(failures).toEqual([]);
  // What is refused proves little: many of these requests must get as far as an action.
  expect((statuses.get(303) ?? 0) + (statuses.get(422) ?? 0)).toBeGreaterThan(REQUESTS / 40);
}, 600_000);
