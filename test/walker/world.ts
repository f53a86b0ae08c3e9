import type pg from 'pg';
import sharp from 'sharp';
import type { Actor, TeamRole } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import {
  authenticateTeamMember,
  issueOperatorLink,
  issueTeamLink,
  revokeTeamLink,
  teamLinks,
} from '#features/accounts';
import { demoEdition, demoSet } from '../../seed/demo.ts';
import { seedDemoQuestions } from '../../src/features/contact/demo-seed.ts';
import { seedDemoDirectory } from '../../src/features/directory/demo-seed.ts';
import { seedDemoEdition } from '../../src/features/meetings/demo-seed.ts';
import { findEdition } from '../../src/features/meetings/edition/queries.ts';
import { guideAt, personIn, shareWith } from '../support/guidance.ts';
import { wishFields } from '../support/meeting.ts';
import { openAsMember } from '../support/members.ts';
import { linkOnOwnerPage } from '../support/owners.ts';
import { begin, tell, wordsOf, yonas } from '../support/people.ts';
import type { Seen } from '../support/visitor.ts';
import { buildBefriending } from './befriending.ts';
import { buildCollaborations } from './collaborations.ts';
import { type Browser, formsOf, openTeamLink, send } from './crawl.ts';
import { buildMunicipalities } from './municipality.ts';

/** Who walks: everybody who may ask the server something, and everybody who once might. */
export const ACTORS = [
  'nobody',
  'expired',
  'ended',
  'newcomer A',
  'newcomer B',
  'host 1',
  'host 2',
  'desk 1',
  'organiser 1',
  'organiser 2',
  'desk',
  'answerer',
  'organiser',
  'member',
  'guide A',
  'guide B',
  'caseworker A',
  'caseworker B',
  'policy A',
] as const;
export type ActorName = (typeof ACTORS)[number];

/** A text that only the named actors may ever see, without holding somebody's private link. */
export interface Canary {
  text: string;
  visibleTo: readonly ActorName[];
}

export interface Holder {
  browser: Browser;
  path: string;
  /** The meeting that the thing belongs to. */
  edition?: string;
}

export interface World {
  browsers: Record<ActorName, Browser>;
  canaries: Canary[];
  /** Of the two meetings. */
  editions: { id: string; slug: string; breakOut: string }[];
  /** The id of a third meeting, which is not public yet. */
  draft: string;
  /** Who holds a private link: it is the proof for its own thing and for nothing else. */
  holders: Holder[];
  /** Addresses that no page links to: a form leads there. */
  unlinked: string[];
  operator: Browser;
  /** Who is in the circle for which newcomer B speaks: persons. */
  circle: string[];
}

const SLUGS = ['eerste-ontmoeting', 'tweede-ontmoeting'];

/**
 * Two meetings, two newcomers, a question, a listing, stalls, tables, volunteers, a list from a spreadsheet: everything
 * twice where one could be taken for the other, made through the pages, each with a text that tells whose it is.
 */
export async function buildWorld(
  app: AppContext,
  newBrowser: () => Browser,
  passMinutes: (minutes: number) => void,
  database: pg.Client,
): Promise<World> {
  await seedDemoDirectory(app, demoSet());
  const operatorToken = (await issueOperatorLink(app, 'Deniz', 300)).split('/').at(-1) ?? '';
  const operator = await openTeamLink(newBrowser(), operatorToken);
  const deniz = await authenticateTeamMember(app, operator.jar.get('vanonderop_team'));
  const canaries: Canary[] = [];
  const holders: Holder[] = [];
  const canary = (text: string, ...visibleTo: ActorName[]) => {
    canaries.push({ text, visibleTo });
    return text;
  };

  const editions: World['editions'] = [];
  for (const [index, slug] of SLUGS.entries()) {
    const number = (index + 1) as 1 | 2;
    const id = await seedDemoEdition(app, { ...demoEdition(), slug });
    const edition = await inTransaction(app.db, {}, (tx) => findEdition(tx, { id }));
    const breakOut = edition?.parts.flatMap(({ breakOuts }) => breakOuts)[0];
    if (!edition || !breakOut) throw new Error(`${slug} was not seeded`);
    editions.push({ id, slug, breakOut: breakOut.id });
    const desk = `/nl/organise/${id}`;
    const organisers: ActorName[] =
      number === 1 ? ['organiser 1', 'organiser'] : ['organiser 2', 'organiser'];
    const desks: ActorName[] = [...organisers, 'desk', ...(number === 1 ? (['desk 1'] as const) : [])];
    const visitor = newBrowser();
    const registered = await send(visitor, `/nl/meetings/${slug}/come`, {
      name0: canary(`Kanarie-gast-${number}`, ...desks, number === 1 ? 'host 1' : 'host 2'),
      email: canary(`gast${number}@kanarie.example`, ...desks),
      other0: canary(`kanarie-wens-${number}`, ...desks, number === 1 ? 'host 1' : 'host 2'),
      needs0: ['other'],
      ...wishFields(edition, [breakOut.number]),
    });
    const own = pathOf(registered);
    holders.push({ browser: visitor, path: own, edition: id });
    await send(visitor, own, { photo: 'yes' }, `${own}/photos`);
    // Somebody who signed up twice, and others who do not come after all.
    for (let i = 0; i < 2; i++)
      await send(newBrowser(), `/nl/meetings/${slug}/come`, {
        name0: 'Dubbele Gast',
        ...wishFields(edition, [breakOut.number]),
      });
    for (let i = 0; i < 3; i++) {
      const away = newBrowser();
      const come = { name0: `Afwezige ${i}`, ...wishFields(edition, [breakOut.number]) };
      const ownPage = pathOf(await send(away, `/nl/meetings/${slug}/come`, come));
      await send(away, ownPage, {}, `${ownPage}/cancel`);
    }
    // Codes of nobody, that wait for somebody who knows who it was.
    for (const code of ['WWWW-2222', 'WWWW-3333', 'WWWW-4444'])
      await send(operator, `${desk}/check-in`, { code }, `${desk}/arrival`);
    const exhibitor = newBrowser();
    const stall = await send(exhibitor, `/nl/meetings/${slug}/stand`, {
      organisation: canary(`Kanarie-kraam-${number}`, ...organisers),
      shows: 'Wij laten iets zien.',
      email: canary(`kraam${number}@kanarie.example`),
    });
    holders.push({ browser: exhibitor, path: pathOf(stall), edition: id });
    await send(
      operator,
      `${desk}/shifts`,
      { task: 'Thee', from: '13:00', to: '14:00', wanted: '2' },
      `${desk}/shift`,
    );
    await removeSomething(operator, desk);
    const call = hrefOf((await operator.get(`${desk}/shifts`)).html, 'hands');
    const volunteer = newBrowser();
    holders.push({ browser: volunteer, path: call, edition: id });
    await send(volunteer, call, { firstName: canary(`Kanarie-hulp-${number}`, ...organisers) });
    await send(operator, `${desk}/hosts`, {}, `${desk}/tables`);
    const table = hrefOf((await operator.get(`${desk}/hosts`)).html, 'table');
    const tablet = newBrowser();
    holders.push({ browser: tablet, path: table, edition: id });
    await send(tablet, table, {
      kind: 'agreement',
      'words-agreement': `Afspraak ${number}`,
      owner: 'Samira',
      email: canary(`afspraak${number}@kanarie.example`),
      dueOn: '2027-03-01',
    });
    // A line that the table removed can be put back.
    await send(tablet, table, { kind: 'insight', 'words-insight': `Inzicht ${number}` });
    await send(tablet, table, { kind: 'bottleneck', 'words-bottleneck': `Knelpunt ${number}` });
    const lines = formsOf((await tablet.get(table)).html, '', () => '').find(
      ({ path }) => path === `${table}/drop`,
    );
    const insight =
      (await tablet.get(table)).html.match(/Inzicht \d<.*?name="seen-([0-9a-f-]{36})"/s)?.[1] ?? '';
    await tablet.post(`${table}/drop`, { ...lines?.fields, drop: insight });
    const asked = await database.query<{ body: string }>(
      'select body from mail_outbox where recipient = $1',
      [`afspraak${number}@kanarie.example`],
    );
    const permission = asked.rows[0]?.body.match(/\/nl\/may-we-mail\/\S+/)?.[0] ?? '';
    holders.push({ browser: newBrowser(), path: permission });
  }

  await database.query('update break_out set least = 0');
  const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#3a7d5c' } })
    .jpeg()
    .toBuffer();
  for (const { id } of editions) {
    const desk = `/nl/organise/${id}`;
    const photo = new File([new Uint8Array(picture)], 'foto.jpg', { type: 'image/jpeg' });
    await send(operator, `${desk}/photos`, { picture: photo, words: 'Mensen praten', nobodyElse: 'yes' });
    await send(operator, `${desk}/seats`, {}, `${desk}/proposal`);
    await send(operator, `${desk}/seats`, {}, `${desk}/publication`);
    const board = (await operator.get(`${desk}/seats`)).html;
    const card = /<a href="(\?card=[^"#]+)[^>]*>Dubbele/.exec(board)?.[1] ?? '';
    await send(operator, `${desk}/seats${card}`, { to: 'none', confirmed: 'yes' }, `${desk}/seat`);
  }

  const [first, second] = editions;
  if (!first || !second) throw new Error('there are no two meetings');
  const browsers = await makeBrowsers(app, newBrowser, deniz, { first, second }, passMinutes);
  await tell(await yonas(browsers['newcomer A']), 'name', { name: canary('Kanarie-Almaz', 'newcomer A') });
  // Their story is open on a second device, which they can close from here.
  const library = newBrowser();
  await library.get('/nl/open');
  await library.post('/nl/open', { code: await wordsOf(browsers['newcomer A']), device: 'own' });
  await tell(await yonas(browsers['newcomer B']), 'name', { name: canary('Kanarie-Bereket', 'newcomer B') });

  // A guide walks along with each newcomer, and sees of them what they opened.
  for (const [letter, other] of [
    ['A', 'Amir'],
    ['B', 'Bilal'],
  ] as const) {
    const [guide, newcomer] = [`guide ${letter}`, `newcomer ${letter}`] as const;
    const desk = await guideAt(app, browsers[guide], `Gids ${letter}`);
    const shared = await shareWith(app, await personIn(app, browsers[newcomer]), desk, {
      parts: ['language', 'place', 'time', 'wishes'],
      // Who downloads what is kept about them finds how they called themselves.
      shownName: canary(`Kanarie-${other}`, guide, newcomer),
    });
    const path = `/nl/guide/${shared.id}`;
    const ideaForm = /\/nl\/guide\/[0-9a-f-]+\/ideas\/[0-9a-f-]+/.exec(
      (await browsers[guide].get(path)).html,
    )?.[0];
    await send(browsers[guide], ideaForm ?? '', {
      reason: 'near',
      words: canary(`Kanarie-idee voor ${other}`, guide, newcomer),
    });
    const level = await browsers[guide].get(`${path}/level`);
    const form = formsOf(level.html, path, () => '').find((found) => found.path === `${path}/level`);
    passMinutes(1);
    await browsers[guide].post(`${path}/level`, { ...form?.fields, level: 'a2' });
  }

  const asker = newBrowser();
  const asked = await send(asker, '/nl/contact', {
    stamp: await olderStamp(asker, passMinutes),
    category: 'other',
    words: canary('Mijn kanarie-vraag gaat niemand aan.', 'answerer'),
    name: canary('Kanarie-vrager', 'answerer'),
    email: canary('vrager@kanarie.example', 'answerer'),
  });
  holders.push({ browser: asker, path: pathOf(asked) });
  await fillInbox(app, operator, canary);

  for (const [name, email] of [
    ['Samen zingen', 'eigenaar1@voorbeeld.nl'],
    [canary('Kanarie-koor', 'organiser'), canary('eigenaar2@kanarie.example', 'organiser')],
  ] as const) {
    const listingOwner = newBrowser();
    const listed = await send(listingOwner, '/nl/register', { ...CHOIR, name, ownerEmail: email });
    const link = linkOnOwnerPage((await listingOwner.get(pathOf(listed))).html);
    // The owner, and somebody to whom the link was given and who did not open it yet.
    for (const holder of [listingOwner, newBrowser()]) holders.push({ browser: holder, path: link });
    await send(listingOwner, pathOf(listed), {}, `${pathOf(listed)}/card`);
    // A change, so that there is an earlier version to put back.
    await send(listingOwner, '/nl/register/own/change', {
      ...CHOIR,
      name,
      ownerEmail: email,
      summary: 'Kom zingen, ieder is welkom.',
    });
    if (name !== 'Samen zingen') continue;
    await send(operator, '/nl/listings?part=waiting', {}, '/nl/listings/vouch');
    await send(listingOwner, '/nl/register/own/photo', {
      picture: new File([new Uint8Array(picture)], 'koor.jpg', { type: 'image/jpeg' }),
      words: 'Mensen zingen',
      agreed: 'yes',
    });
    await send(listingOwner, '/nl/register/own/requests/settings', {
      open: 'yes',
      places: '5',
      answerDays: '3',
    });
    await send(listingOwner, '/nl/register/own/attendance', {}, '/nl/register/own/calendar');
    const choir = await database.query<{ id: string }>("select id from listing where form->>'name' = $1", [
      name,
    ]);
    await openAsMember(app, browsers.member, choir.rows[0]?.id ?? '', 'member');
  }
  // What stands in the way, as who helps at the choir and a guide see it.
  for (const [sender, base] of [
    ['member', '/nl/register/own/signals'],
    ['guide A', '/nl/account/signals'],
  ] as const)
    await send(
      browsers[sender],
      `${base}/new?obstacle=childcare&m=GM0503`,
      { people: '6', municipality: 'GM0503', words: canary(`Kanarie-signaal van ${sender}`, sender) },
      `${base}/send`,
    );
  holders.push(...(await buildMunicipalities(app, browsers, newBrowser, canary)));
  holders.push(...(await buildCollaborations(browsers, operator, editions, newBrowser, database, canary)));
  const { rows: open } = await database.query<{ id: string }>(
    'select initiative_id as id from placement_settings',
  );
  const choirKept = await database.query<{ listing: string; initiative: string }>(
    'select listing_id as listing, initiative_id as initiative from placement_settings limit 1',
  );
  if (!choirKept.rows[0]) throw new Error('the choir answers no requests');
  const meeting = await buildBefriending(app, browsers, choirKept.rows[0], database, canary);
  holders.push(...meeting.holders);
  const curious = newBrowser();
  const question = await send(curious, `/nl/initiatives/${open[0]?.id}/question`, {
    // As if the form had been open for a while: what comes back at once waits in quarantine.
    stamp: '',
    words: canary('Kanarie-vraag aan het koor', 'answerer', 'member'),
  });
  holders.push({ browser: curious, path: pathOf(question) });
  const askable = `/nl/initiatives/${open[0]?.id}/ask`;
  // Her name is for those who work for the choir.
  const check = await send(browsers['newcomer A'], askable, {
    firstName: canary('Kanarie-plek', 'member', 'newcomer A'),
    reach: 'here',
    party: '1',
  });
  const sending = formsOf(check.html, askable, () => '').find(({ path }) => path === askable);
  await browsers['newcomer A'].post(askable, sending?.fields ?? {});
  await bookletOf(browsers['newcomer B'], browsers.member, {
    askable,
    name: canary('Kanarie-uren', 'newcomer B', 'member'),
  });
  // What she shows of her story is for that choir too, and for who has her link.
  const shown = await share(browsers['newcomer A'], `/nl/sharing/new/initiatives/${open[0]?.id}`, {
    called: canary('Kanarie-deelt', 'member', 'newcomer A'),
  });
  const given = await share(browsers['newcomer A'], '/nl/sharing/new/link', {
    who: canary('Kanarie-lezer', 'newcomer A'),
    called: canary('Kanarie-toont', 'newcomer A'),
  });
  await share(browsers['newcomer A'], '/nl/sharing/new/beside', {});
  holders.push({
    browser: newBrowser(),
    path: hrefOf((await browsers['newcomer A'].get(given)).html, 'shared'),
  });
  await importList(operator, 'Taalhuis Noord', { commit: true });
  const unread = await importList(operator, canary('Kanarie-lijst', 'organiser'), { commit: false });

  const { html: week } = await browsers['newcomer A'].get('/nl/week');
  const imported = await database.query<{ id: string }>(
    "select id from initiative where source like 'list:%'",
  );
  const [, listed = ''] =
    /action="\/nl\/my-list\/add\/(\w+)"/.exec(
      (await newBrowser().get(`/nl/initiatives/${imported.rows[0]?.id}`)).html,
    ) ?? [];
  const unlinked = [
    unread,
    askable,
    `/nl/hours/initiatives/${open[0]?.id}`,
    shown,
    `/nl/sharing/new/initiatives/${open[0]?.id}`,
    `/nl/initiatives/${imported.rows[0]?.id}/claim`,
    `/nl/week/swap/${/name="initiative" value="([^"]+)"/.exec(week)?.[1] ?? ''}`,
    `/nl/meetings/series/${demoEdition().series.slug}/calendar.ics`,
    // A list that somebody else gave.
    `/nl/my-list?i=${listed}`,
    ...meeting.unlinked,
  ];
  const draft = await makeDraft(operator);
  // The second meeting is today, so that arrivals and the report are there too.
  const hour = 3_600_000;
  await database.query('update edition set starts_at = $2, ends_at = $3 where id = $1', [
    second.id,
    new Date(app.now().getTime() - hour),
    new Date(app.now().getTime() + 4 * hour),
  ]);
  await send(operator, `/nl/organise/${second.id}/hosts`, {}, `/nl/organise/${second.id}/report`);
  return { browsers, canaries, editions, draft, holders, unlinked, operator, circle: meeting.circle };
}

/** A shift and a part of the programme that the team removed and can put back. */
async function removeSomething(operator: Browser, desk: string): Promise<void> {
  const shift = { task: 'Afwas', from: '14:00', to: '15:00', wanted: '1', shift: '', seen: '' };
  await send(operator, `${desk}/shifts`, shift, `${desk}/shift`);
  const { html } = await operator.get(`${desk}/shifts`);
  const removals = formsOf(html, '', () => '').filter(({ path }) => path === `${desk}/shift-removed`);
  await operator.post(`${desk}/shift-removed`, removals.at(-1)?.fields ?? {});
  await send(
    operator,
    `${desk}/edit`,
    { kind: 'break', from: '10:00', to: '10:30', part: '', seen: '' },
    `${desk}/part`,
  );
  const editor = formsOf((await operator.get(`${desk}/edit`)).html, '', () => '');
  const parts = editor.filter(({ path, fields }) => path === `${desk}/remove` && fields.kind === 'part');
  await operator.post(`${desk}/remove`, parts[0]?.fields ?? {});
}

/** A meeting that is not public yet and has all that it needs to be. @returns its id */
async function makeDraft(operator: Browser): Promise<string> {
  const meeting = { 'title-nl': 'Een concept', day: '2027-06-05', from: '10:00', to: '16:00' };
  const made = await send(operator, '/nl/organise/new', { ...meeting, name: 'Buurthuis', town: 'Delft' });
  const desk = pathOf(made).replace('/edit', '');
  const part = { kind: 'plenary', from: '10:00', to: '11:00', part: '', seen: '' };
  await send(operator, `${desk}/edit`, part, `${desk}/part`);
  return desk.split('/').at(-1) ?? '';
}

const CHOIR = {
  organisation: 'Het Wijkkoor',
  summary: 'Kom zingen, ook als je de woorden nog niet kent.',
  textLanguage: 'nl',
  goals: ['people'],
  town: 'delft',
  weekday0: '3',
  from0: '19:30',
  to0: '21:00',
  has: ['free', 'walkIn'],
  email: 'koor@voorbeeld.nl',
  what: 'send',
};

/** One browser for every actor, signed in as that actor can be. */
async function makeBrowsers(
  app: AppContext,
  newBrowser: () => Browser,
  deniz: Actor,
  { first, second }: Record<'first' | 'second', World['editions'][number]>,
  passMinutes: (minutes: number) => void,
): Promise<World['browsers']> {
  const issue = async (name: string, roles: TeamRole[], scope: string | null, within = scope, days = 90) => {
    const link = await issueTeamLink(app, deniz, { name, roles, scope, within, days });
    if (!link.ok) throw new Error(`no link for ${name}: ${link.refusal}`);
    passMinutes(2);
    return link.value;
  };
  const open = async (...link: Parameters<typeof issue>) => openTeamLink(newBrowser(), await issue(...link));
  const browsers = {
    nobody: newBrowser(),
    expired: await open('expired', ['organiser', 'desk', 'host', 'answerer'], null, null, 1),
    ended: await open('ended', ['organiser', 'desk', 'host', 'answerer'], null),
    'newcomer A': await begin(newBrowser()),
    'newcomer B': await begin(newBrowser()),
    'host 1': await open('host 1', ['host'], first.breakOut, first.id),
    'host 2': await open('host 2', ['host'], second.breakOut, second.id),
    'desk 1': await open('desk 1', ['desk'], first.id),
    'organiser 1': await open('organiser 1', ['organiser', 'desk'], first.id),
    'organiser 2': await open('organiser 2', ['organiser', 'desk'], second.id),
    'guide A': newBrowser(),
    'guide B': newBrowser(),
    'caseworker A': newBrowser(),
    'caseworker B': newBrowser(),
    'policy A': newBrowser(),
    desk: await open('desk', ['desk'], null),
    answerer: await open('answerer', ['answerer'], null),
    organiser: await open('organiser', ['organiser', 'desk'], null),
    // Helps at the choir, which is registered below.
    member: newBrowser(),
  };
  const team = deniz.kind === 'team' ? deniz.key : '';
  const links = await inTransaction(app.db, { team }, (tx) => teamLinks(tx, app.now()));
  await revokeTeamLink(app, deniz, { key: links.find(({ name }) => name === 'ended')?.id });
  passMinutes(2 * 24 * 60);
  return browsers;
}

/** A newcomer who has a place, starts, and turns the hours booklet on; somebody of the initiative signs for them. */
async function bookletOf(
  newcomer: Browser,
  member: Browser,
  { askable, name }: { askable: string; name: string },
): Promise<void> {
  const check = await send(newcomer, askable, { firstName: name, reach: 'here', party: '1' });
  const sending = formsOf(check.html, askable, () => '').find(({ path }) => path === askable);
  await newcomer.post(askable, sending?.fields ?? {});
  const inbox = '/nl/register/own/requests';
  const received = (await member.get(inbox)).html.split('<article').find((part) => part.includes(name)) ?? '';
  const [answer] = formsOf(received, inbox, () => '');
  await member.post(answer?.path ?? '', { ...answer?.fields, kind: 'confirm' });
  await send(newcomer, '/nl/requests', { kind: 'start' }, '/nl/requests/');
  const initiative = askable.split('/').at(-2) ?? '';
  await send(newcomer, `/nl/hours/initiatives/${initiative}`, { name });
  const signing = '/nl/register/own/hours';
  const people = /name="people" value="([^"]+)"/.exec((await member.get(signing)).html)?.[1] ?? '';
  await send(member, signing, { people: [people], day: '2026-11-23', from: '10:00', to: '12:00' });
  await send(newcomer, '/nl/hours', { name }, '/nl/hours/statements');
}

/** A form that was open for a minute: what comes back at once is looked at first. */
async function olderStamp(browser: Browser, passMinutes: (minutes: number) => void): Promise<string> {
  const { html } = await browser.get('/nl/contact');
  passMinutes(1);
  return /name="stamp" value="([^"]+)"/.exec(html)?.[1] ?? '';
}

/** A list of one initiative, as far as the page that shows its rows, or into the directory. */
async function importList(operator: Browser, name: string, { commit }: { commit: boolean }): Promise<string> {
  // Two rows with the same words that nobody can read: something to answer for both at once.
  const rows = [`${name};Delft;ooit`, `${name} in de avond;Delft;ooit`];
  const list = new File([`naam;plaats;wanneer\n${rows.join('\n')}\n`], 'lijst.csv', { type: 'text/csv' });
  const sheet = pathOf(await send(operator, '/nl/spreadsheets', { file: list }));
  await send(operator, sheet, {});
  if (commit) await send(operator, `${sheet}/rows`, {}, `${sheet}/planted`);
  else await send(operator, `${sheet}/rows/2`, { 'cell2.town': 'Den Haag' }, `${sheet}/rows`);
  return `${sheet}/rows`;
}

/** Shows a part of a story to somebody. @returns the page that says what was agreed */
async function share(newcomer: Browser, page: string, fields: Record<string, string>): Promise<string> {
  const check = await send(newcomer, page, { parts: ['language'], ...fields }, '/nl/sharing/new/check');
  const form = formsOf(check.html, page, () => '').find(({ path }) => path === '/nl/sharing/new');
  return pathOf(await newcomer.post('/nl/sharing/new', { ...form?.fields, decision: 'given' }));
}

/** The private address to which a form led. */
function pathOf({ to, status, html }: Seen): string {
  if (!to)
    throw new Error(`no private address but ${status}: ${html.replace(/<[^>]+>/g, ' ').slice(0, 400)}`);
  return to.replace(/\?.*$/, '');
}

/** The first private address of a kind that a page shows. */
function hrefOf(html: string, kind: string): string {
  const path = new RegExp(`http://localhost(/nl/${kind}/[\\w-]+)`).exec(html)?.[1];
  if (!path) throw new Error(`no address of ${kind} on the page`);
  return path;
}

/** An e-mail with more in it than its text, with a file and merged into it another one; and a template. */
async function fillInbox(
  app: AppContext,
  operator: Browser,
  canary: (text: string, ...visibleTo: ActorName[]) => string,
): Promise<void> {
  const email = canary('tweemaal@kanarie.example', 'answerer');
  const asks = (key: string, text: string) => ({
    key,
    category: 'other' as const,
    language: 'nl',
    name: 'Kanarie-mailer',
    email,
    hoursAgo: 1,
    state: 'open' as const,
    messages: [
      {
        side: 'asker' as const,
        text,
        original: `${text}\n\n${canary(`Kanarie-citaat ${key}`, 'answerer')}`,
        attachments: [
          {
            fileName: `${key}.txt`,
            contentType: 'text/plain',
            text: canary(`Kanarie-bijlage ${key}`, 'answerer'),
          },
        ],
      },
    ],
  });
  await seedDemoQuestions(app, {
    templates: [{ name: canary('Kanarie-sjabloon', 'answerer'), texts: { nl: 'Dag!' } }],
    questions: [asks('eerste', 'Eerste mail'), asks('tweede', 'Tweede mail')],
  });
  const { html } = await operator.get('/nl/inbox?q=Tweede+mail');
  const second = html.match(/\/nl\/inbox\/[0-9a-f-]{36}/)?.[0] ?? '';
  const page = (await operator.get(second)).html;
  await operator.post(`${second}/merge`, {
    seen: page.match(/name="seen" value="(\d+)"/)?.[1] ?? '',
    'chosen-question': page.match(/name="chosen-question" value="([^"]+)"/)?.[1] ?? '',
    into: '',
  });
}
