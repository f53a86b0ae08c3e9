import { createHmac } from 'node:crypto';
import { SECRET } from '../server.ts';
import { findIn, hidden, makeVisitor, type Page, pathOf, type Site, type Visitor } from '../visitor.ts';
import { MEETING, signUpJourney, standJourney } from './meetings.ts';

const TEAM_LANGUAGES = ['nl', 'en', 'ar'];
const DAY_MS = 86_400_000;
const dayFromNow = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
const IN_A_YEAR = dayFromNow(365);
const NOBODY = '00000000-0000-4000-8000-000000000000';

/** The smallest picture there is. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** In the languages of the team; in the others an address of the team leads to the Dutch page, which is asked once. */
export const teamLanguages = (site: Site): string[] =>
  site.languages.filter((code) => TEAM_LANGUAGES.includes(code));

/** Opens the link of a member of the team as they would: it is shown first and opened with a tap. */
export async function openTeamLink(visitor: Visitor, link: string): Promise<Page> {
  const path = link.replace(/^\/[a-z]+/, '');
  const shown = await visitor.look(path, ['nl', 'ar']);
  return visitor.submit(shown, '/team/keep');
}

/** The whole work of a team around one meeting. */
export async function teamJourney(site: Site, deniz: Visitor): Promise<MeetingPaths> {
  const languages = teamLanguages(site);
  const look = (path: string, who = deniz) => who.look(path, languages);
  const overview = await look('/organise');
  await deniz.open('/ti/organise');
  const base = findIn(overview, /\/nl(\/organise\/[0-9a-f-]{36})"/);
  // Once while nobody signed up, and once when people did.
  for (const path of PAGES) await look(base + path);
  const people = await signUpJourney(site);
  const stand = await standJourney(site);
  for (const path of PAGES) await look(base + path);
  await look(`/organise/${NOBODY}`);
  const act = async (page: string, action: string, fields = {}, options = {}) =>
    deniz.submit(await deniz.open(`/nl${base}${page}`), `${base}${action}`, fields, options);
  await desk(deniz, base, look);
  const needs = await deniz.open(`/nl${base}/needs`);
  const need = findIn(needs, /name="need" value="([^"]+)"/);
  await act(
    '/needs',
    '/need',
    { state: 'arranged', [`answer-${need}`]: 'Tesfay tolkt.' },
    { holding: { need } },
  );
  await act('/market', '/stand', {
    state: 'accepted',
    [`answer-${findIn(await deniz.open(`/nl${base}/market`), /name="stand" value="([^"]+)"/)}`]:
      'Bij de ingang.',
  });
  await look(`${base}/market`);
  await makeVisitor(site, 'Dilan again').look(stand);
  await editing(deniz, base, look);
  // The time for choosing is over: who comes now takes what is left.
  await move(deniz, base, { wishesUntil: dayFromNow(-1) });
  await makeVisitor(site, 'Late').look(MEETING);
  await makeVisitor(site, 'Late').look(`${MEETING}/come`);
  await shifts(deniz, base, look);
  await seats(deniz, base, look);
  for (const path of people) await makeVisitor(site, `Somebody with ${path.slice(0, 3)}`).look(path);
  await checkIn(deniz, base, look);
  await photos(deniz, base, look, people);
  await outcomes(deniz, base, look);
  await otherMembers(site, deniz, base, look);
  return { base, people };
}

/** The team's pages about one meeting, below its address. */
const PAGES = [
  '',
  '/seats',
  '/needs',
  '/people.csv',
  '/come',
  '/check-in',
  '/check-in/list',
  '/hosts',
  '/badges',
  '/edit',
  '/message',
  '/market',
  '/shifts',
  '/photos',
];

/** A meeting with the paths of its pages: of the team, and of some people who come. */
export interface MeetingPaths {
  base: string;
  people: string[];
}

type Look = (path: string, who?: Visitor) => Promise<Page>;

/** Signing somebody up at the desk. */
async function desk(deniz: Visitor, base: string, look: Look): Promise<void> {
  const form = await look(`${base}/come`);
  await deniz.submit(form, `${base}/come`, { email: 'no address' });
  await deniz.post(`/ar${base}/come/keep`, { ...hidden(form), more: 'yes', name0: 'Ewa' });
  await deniz.submit(form, `${base}/come`, { name0: '=HYPERLINK("x")' });
  await look(`${base}/people.csv`);
}

/** Changing the meeting: refusals, a change that is kept, a form that is out of date, another edition. */
async function editing(deniz: Visitor, base: string, look: Look): Promise<void> {
  const page = await look(`${base}/edit`);
  const edition = `${base}/edition`;
  await deniz.submit(page, edition, { 'title-nl': '' });
  await deniz.submit(page, edition, { wishesUntil: IN_A_YEAR });
  await deniz.submit(page, `${base}/part`, { from: '15:00', to: '14:00' });
  await deniz.submit(page, `${base}/break-out`, { places: '0', 'title-nl': '' });
  await deniz.submit(page, `${base}/venue`, { name: '' });
  const saved = await deniz.submit(page, edition, {
    'summary-nl': 'Samen aan tafel, iets later.',
    state: 'published',
  });
  await deniz.submit(page, edition, { 'summary-nl': 'Te laat.' });
  await deniz.submit(saved, `${base}/venue`, {
    'way-nl': 'Met tram 9 tot de laatste halte.',
    stepFree: 'yes',
  });
  await deniz.submit(await deniz.open(`/nl${base}/edit`), `${base}/part`, { 'about-nl': 'Met thee.' });
  const again = await deniz.open(`/nl${base}/edit`);
  await deniz.submit(again, `${base}/break-out`, { room: 'De kas', places: '14' });
  await look(`${base}/edit?saved`);
  await deniz.submit(await deniz.open(`/nl${base}/edit`), `${base}/copy`, {
    slug: 'van-onderop-den-haag',
    copyDay: IN_A_YEAR,
  });
  const copied = await deniz.submit(await deniz.open(`/nl${base}/edit`), `${base}/copy`, {
    slug: 'nog-een-keer',
    copyDay: IN_A_YEAR,
  });
  await look(pathOf(copied));
  await look('/organise');
  const letter = await look(`${base}/message`);
  await deniz.submit(letter, `${base}/message`, { 'subject-nl': '', 'words-nl': '' });
  await deniz.submit(letter, `${base}/message`, {
    'subject-nl': 'Tot donderdag',
    'words-nl': 'Neem een kop mee.',
    'subject-ar': 'نراكم',
    'words-ar': 'أحضروا كوبًا',
  });
}

/** Changes fields of the edition itself. */
async function move(deniz: Visitor, base: string, fields: Record<string, string>): Promise<Page> {
  return deniz.submit(await deniz.open(`/nl${base}/edit`), `${base}/edition`, fields);
}

/** The meeting is over: its report, and the photo in it, are for everybody. */
export async function afterMeeting(
  site: Site,
  deniz: Visitor,
  { base, people }: MeetingPaths,
): Promise<void> {
  const look: Look = (path, who = deniz) => who.look(path, teamLanguages(site));
  await move(deniz, base, { day: dayFromNow(-2), wishesUntil: dayFromNow(-9) });
  const hosts = await look(`${base}/hosts`);
  await deniz.submit(hosts, `${base}/report`);
  for (const path of PAGES) await look(base + path);
  const anna = makeVisitor(site, 'Anna afterwards');
  const report = await anna.look(`${MEETING}/report`);
  await anna.open(findIn(report, /\/nl\/meetings\/[a-z-]+\/photos\/[0-9a-f-]{36}/));
  for (const path of [
    '',
    '/meetings',
    MEETING,
    `${MEETING}/programme`,
    `${MEETING}/draw`,
    `${MEETING}/come`,
    `${MEETING}/stand`,
  ])
    await anna.look(path);
  for (const path of people) await anna.look(path);
}

/** Hands for the day, and somebody who gives one. */
async function shifts(deniz: Visitor, base: string, look: Look): Promise<void> {
  const page = await deniz.open(`/nl${base}/shifts`);
  await deniz.submit(page, `${base}/shift`, { name: '', from: '15:00', to: '14:00' });
  await deniz.submit(page, `${base}/shift`, { name: 'Koffie', from: '13:00', to: '15:00', wanted: '1' });
  await deniz.submit(page, `${base}/shift`, { name: 'Opruimen', from: '17:00', to: '18:00', wanted: '3' });
  const made = await look(`${base}/shifts`);
  const call = findIn(made, /\/nl(\/hands\/[\w-]+)/);
  const farah = makeVisitor(deniz.site, 'Farah');
  const asked = await farah.look(call);
  await farah.submit(asked, call, { firstName: '' });
  await farah.submit(asked, call, { firstName: 'Farah' });
  await farah.submit(asked, call, { firstName: 'Nog iemand' });
  const taken = await farah.look(call);
  await farah.submit(taken, `${call}/leave`);
  await farah.submit(await farah.open(`/ar${call}`), call, { firstName: 'Farah' }, { nth: 1 });
  await deniz.submit(await deniz.open(`/nl${base}/shifts`), `${base}/shift-removed`);
  await look(`${base}/shifts`);
}

/** Who sits where: proposed, changed by hand, published. */
async function seats(deniz: Visitor, base: string, look: Look): Promise<void> {
  const act = async (action: string, fields = {}) =>
    deniz.submit(await deniz.open(`/nl${base}/seats`), base + action, fields);
  await act('/proposal');
  const page = await look(`${base}/seats`);
  await act('/seat');
  await deniz.post(`/nl${base}/seat`, { ...hidden(page), to: NOBODY });
  await act('/publication');
  await look(`${base}/seats`);
  await deniz.post(`/nl${base}/publication`, hidden(page));
  await deniz.post(`/nl${base}/proposal`, hidden(page));
}

async function checkIn(deniz: Visitor, base: string, look: Look): Promise<void> {
  const page = await look(`${base}/check-in`);
  const code = findIn(page, /data-code="([^"]+)"/);
  const arrive = (typed: string) => deniz.post(`/nl${base}/arrival`, { ...hidden(page), code: typed });
  await arrive('ZZZZ-2222');
  await arrive('no code');
  await arrive(code.toLowerCase().replace('-', ''));
  await look(`${base}/check-in`);
  await look(`${base}/check-in/list`);
  await deniz.post(`/nl${base}/arrival-undone`, { ...hidden(page), code });
  await deniz.post(`/nl${base}/arrivals`, { ...hidden(page), scans: '[' });
  await deniz.post(`/nl${base}/arrivals`, {
    ...hidden(page),
    scans: JSON.stringify([{ code, at: new Date(), device: 'phone' }]),
  });
  await deniz.post(`/nl${base}/release`, hidden(page));
  await look(`${base}/check-in`);
}

/** A photo with somebody in it who agreed. */
async function photos(deniz: Visitor, base: string, look: Look, people: string[]): Promise<void> {
  const aster = makeVisitor(deniz.site, 'Aster with a photo');
  const own = await aster.open(`/nl${people[0]}`);
  await aster.submit(own, '/photos', { yes: 'yes' });
  const page = await look(`${base}/photos`);
  const put = (bytes: Buffer, fields = {}) =>
    deniz.submit(page, `${base}/photos`, {
      picture: new File([new Uint8Array(bytes)], 'tafel.png'),
      words: 'Aan tafel',
      ...fields,
    });
  await put(Buffer.from('no picture'));
  await put(PICTURE);
  await put(PICTURE, { nobodyElse: 'yes' });
  const shown = await look(`${base}/photos`);
  const photo = findIn(shown, /\/photos\/([0-9a-f-]{36})/);
  await deniz.open(`/nl${base}/photos/${photo}`);
  await deniz.submit(shown, `${base}/photos/drop`);
  await put(PICTURE, { nobodyElse: 'yes', words: 'Voor het verslag' });
}

/** What a table wrote down, an agreement that its owner answers, and the report. */
async function outcomes(deniz: Visitor, base: string, look: Look): Promise<void> {
  await deniz.submit(await deniz.open(`/nl${base}/hosts`), `${base}/tables`);
  const hosts = await look(`${base}/hosts`);
  const table = findIn(hosts, /\/nl(\/table\/[\w-]+)/);
  const gerrit = makeVisitor(deniz.site, 'Gerrit');
  const card = await gerrit.look(table);
  const write = (kind: string, fields: Record<string, string>, page = card) =>
    gerrit.submit(page, table, fields, { holding: { kind } });
  await write('bottleneck', { words: '' });
  await write('bottleneck', { words: 'De wachtlijst is lang' });
  await write('insight', { words: 'Buren willen wel' });
  await write('agreement', { words: 'We bellen elke maand' });
  await write(
    'agreement',
    { words: 'We bellen', owner: 'Gemeente', dueOn: IN_A_YEAR, email: 'no address' },
    await gerrit.open(`/ar${table}`),
  );
  await write('agreement', {
    words: 'We bellen elke maand',
    owner: 'Gemeente Den Haag',
    dueOn: IN_A_YEAR,
    email: 'gemeente@voorbeeld.nl',
  });
  const written = await gerrit.look(table);
  await gerrit.submit(written, `${table}/drop`);
  await gerrit.submit(written, `${table}/drop`);
  const lines = (await gerrit.look(table)).body.split('id="agreement"')[1] ?? '';
  const agreement = lines.match(/name="id" value="([^"]+)"/)?.[1];
  if (!agreement) throw new Error('the table shows no agreement');
  const link = `/agreement/${mailedLink('agreement', agreement)}`;
  const shown = await gerrit.look(link);
  await gerrit.submit(shown, link, { state: 'done', answer: 'Gebeld.' });
  await gerrit.submit(shown, link, { state: 'open', answer: 'Te laat.' });
  await deniz.post(`/nl${base}/report`, hidden(hosts));
  await gerrit.look(`${MEETING}/report`);
}

/** The end of a private link as letters hold it. Links that were sent have to stay what they are. */
const mailedLink = (kind: string, id: string): string =>
  createHmac('sha256', Buffer.from(SECRET, 'hex')).update(`link|${kind}|${id}`).digest('base64url');

/** Members with another duty: at the desk, hosting a conversation, organising this edition alone. */
async function otherMembers(site: Site, deniz: Visitor, base: string, look: Look): Promise<void> {
  const page = await deniz.open(`/nl${base}/hosts`);
  const room = findIn(page, /<option value="([0-9a-f-]{36})"/);
  for (const [name, duty] of [
    ['Henk', 'desk'],
    ['Ilse', room],
    ['Jamal', 'organiser'],
  ] as const) {
    const made = await deniz.submit(page, `${base}/key`, { name, duty });
    const member = makeVisitor(site, name);
    await openTeamLink(member, findIn(made, /\/nl\/team\/[\w-]{43}/));
    for (const path of [
      '/organise',
      base,
      `${base}/check-in`,
      `${base}/badges`,
      `${base}/seats`,
      `${base}/come`,
      '/host',
      '/inbox',
      '/listings',
      '/spreadsheets',
    ])
      await look(path, member);
    if (duty !== room) await member.submit(await member.open('/nl/organise'), '/team/close/keep');
  }
  await look(`${base}/hosts`);
  await deniz.submit(await deniz.open(`/nl${base}/hosts`), `${base}/key-taken`);
  await look(`${base}/hosts`);
}
