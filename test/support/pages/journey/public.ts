import { findIn, hidden, makeVisitor, type Page, type Site, type Visitor } from '../visitor.ts';
import { crawl } from './crawl.ts';
import { MEETING } from './meetings.ts';

const API = '/api/hsds/v3';
const NOBODY = '00000000-0000-4000-8000-000000000000';
const UNKNOWN_LINK = 'nobody-has-this-link-at-all-and-never-had-any';

/** What anybody sees without having told anything: every page that links lead to, feeds, the API, and what is not there. */
export async function publicJourney(site: Site): Promise<void> {
  const anna = makeVisitor(site, 'Anna');
  for (const language of site.languages) await crawl(anna, `/${language}`);
  await forMachines(anna);
  await search(anna);
  await ownList(makeVisitor(site, 'Bas'));
  await reports(makeVisitor(site, 'Chris'));
  await nothingThere(makeVisitor(site, 'Dora'));
}

async function forMachines(anna: Visitor): Promise<void> {
  for (const path of ['/robots.txt', '/sitemap.xml', '/icon.svg', '/healthz', '/tiles/8/131/84'])
    await anna.open(path);
  for (const worker of ['check-in-worker.js', 'offline-worker.js'])
    await anna.request(`/${worker}`, { method: 'HEAD' });
  for (const language of ['ar', 'fr-CH, fr;q=0.9', 'xx'])
    await anna.open('/', { 'accept-language': language });
  for (const path of [
    '/initiatives/feed.atom',
    '/initiatives/embed',
    '/meetings/embed',
    '/meetings/all.ics',
    '/meetings/feed.atom',
    `${MEETING}/calendar.ics`,
  ])
    await anna.look(path);
  await anna.look('/initiatives/embed?theme=dark&goal=dutch');
  for (const series of ['van-onderop', 'nowhere']) await anna.look(`/meetings/series/${series}/calendar.ics`);
  const offline = await anna.open('/nl/offline');
  const municipality = findIn(offline, /<option value="([A-Z0-9]+)"/);
  await anna.look(`/offline?in=${municipality}`);
  await anna.look(`/offline/${municipality}`);
  await api(anna);
}

async function api(anna: Visitor): Promise<void> {
  for (const path of [
    '',
    '/openapi.json',
    '/profile',
    '/profile/organization.json',
    '/tabular/datapackage.json',
  ])
    await anna.open(API + path);
  const tables = JSON.parse((await anna.open(`${API}/tabular/datapackage.json?again`)).body) as {
    resources?: { path: string }[];
  };
  for (const { path } of tables.resources ?? []) await anna.open(`${API}/tabular/${path}`);
  const description = await anna.open(`${API}/openapi.json?again`);
  for (const path of Object.keys((JSON.parse(description.body) as { paths?: object }).paths ?? {})) {
    const address = API + path.replace(API, '');
    if (address.includes('{')) {
      const list = address.slice(0, address.indexOf('/{'));
      const first = firstId(await anna.open(`${list}?per_page=1`));
      await anna.open(address.replace(/\{[^}]+\}/, first));
      await anna.open(address.replace(/\{[^}]+\}/, NOBODY));
    } else await anna.open(address);
  }
  for (const query of [
    'services?per_page=2&page=3',
    'services?full=true&per_page=3',
    'services?minimal=true',
    'services?format=ndjson',
    'services?per_page=no',
    'services?nonsense=1',
    'service_at_locations?postcode=2511AA',
    'nothing',
  ])
    await anna.open(`${API}/${query}`);
  await anna.request(`${API}/services`, {
    method: 'POST',
    body: '{"per_page":2}',
    headers: { 'content-type': 'application/json' },
  });
  await anna.request(`${API}/services`, { method: 'POST', body: '[' });
  await anna.request(`${API}/services`, { method: 'OPTIONS' });
  await anna.request(`${API}/services`, { method: 'DELETE' });
}

const firstId = (page: Page): string => page.body.match(/"id":\s*"([^"]+)"/)?.[1] ?? NOBODY;

async function search(anna: Visitor): Promise<void> {
  for (const query of [
    'q=taalcafe+den+haag',
    'q=fietsen+leren+op+zaterdag',
    'q=%D8%AA%D8%B9%D9%84%D9%85+%D8%A7%D9%84%D9%87%D9%88%D9%84%D9%86%D8%AF%D9%8A%D8%A9',
    'q=xyzzy',
    'town=Den+Haag&goal=dutch',
    'town=Den+Haag&goal=dutch&view=map',
    'view=streets&box=4.2,52.0,4.5,52.2',
    'town=Nergenshuizen',
    'town=Utrecht&km=5&level=a1&audience=women&language=ar&access=stepFree',
    'day=3&part=evening',
    'page=2',
    'q=zwemmen+in+urk+op+maandagochtend',
  ])
    await anna.look(`/initiatives?${query}`);
  for (const text of ['taal', 'den h', 'zz'])
    await anna.look(`/initiatives/suggest?q=${encodeURIComponent(text)}`);
  await anna.look('/initiatives/missed?what=swim&town=Urk');
}

/** A list that is kept in the browser: places put on it, shown, printed, in the calendar, shared, emptied. */
async function ownList(bas: Visitor): Promise<void> {
  await bas.look('/my-list');
  const list = await bas.open('/nl/initiatives');
  const places = [...new Set(list.body.match(/\/nl\/initiatives\/[0-9a-f-]{36}/g) ?? [])].slice(0, 3);
  for (const place of places) {
    const page = await bas.open(place);
    const adding = await bas.open(findIn(page, /href="([^"]*\/my-list\?add=[^"]*)"/));
    await bas.submit(adding, '/my-list/keep');
  }
  await bas.look('/my-list');
  await bas.look('/my-list/cards');
  await bas.look('/my-list/cards?with=ar');
  await bas.look('/my-list/calendar.ics');
  const own = await bas.open('/nl/my-list');
  const shared = findIn(own, /my-list\?i=([0-9a-f.]+)/);
  const friend = makeVisitor(bas.site, 'Bas’s friend');
  await friend.look(`/my-list?i=${shared}`);
  await friend.look(`/my-list?i=${shared}.0123456789`);
  await friend.submit(await friend.open(`/nl/my-list?i=${shared}&again`), '/my-list/keep');
  await bas.submit(own, '/my-list/keep', { clear: 'yes' });
}

/** What readers report: a translation that is wrong, something that is missing. */
async function reports(chris: Visitor): Promise<void> {
  const about = await chris.open('/ar/about');
  await chris.submit(about, '/languages');
  const page = await chris.look('/initiatives/missed?what=swim&town=urk');
  await chris.submit(page, '/initiatives/missed');
  await chris.post('/nl/initiatives/missed', { ...hidden(page), what: 'no such thing' });
}

/** What is refused: unknown addresses and links, forms of another site or of last week. */
async function nothingThere(dora: Visitor): Promise<void> {
  for (const path of [
    '/nothing',
    `/initiatives/${NOBODY}`,
    '/meetings/nowhere',
    '/week/of/AAAA',
    '/offline/GM9999',
    '/initiatives/missed?counted',
    '/forgotten',
    '/closed',
    '/languages/thanks',
  ])
    await dora.look(path);
  for (const path of ['m', 'stand', 'table', 'agreement', 'hands', 'register', 'vouch', 'fresh', 'contact/q'])
    await dora.look(`/${path}/${UNKNOWN_LINK}`, ['nl', 'ar']);
  for (const path of [
    '/story',
    '/week',
    '/card',
    '/organise',
    '/inbox',
    '/listings',
    '/spreadsheets',
    '/host',
  ])
    await dora.look(path);
  await dora.look('/team/unknown', ['nl', 'ar']);
  for (const path of ['/NL', '/xx/about', '/nl//about', '/nl/about/', '/assets/none.js', '/none-worker.js'])
    await dora.open(path);
  for (const language of ['nl', 'ar']) {
    await dora.request(`/${language}/contact`, {
      method: 'POST',
      body: new URLSearchParams({ words: 'x' }),
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    await dora.post(`/${language}/contact`, { words: 'Een formulier van vorige week', token: 'old' });
    await dora.post(`/${language}/begin`, { device: 'own' });
    await dora.post(`/${language}/contact`, { words: 'x'.repeat(70_000) });
    await dora.post(`/${language}/nothing`, {});
  }
}
