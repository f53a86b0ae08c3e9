import { setTimeout } from 'node:timers/promises';
import { wordsIn } from '../../people.ts';
import type { Fields } from '../forms.ts';
import { findIn, hidden, makeVisitor, type Page, pathOf, type Site, type Visitor } from '../visitor.ts';
import { READING_MS } from './contact.ts';
import { teamLanguages } from './teamPages.ts';

/** An initiative as somebody tells of it. */
export const CHOIR = {
  organisation: 'Het Wijkkoor',
  name: 'Samen zingen',
  summary: 'Kom zingen, ook als je de woorden nog niet kent.',
  textLanguage: 'nl',
  goals: ['people', 'create'],
  town: 'Delft',
  weekday0: '3',
  from0: '19:30',
  to0: '21:00',
  has: ['free', 'walkIn'],
  email: 'koor@voorbeeld.nl',
  ownerEmail: 'ria@voorbeeld.nl',
};

/** Registers an initiative as somebody who reads the form first. @returns the own page */
export async function register(visitor: Visitor, fields: Fields = {}, language = 'nl'): Promise<Page> {
  const form = await visitor.open(`/${language}/register`);
  await setTimeout(READING_MS);
  return visitor.submit(form, '/register', { ...CHOIR, what: 'send', ...fields });
}

/** The private link on an owner's page, with its language; in an older checkout it is the address of the page itself. */
const ownLinkOf = (own: Page): string => own.body.match(/\/[a-z]+\/register\/[\w-]{43}/)?.[0] ?? own.address;

/** Opens the private link of a listing; one tap says on what kind of device. */
export async function openOwnerLink(visitor: Visitor, link: string): Promise<Page> {
  const page = await visitor.open(link);
  return page.body.includes('/register/device"')
    ? visitor.submit(page, '/register/device', { device: 'own' })
    : page;
}

/** Telling of an initiative of one's own, keeping it up to date, being vouched for, and lists that the team brings. */
export async function directoryJourney(site: Site, deniz: Visitor): Promise<void> {
  const languages = teamLanguages(site);
  const ria = makeVisitor(site, 'Ria');
  const look = (path: string, who = ria) => who.look(path, languages);
  await look('/register');
  await ria.open('/ti/register');
  await look('/register/open');
  for (const language of ['nl', 'ar']) {
    const form = await ria.open(`/${language}/register`);
    await ria.submit(form, '/register', { what: 'send' });
    await ria.submit(form, '/register', {
      ...CHOIR,
      town: 'Nergenshuizen',
      from0: '21:00',
      to0: '19:00',
      ownerEmail: 'ria',
      what: 'send',
    });
    await ria.post(`/${language}/register/keep`, { ...hidden(form), ...CHOIR, what: 'look' });
    const open = await ria.open(`/${language}/register/open`);
    await ria.submit(open, '/register/open', { words: 'these are not my words' });
    await ria.submit(open, '/register/open/mail', { email: 'no address' });
    await ria.post(`/${language}/register/open/keep`, { ...hidden(open), words: 'half of my' });
  }
  const own = await register(ria);
  const path = pathOf(own);
  await look(path);
  await look(`${path}/change`);
  await maintain(ria, path, look);
  const draft = await register(
    makeVisitor(site, 'Sam'),
    { organisation: 'Tuin', name: 'Samen tuinieren', what: 'later' },
    'ar',
  );
  const samAgain = makeVisitor(site, 'Sam again');
  await openOwnerLink(samAgain, ownLinkOf(draft));
  await look(pathOf(draft), samAgain);
  await vouching(site, deniz, own, draft, look);
  await maintain(ria, path, look);
  await ria.submit(await ria.open('/ar/register/open'), '/register/open/mail', {
    email: 'ria@voorbeeld.nl',
  });
  await texts(ria, path, look);
  const anna = makeVisitor(site, 'Anna after that');
  await anna.look('/initiatives?q=samen+zingen+in+delft');
  const initiative = findIn(await ria.open(`/nl${path}`), /\/nl(\/initiatives\/[0-9a-f-]{36})/);
  await anna.look(initiative);
  await spreadsheets(deniz, look);
  for (const address of ['', '/work', '/do', '/initiatives']) await anna.look(address);
}

type Look = (path: string, who?: Visitor) => Promise<Page>;

/** Changes, confirms, pauses and resumes one's own initiative, and makes its card. */
async function maintain(ria: Visitor, path: string, look: Look): Promise<void> {
  const before = await ria.open(`/nl${path}/change`);
  await ria.submit(before, '/change', { name: '', what: 'send' });
  await ria.post(`/ar${path}/change/keep`, { ...hidden(before), ...CHOIR, what: 'look' });
  await ria.submit(before, '/change', { name: 'Samen zingen en eten', what: 'send' });
  await ria.submit(before, '/change', { name: 'Te laat', what: 'send' });
  const act = async (action: string, fields: Fields = {}) => {
    const page = await ria.open(`/nl${path}`);
    await ria.post(`/nl${path}${action}`, { ...hidden(page), ...fields });
  };
  await act('/fresh', { room: 'room', placesFree: 'many', roomUntil: 'never' });
  await act('/fresh', { room: 'room', placesFree: '3' });
  await look(path);
  await act('/rest', { state: 'paused' });
  await look(path);
  await act('/resume');
  await act('/card');
  const card = await look(`${path}/card`);
  const words = wordsIn(card.body);
  const other = makeVisitor(ria.site, 'Ria on another phone');
  if (words)
    await other.submit(await other.open('/nl/register/open'), '/register/open', {
      words,
      device: 'own',
    });
}

async function vouching(site: Site, deniz: Visitor, own: Page, draft: Page, look: Look): Promise<void> {
  const link = findIn(own, /\/nl(\/vouch\/[\w-]{43})/);
  const tom = makeVisitor(site, 'Tom');
  const shown = await look(link, tom);
  for (const typed of [ownLinkOf(own), ownLinkOf(draft), '/nl/register/nobody-has-this-link-at-all', ''])
    await tom.submit(shown, link, { own: typed });
  await tom.submit(await tom.open(`/ar${link}`), link, { own: ownLinkOf(own) });
  const waiting = await look('/listings', deniz);
  await deniz.submit(waiting, '/listings/vouch');
  await look('/listings', deniz);
  await look(link, tom);
  const third = await register(makeVisitor(site, 'Vera'), {
    organisation: 'De Moestuin',
    name: 'Tuinieren',
    ownerEmail: 'vera@voorbeeld.nl',
  });
  const other = findIn(third, /\/nl(\/vouch\/[\w-]{43})/);
  await tom.submit(await tom.open(`/nl${other}`), other, { own: ownLinkOf(own) });
  const veraAgain = makeVisitor(site, 'Vera again');
  await openOwnerLink(veraAgain, ownLinkOf(third));
  await look(pathOf(third), veraAgain);
}

/** The same words in another language, written by the owner. */
async function texts(ria: Visitor, path: string, look: Look): Promise<void> {
  const form = await look(`${path}/texts/ar`);
  await ria.submit(form, `${path}/texts/ar`, { name: '', summary: '' });
  await ria.post(`/nl${path}/texts/ar/keep`, {
    ...hidden(form),
    name: 'نغني معًا',
    summary: 'تعالوا',
    what: 'look',
  });
  await ria.submit(form, `${path}/texts/ar`, { name: 'نغني معًا', summary: 'تعالوا غنوا معنا.' });
  await ria.submit(form, `${path}/texts/ar`, { name: 'متأخر', summary: 'متأخر' });
  await look(path);
  const remove = await look(`${path}/texts/ar/remove`);
  await ria.submit(remove, '/texts/ar/remove', { seen: '99' });
  await ria.submit(remove, '/texts/ar/remove');
  await ria.post(`/nl${path}/texts`, { ...hidden(form), language: 'all' });
  await look(`${path}/texts/nl`);
}

/** An organisation that finds itself in the directory. */
async function claims(site: Site, look: Look): Promise<void> {
  const uwe = makeVisitor(site, 'Uwe');
  const list = await uwe.open('/nl/initiatives?q=naaigroep+zwolle');
  const links = [...new Set(list.body.match(/\/initiatives\/[0-9a-f-]{36}/g) ?? [])].slice(0, 2);
  for (const link of links) {
    const page = await look(`${link}/claim`, uwe);
    if (page.status === 200) await uwe.submit(page, `${link}/claim`);
  }
}

const SPREADSHEET = [
  'Organisatie;Activiteit;Dag;Van;Tot;Kosten;Telefoon;Plaats',
  'Buurthuis De Haven;Taalcafé;dinsdag;10:00;12:00;gratis;038-1234567;Zwolle',
  'Buurthuis De Haven;Naaigroep;donderdag;9.30;11.30;2,50;06-12345678;Zwolle',
  'Koor De Brug;Samen zingen;eerste maandag;19:00;21:00;;;Zwolle',
  ';Zonder organisatie;ooit;25:00;;veel;;Nergenshuizen',
].join('\r\n');

/** A list of the team: brought, its columns chosen, its rows looked at, put into the directory and taken back. */
async function spreadsheets(deniz: Visitor, look: Look): Promise<void> {
  const start = await look('/spreadsheets', deniz);
  await deniz.submit(start, '/spreadsheets', { pasted: '' });
  await deniz.submit(start, '/spreadsheets', { file: new File(['\0\0\0'], 'niets.xlsx') });
  await deniz.submit(start, '/spreadsheets', { pasted: 'een woord' });
  const columns = await deniz.submit(start, '/spreadsheets', {
    file: new File([SPREADSHEET], 'taalaanbod Zwolle.csv'),
  });
  const path = pathOf(columns);
  await look(path, deniz);
  await deniz.post(`/nl${path}`, { ...hidden(columns), seen: '99' });
  await deniz.submit(await deniz.open(`/nl${path}`), path);
  await look(`${path}/rows`, deniz);
  const rows = await look(`${path}/rows?show=all`, deniz);
  await deniz.submit(rows, `${path}/rows`);
  await deniz.submit(rows, `${path}/rows/all`, { choice: 'leave' });
  await deniz.submit(await deniz.open(`/nl${path}/rows?show=all`), `${path}/rows/all`, { choice: 'new' });
  await deniz.submit(await deniz.open(`/nl${path}/rows?show=all`), `${path}/rows/remarks`);
  const row = await look(`${path}/rows/5`, deniz);
  await deniz.submit(row, `${path}/rows`, { 'cell5.from': '9.00', 'cell5.until': '11.00' });
  const corrected = await look(`${path}/rows/5`, deniz);
  await deniz.submit(corrected, `${path}/rows/5/restored`);
  await deniz.submit(rows, `${path}/planted`, { seen: '99' });
  await deniz.submit(await deniz.open(`/nl${path}/rows`), `${path}/planted`);
  const imported = await look(path, deniz);
  await makeVisitor(deniz.site, 'Anna in Zwolle').look('/initiatives?q=zwolle');
  await claims(deniz.site, look);
  await look('/spreadsheets', deniz);
  await deniz.submit(imported, `${path}/undone`);
  await look(path, deniz);
  const pasted = await deniz.submit(await deniz.open('/nl/spreadsheets'), '/spreadsheets', {
    pasted: SPREADSHEET.replaceAll(';', '\t'),
  });
  await deniz.submit(pasted, `${pathOf(pasted)}/dropped`);
  await look('/spreadsheets', deniz);
}
