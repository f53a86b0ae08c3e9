import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll } from 'vitest';
import type { Route } from '#core/http/route.ts';
import { routePattern } from '#core/http/route-options.ts';
import { privateLinkToken } from '#core/private-links.ts';
import { demoSet } from '../../seed/demo.ts';
import { routesByFeature } from '../../src/app.ts';
import { seedDemoDirectory } from '../../src/features/directory/demo-seed.ts';
import { createImportRunner } from '../../src/features/hsds/import/import-runner.testing.ts';
import { sampleService } from '../../src/features/hsds/schema/sample-records.testing.ts';
import { breakOutsOf } from '../../src/features/meetings/edition/rules.ts';
import { createTableCards } from '../../src/features/meetings/outcomes/actions.ts';
import { createTestApp } from './app.ts';
import { meeting, SLUG, signUp } from './meeting.ts';
import { linkOnOwnerPage, openOwnerLink } from './owners.ts';
import { hiddenFields } from './pages/forms.ts';
import { yonas } from './people.ts';
import { fillIn } from './team-forms.ts';
import { createBrowser } from './visitor.ts';

export type Browser = ReturnType<typeof createBrowser>;

/** Every route of the website. */
export const allRoutes: Route[] = routesByFeature.flatMap(({ routes }) => routes);

/** What Noor, to whom everything on the populated site belongs, wrote: nobody but her and the team may read it. */
export const NOOR_WROTE = 'Noor zegt dat zij wordt bedreigd';

/**
 * A site with something behind every address: a meeting with a sign-up, a stall, shifts and table cards, a question, a
 * listing, an imported initiative that nobody claimed, and a list that was uploaded.
 */
export async function populatedSite() {
  const test = await createTestApp();
  const { app, hono } = test;
  // The people on this site come from networks of their own, as behind a proxy.
  app.trustedProxies = 1;
  let networks = 0;
  const browser = (): Browser =>
    createBrowser(hono, { 'x-forwarded-for': `10.${++networks >> 8}.${networks & 255}.7` });
  const database = new pg.Client(test.owner);
  await database.connect();
  const folder = await mkdtemp(join(tmpdir(), 'vanonderop-site-'));
  afterAll(async () => {
    await database.end();
    await rm(folder, { recursive: true, force: true });
  });
  await seedDemoDirectory(app, demoSet());
  const { file, run } = createImportRunner(app.db, folder);
  const withAddress = sampleService(1, { name: 'Koor aan de Kade', email: 'a@kade.example', contacts: [] });
  const withoutAddress = sampleService(2, {
    name: 'Breien op zolder',
    email: null,
    contacts: [],
    organization: { id: 'zolder', name: 'De Zolder', description: 'Breien.' },
  });
  await run(await file([withAddress, withoutAddress]), ['--source', 'x']);
  const { id: edition, teamLink, token, deniz, edition: findEdition } = await meeting(app);
  const breakOut = breakOutsOf(await findEdition())[0]?.id ?? '';
  const one = async (query: string): Promise<string> =>
    Object.values((await database.query(query)).rows[0])[0] as string;
  const initiativeNamed = (name: string) =>
    one(`select id from initiative where texts -> language ->> 'name' = '${name}'`);
  /** A browser of the team; of Deniz, when no other session token is given. */
  const team = (own = token): Browser => {
    const member = browser();
    member.jar.set('vanonderop_team', own);
    return member;
  };
  const noor = browser();
  const linkOf = async (path: string, fields: Record<string, string | string[]>): Promise<string> => {
    const { html } = await noor.get(path);
    const { to, status } = await noor.post(path, { ...hiddenFields(html), ...fields });
    if (status !== 303) throw new Error(`${path} answered ${status}`);
    return (to ?? '').split('?')[0]?.split('/').at(-1) ?? '';
  };
  const listingLink = async (): Promise<string> => {
    await linkOf('/nl/register', { name: 'Noor', summary: NOOR_WROTE, what: 'later' });
    return (
      linkOnOwnerPage((await noor.follow()).html)
        .split('/')
        .at(-1) ?? ''
    );
  };
  const links = {
    m:
      (await signUp(noor, await findEdition(), [1], { name0: 'Noor', email: 'noor@voorbeeld.nl' }))
        .split('/')
        .at(-1) ?? '',
    contact: await linkOf('/nl/contact', {
      category: 'other',
      words: NOOR_WROTE,
      email: 'noor@voorbeeld.nl',
    }),
    stand: await linkOf(`/nl/meetings/${SLUG}/stand`, { organisation: 'Noor', shows: NOOR_WROTE }),
    register: await listingLink(),
    table: privateLinkToken(app, 'table', breakOut),
    hands: privateLinkToken(app, 'hands', edition),
  };
  await createTableCards(app, deniz, { edition });
  const organiser = team();
  await fillIn(organiser, `/nl/organise/${edition}/shifts`, `/nl/organise/${edition}/shift`, {
    task: 'Thee',
    from: '14:00',
    to: '15:00',
    wanted: '90',
  });
  const spreadsheets = hiddenFields((await organiser.get('/nl/spreadsheets')).html);
  const sheet = await organiser.post('/nl/spreadsheets', {
    ...spreadsheets,
    pasted: 'naam;plaats\nKoor;Delft\n',
    called: 'lijst',
  });
  const card = hiddenFields((await noor.get(`/nl/table/${links.table}`)).html);
  await noor.post(`/nl/table/${links.table}`, {
    ...card,
    kind: 'agreement',
    'words-agreement': 'We bellen elke maand',
    owner: 'Noor',
    dueOn: '2027-03-01',
    email: '',
  });
  const listing = await one('select id from listing order by made_at limit 1');
  const values: Record<string, string> = {
    slug: SLUG,
    edition,
    question: 'name',
    language: 'ti',
    code: 'boom-maan-vis-huis-zee',
    token: teamLink.split('/').at(-1) ?? '',
    page: 'change',
    series: await one('select slug from series limit 1'),
    municipality: '0518',
    times: 'abc',
    photo: '00000000-0000-4000-8000-000000000001',
    sheet: sheet.to?.split('/').at(-1) ?? '',
    row: '2',
    initiative: await initiativeNamed('Koor aan de Kade'),
    id: await initiativeNamed('Breien op zolder'),
  };
  const ids = {
    question: await one('select id from contact_question limit 1'),
    signUp: await one('select id from sign_up limit 1'),
    listing,
    breakOut,
    initiativeWithAddress: values.initiative ?? '',
    initiativeWithoutAddress: values.id ?? '',
  };
  const privateLinks: Record<string, string> = {
    ...links,
    vouch: privateLinkToken(app, 'vouch', listing),
    agreement: privateLinkToken(
      app,
      'agreement',
      await one("select id from outcome_line where kind = 'agreement'"),
    ),
    fresh: 'x'.repeat(43),
  };
  /** The value of a parameter in the path of a route, of something that exists where it can. */
  const parameterOf = (path: string, name: string): string => {
    if (name === 'link') return privateLinks[path.split('/')[1] ?? ''] ?? '';
    if (name === 'id' && path.startsWith('/inbox')) return ids.question;
    return values[name] ?? '';
  };
  return {
    ...test,
    browser,
    database,
    edition,
    ids,
    /** The link of Deniz, who may do everything, and the token of a session that it opened. */
    teamLink,
    teamToken: token,
    links: privateLinks,
    noor,
    team,
    /** The owner of the listing, on another browser than that on which it was registered. */
    owner: async (): Promise<Browser> => {
      const device = browser();
      await openOwnerLink(device, `/nl/register/${links.register}`);
      return device;
    },
    /** Yonas, who told his story on this browser. */
    newcomer: () => yonas(browser()),
    /** The address of a route, in Dutch, with parameters of what there is. */
    addressOf: ({ path }: Pick<Route, 'path'>): string => {
      const pattern = routePattern(path);
      const filled = pattern.replace(/:(\w+)/g, (_, name: string) => parameterOf(pattern, name));
      return filled === '/' ? '/nl' : `/nl${filled}`;
    },
    parameterOf,
  };
}
