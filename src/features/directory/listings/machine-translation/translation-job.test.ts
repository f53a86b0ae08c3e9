import pg from 'pg';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { runNextJob } from '#core/jobs.ts';
import { issueOperatorLink } from '#features/accounts';
import { createTestApp } from '../../../../../test/support/app.ts';
import { makeJobsDue } from '../../../../../test/support/jobs.ts';
import { linkOnOwnerPage, openOwnerLink } from '../../../../../test/support/owners.ts';
import { openTeamSession } from '../../../../../test/support/team.ts';
import { listingTexts, removeListingText } from '../../translations/queries.ts';
import { translationRequests } from './queries.ts';
import { translationJob } from './translation-job.ts';
import { startTranslationServer } from './translation-server.testing.ts';

const { browser, app, faults, owner, at: setClock } = await createTestApp();
const server = await startTranslationServer();
const team = browser();
team.jar.set('vanonderop_team', await openTeamSession(app, await issueOperatorLink(app, 'Deniz', 900)));
const link = new pg.Client(owner);
await link.connect();
afterAll(async () => {
  server.close();
  await link.end();
});
beforeEach(() => {
  app.settings.translation = { url: server.url, key: 'operator-key' };
  server.respondWith();
});

const field = (html: string, name: string) =>
  html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';
let number = 0;
const choirForm = () => ({
  organisation: `Het Wijkkoor ${++number}`,
  name: 'Samen zingen',
  summary: `Kom zingen bij Het Wijkkoor ${number}. Bel 015 123 45 67 of kijk op www.koor.example/nu.`,
  textLanguage: 'nl',
  goals: ['people'],
  town: 'Delft',
  email: 'koor@voorbeeld.nl',
  ownerEmail: 'ria@voorbeeld.nl',
});

/** Registers a choir; it is public unless `draft`. */
async function registerChoir(more: Record<string, string> = {}, { draft = false } = {}) {
  const visitor = browser();
  const form = { ...choirForm(), ...more };
  const once = field((await visitor.get('/nl/register')).html, 'once');
  const sent = await visitor.post('/nl/register', { ...form, once, what: 'send' });
  const ownerPath = (sent.to ?? '').split('?')[0] ?? '';
  if (draft) return { visitor, ownerPath, form, initiativePath: '' };
  const { html } = await team.get('/nl/listings');
  const [section = ''] = html.split('data-row').filter((part) => part.includes(form.organisation));
  await team.post('/nl/listings/vouch', { listing: field(section, 'listing') });
  const page = (await visitor.get(ownerPath)).html;
  return { visitor, ownerPath, form, initiativePath: page.match(/\/initiatives\/[0-9a-f-]{36}/)?.[0] ?? '' };
}
type RegisteredChoir = Awaited<ReturnType<typeof registerChoir>>;

let minutes = 0;
/** Moves the clock on, and runs the jobs that were waiting. `later` is in minutes. */
async function runDueJobs(later = 2): Promise<void> {
  minutes += later;
  setClock(new Date(Date.UTC(2026, 10, 24, 9) + minutes * 60_000).toISOString());
  await makeJobsDue(app);
  while (await runNextJob(app, { translate: translationJob }));
}
const requestTranslation = async ({ visitor, ownerPath }: RegisteredChoir, language: string) => {
  await visitor.get(ownerPath);
  return visitor.post(`${ownerPath}/texts`, { language });
};
/** The part of the owner page about one language. */
const languageRow = async ({ visitor, ownerPath }: RegisteredChoir, name: string) => {
  const section = (await visitor.get(ownerPath)).html.split('id="texts"')[1] ?? '';
  return section.split('<li>').find((item) => item.includes(`>${name}<`)) ?? '';
};
const page = async ({ initiativePath }: RegisteredChoir, language: string) => {
  return (await browser().get(`/${language}${initiativePath}`)).html;
};
async function writeTranslation(
  { visitor, ownerPath }: RegisteredChoir,
  language: string,
  words: Record<string, string>,
) {
  const { html } = await visitor.get(`${ownerPath}/texts/${language}`);
  const hiddenFields = ['seen', 'fromLanguage', 'fromName', 'fromSummary'].map((name) => [
    name,
    field(html, name),
  ]);
  return visitor.post(`${ownerPath}/texts/${language}`, {
    ...Object.fromEntries(hiddenFields),
    what: 'save',
    ...words,
  });
}
async function changeListing({ visitor, ownerPath, form }: RegisteredChoir, more: Record<string, string>) {
  const seen = field((await visitor.get(`${ownerPath}/change`)).html, 'seen');
  return visitor.post(`${ownerPath}/change`, { ...form, seen, what: 'send', ...more });
}

test('without a server that the operator chose, no machine translation is offered and nothing is sent', async () => {
  app.settings.translation = undefined;
  const listing = await registerChoir();
  const { html } = await listing.visitor.get(listing.ownerPath);
  expect(html).toContain('In andere talen');
  expect(html).not.toContain('machine');
  expect((await requestTranslation(listing, 'ar')).status).toBe(404);
  await runDueJobs();
  expect(server.requests).toEqual([]);
});

test('what is not public yet goes to no machine', async () => {
  const listing = await registerChoir({}, { draft: true });
  const { html } = await listing.visitor.get(listing.ownerPath);
  expect(html).toContain('Als iedereen jullie kan vinden, kan een machine het ook vertalen');
  expect((await requestTranslation(listing, 'ar')).status).toBe(404);
  await runDueJobs();
  expect(server.translateRequests()).toEqual([]);
});

test('a requested machine translation is shown as such, with the owner’s text one tap away', async () => {
  const listing = await registerChoir();
  expect(await languageRow(listing, 'العربية')).toContain('Laat vertalen door een machine');
  // Nothing is offered that the server does not know.
  expect(await languageRow(listing, 'ትግርኛ')).not.toContain('machine');
  expect(await languageRow(listing, 'Kurmancî')).toContain('machine');
  await requestTranslation(listing, 'ar');
  expect(await languageRow(listing, 'العربية')).toContain('Wordt vertaald');
  await requestTranslation(listing, 'ar');
  await runDueJobs();
  expect(await languageRow(listing, 'العربية')).toContain('Door een machine');
  const initiativePage = await page(listing, 'ar');
  expect(initiativePage).toMatch(/<h1 lang="ar" dir="auto">«ar» Samen zingen/);
  expect(initiativePage).toContain('ترجمت آلة هذا النص');
  expect(initiativePage).toMatch(/<details[^>]*>.*?<div lang="nl" dir="auto">.*?Samen zingen/s);
  const list = (await browser().get('/ar/initiatives')).html;
  expect(list).toContain('ترجمة آلية');
  expect(await page(listing, 'nl')).not.toContain('machine');
  // Asked twice is done once; only name and summary were sent, and not even the organisation's name.
  const sent = server.translateRequests();
  expect(sent).toEqual([
    {
      q: ['Samen zingen', expect.stringMatching(/^Kom zingen bij \[\d\]\. Bel 015 123 45 67/)],
      source: 'nl',
      target: 'ar',
      format: 'text',
      api_key: 'operator-key',
    },
  ]);
  expect(initiativePage).toContain(listing.form.organisation);
  const everything = JSON.stringify(server.requests);
  for (const secret of ['koor@voorbeeld.nl', 'ria@voorbeeld.nl', 'Wijkkoor', 'Delft', listing.ownerPath])
    expect(everything).not.toContain(secret);
});

test('everything that is missing is asked for at once', async () => {
  const listing = await registerChoir();
  await requestTranslation(listing, 'all');
  await runDueJobs();
  const { rows } = await link.query(
    "select count(*)::int as n from listing_text t join listing l on l.id = t.listing_id where l.form->>'organisation' = $1",
    [listing.form.organisation],
  );
  // English, Arabic, Ukrainian, Turkish, Farsi, French and Kurmanji (which the server calls ku).
  expect(rows[0].n).toBe(7);
});

test('a machine never goes over what a person wrote, also when it was asked before', async () => {
  const listing = await registerChoir();
  await requestTranslation(listing, 'ar');
  await writeTranslation(listing, 'ar', { name: 'الغناء معا', summary: 'تعالوا للغناء.' });
  await runDueJobs();
  expect(await languageRow(listing, 'العربية')).toContain('Door een mens');
  await requestTranslation(listing, 'ar');
  await requestTranslation(listing, 'all');
  await runDueJobs();
  const initiativePage = await page(listing, 'ar');
  expect(initiativePage).toContain('الغناء معا');
  expect(initiativePage).not.toContain('ترجمت آلة');
  expect(initiativePage).toMatch(/<details.*Samen zingen/s);
});

test('a person corrects what a machine made: then it is theirs', async () => {
  const listing = await registerChoir();
  await requestTranslation(listing, 'en');
  await runDueJobs();
  expect((await listing.visitor.get(`${listing.ownerPath}/texts/en`)).html).toContain(
    'Dit maakte een machine',
  );
  await writeTranslation(listing, 'en', { name: 'Sing together', summary: 'Come and sing.' });
  expect(await languageRow(listing, 'English')).toContain('Door een mens');
  expect(await page(listing, 'en')).not.toContain('A machine translated');
});

test('when the owner’s text changes a machine translation is requested again; a person’s text is marked as older', async () => {
  const listing = await registerChoir();
  await requestTranslation(listing, 'ar');
  await runDueJobs();
  await writeTranslation(listing, 'en', { name: 'Sing together', summary: 'Come and sing.' });
  const before = server.translateRequests().length;
  await changeListing(listing, { name: 'Zingen op maandag' });
  expect(await languageRow(listing, 'العربية')).toMatch(/Door een machine, maar ouder.*Wordt vertaald/s);
  expect(await languageRow(listing, 'English')).toContain('Door een mens, maar ouder');
  expect(await page(listing, 'en')).toContain('The original text changed later');
  expect((await listing.visitor.get(`${listing.ownerPath}/texts/en`)).html).toMatch(
    /later veranderd.*Samen zingen/s,
  );
  await runDueJobs();
  expect(server.translateRequests().length).toBe(before + 1);
  expect(await page(listing, 'ar')).toContain('«ar» Zingen op maandag');
  expect(await languageRow(listing, 'العربية')).not.toContain('ouder');
  // Only the room changed: nothing is older, nothing is asked.
  await changeListing(listing, { name: 'Zingen op maandag', room: 'full' });
  await runDueJobs();
  expect(server.translateRequests().length).toBe(before + 1);
  await writeTranslation(listing, 'en', { name: 'Sing on Mondays', summary: 'Come and sing.' });
  expect(await languageRow(listing, 'English')).not.toContain('ouder');
});

const failures: [string, Parameters<typeof server.respondWith>[0], string][] = [
  ['cannot be reached', () => ({ status: 503, body: {} }), 'antwoordt nu niet'],
  ['asks for patience', () => ({ status: 429, body: {} }), 'antwoordt nu niet'],
  ['sends on to another server', () => ({ status: 302, body: {} }), 'Het lukt de vertaalmachine niet'],
  ['says no', () => ({ status: 403, body: { error: 'key' } }), 'Het lukt de vertaalmachine niet'],
  ['sends a page', () => ({ body: '<html><h1>Hello</h1></html>' }), 'geen goede tekst'],
  ['sends something else', () => ({ body: { translatedText: { a: 1 } } }), 'geen goede tekst'],
  ['sends too little', () => ({ body: { translatedText: ['one'] } }), 'geen goede tekst'],
  ['sends nothing', (w) => ({ body: { translatedText: w.map(() => ' ') } }), 'geen goede tekst'],
  [
    'goes on for ever',
    (w) => ({ body: { translatedText: w.map(() => 'ا'.repeat(5000)) } }),
    'geen goede tekst',
  ],
  ['sends far too much', () => ({ body: { translatedText: ['x'.repeat(400_000), ''] } }), 'geen goede tekst'],
  ['gives the same words back', (w) => ({ body: { translatedText: w } }), 'geen goede tekst'],
  [
    'loses a number',
    (w) => ({ body: { translatedText: w.map((text) => `x ${text.replace('123', '124')}`) } }),
    'veranderde een nummer of een adres',
  ],
  [
    'changes an address',
    (w) => ({
      body: { translatedText: w.map((text) => `x ${text.replace('koor.example', 'kor.example')}`) },
    }),
    'veranderde een nummer of een adres',
  ],
];
test.each(failures)(
  'a server that %s: it is said kindly, nothing changes, and one may try again',
  async (_, respondWith, words) => {
    const listing = await registerChoir();
    server.respondWith(respondWith);
    await requestTranslation(listing, 'ar');
    await runDueJobs();
    const status = await languageRow(listing, 'العربية');
    expect(status).toContain(words);
    expect(status).toContain('Probeer het nog eens');
    expect(await page(listing, 'ar')).not.toContain('ترجمت آلة');
    server.respondWith();
    await requestTranslation(listing, 'ar');
    await runDueJobs();
    expect(await languageRow(listing, 'العربية')).toContain('Door een machine');
    faults.splice(0);
  },
);

test('a server that is away is tried again by itself, and in the end it is left alone', async () => {
  const listing = await registerChoir();
  server.respondWith(() => ({ status: 500, body: {} }));
  await requestTranslation(listing, 'ar');
  await runDueJobs();
  server.respondWith();
  await runDueJobs();
  expect(await languageRow(listing, 'العربية')).toContain('Door een machine');
  server.respondWith(() => ({ status: 500, body: {} }));
  await requestTranslation(listing, 'fr');
  for (let tries = 0; tries < 9; tries++) await runDueJobs(130);
  expect(await languageRow(listing, 'Français')).toContain('Het lukt de vertaalmachine niet');
  expect(faults.length).toBeGreaterThan(7);
  expect(faults.join()).not.toContain('zingen');
  faults.splice(0);
});

test('a server that is slow keeps nobody waiting for ever; the words wait until it answers', async () => {
  const listing = await registerChoir();
  server.respondWith(() => ({ body: {}, after: 30_000 }));
  await requestTranslation(listing, 'ar');
  minutes += 2;
  setClock(new Date(Date.UTC(2026, 10, 24, 9) + minutes * 60_000).toISOString());
  await runNextJob(app, { translate: { run: translationJob, limitMs: 300 } });
  expect(await languageRow(listing, 'العربية')).toContain('antwoordt nu niet');
  expect(faults.splice(0)).toHaveLength(1);
  server.respondWith();
  await runDueJobs();
  expect(await languageRow(listing, 'العربية')).toContain('Door een machine');
});

test('words that change while a machine works on them: what it made of the old ones is not shown', async () => {
  const listing = await registerChoir();
  await requestTranslation(listing, 'ar');
  server.respondWith((words) => ({
    body: { translatedText: words.map((text) => `eerst ${text}`) },
    after: 700,
  }));
  const working = runDueJobs();
  await new Promise((resolve) => setTimeout(resolve, 200));
  await changeListing(listing, { name: 'Zingen op maandag' });
  await working;
  expect(await languageRow(listing, 'العربية')).toContain('Wordt vertaald');
  server.respondWith();
  await runDueJobs();
  expect(await page(listing, 'ar')).toContain('«ar» Zingen op maandag');
});

test('the mark goes along: to a sheet of paper, a list, a phone without network, and not into schema.org', async () => {
  const listing = await registerChoir();
  await requestTranslation(listing, 'ar');
  await runDueJobs();
  const initiativePage = await page(listing, 'ar');
  const id = listing.initiativePath.split('/').at(-1)?.replaceAll('-', '').slice(0, 10);
  const sheet = (await browser().get(`/nl/my-list/cards?i=${id}&with=ar`)).html;
  expect(sheet.match(/ترجمت آلة هذا النص/g)).toHaveLength(1);
  expect(sheet).not.toContain('Een machine vertaalde');
  expect((await browser().get(`/ar/my-list?i=${id}`)).html).toContain('ترجمة آلية');
  const pocket = JSON.parse((await browser().get('/ar/offline/GM0503')).html);
  const card = pocket.cards.find((item: { org: string }) => item.org === listing.form.organisation);
  expect(card.badges).toContain('ترجمة آلية');
  const searchPage = (await browser().get(`/nl/initiatives?q=${encodeURIComponent('«ar» zingen')}`)).html;
  expect(searchPage).toContain(listing.form.organisation);
  const [, jsonLd = ''] = initiativePage.match(/ld\+json">(.*?)<\/script>/s) ?? [];
  expect(JSON.parse(jsonLd)).toMatchObject({ '@type': 'Service', inLanguage: 'ar' });
  expect(jsonLd).not.toContain('machine');
});

test('markup from a machine comes out as plain text', async () => {
  const listing = await registerChoir();
  server.respondWith((words) => ({
    body: {
      translatedText: words.map(
        (text) => `<script>alert(1)</script><b>نص</b> &amp; <img src=x onerror=y> ${text}`,
      ),
    },
  }));
  await requestTranslation(listing, 'ar');
  await runDueJobs();
  const initiativePage = await page(listing, 'ar');
  expect(initiativePage).toContain('نص &amp; ');
  expect(initiativePage).not.toMatch(/<b>نص|alert\(1\)|onerror/);
});

test('the mark of a name that does not come back: asked once more with the words as they are', async () => {
  const listing = await registerChoir();
  server.respondWith((words) => ({
    body: { translatedText: words.map((text) => `x ${text.replace(/\[\d\]/, '')}`) },
  }));
  await requestTranslation(listing, 'ar');
  await runDueJobs();
  expect(await languageRow(listing, 'العربية')).toContain('Door een machine');
  expect(server.translateRequests().at(-1)?.q).toEqual([listing.form.name, listing.form.summary]);
});

test('two people write the same language at once: the second sees what changed and loses nothing', async () => {
  const listing = await registerChoir();
  const otherVisitor = { ...listing, visitor: browser() };
  await listing.visitor.get(listing.ownerPath);
  const ownLink = linkOnOwnerPage((await listing.visitor.get(listing.ownerPath)).html);
  const late = await openOwnerLink(otherVisitor.visitor, `${ownLink}/texts/fr`);
  await writeTranslation(listing, 'fr', { name: 'Chanter ensemble', summary: 'Venez chanter.' });
  const hiddenFields = ['seen', 'fromLanguage', 'fromName', 'fromSummary'].map((name) => [
    name,
    field(late.html, name),
  ]);
  const secondForm = {
    ...Object.fromEntries(hiddenFields),
    name: 'Chantons',
    summary: 'Viens.',
    what: 'save',
  };
  const refused = await otherVisitor.visitor.post(`${listing.ownerPath}/texts/fr`, secondForm);
  expect(refused.status).toBe(409);
  expect(refused.html).toMatch(/Chanter ensemble.*value="Chantons"/s);
  const seenVersion = field(refused.html, 'seen');
  expect(
    (await otherVisitor.visitor.post(`${listing.ownerPath}/texts/fr`, { ...secondForm, seen: seenVersion }))
      .to,
  ).toContain('texts=kept');
  expect(await page(listing, 'fr')).toContain('Chantons');
});

test('two people write two languages at once: both are public', async () => {
  const listing = await registerChoir();
  const others = ['fr', 'en', 'tr'].map((language) => ({
    listing: { ...listing, visitor: browser() },
    language,
  }));
  const ownLink = linkOnOwnerPage((await listing.visitor.get(listing.ownerPath)).html);
  for (const { listing } of others) await openOwnerLink(listing.visitor, ownLink);
  await Promise.all(
    others.map(({ listing, language }) =>
      writeTranslation(listing, language, { name: `Name ${language}`, summary: 'Text.' }),
    ),
  );
  await page(listing, 'nl');
  for (const { language } of others) expect(await page(listing, language)).toContain(`Name ${language}`);
});

test('a text is taken away after one question; readers see another language again', async () => {
  const listing = await registerChoir();
  await writeTranslation(listing, 'fr', { name: 'Chanter ensemble', summary: 'Venez chanter.' });
  const confirmation = await listing.visitor.get(`${listing.ownerPath}/texts/fr/remove`);
  expect(confirmation.html).toMatch(/Chanter ensemble.*Ja, haal weg/s);
  await writeTranslation(listing, 'fr', { name: 'Chantons', summary: 'Venez.' });
  const stale = await listing.visitor.post(`${listing.ownerPath}/texts/fr/remove`, {
    seen: field(confirmation.html, 'seen'),
  });
  expect([stale.status, stale.html.includes('Chantons')]).toEqual([409, true]);
  await listing.visitor.post(`${listing.ownerPath}/texts/fr/remove`, { seen: field(stale.html, 'seen') });
  expect(await languageRow(listing, 'Français')).toContain('Nog niet');
  expect(await page(listing, 'fr')).toContain('Samen zingen');
});

test('a draft in two languages is public in both when others vouch; Dutch gets plain advice', async () => {
  const listing = await registerChoir(
    { textLanguage: 'ar', name: 'غناء', summary: 'تعالوا للغناء معنا' },
    { draft: true },
  );
  expect(await languageRow(listing, 'العربية')).toBe('');
  const typed = { name: 'Participeren', summary: 'Indien u desgewenst wilt participeren.' };
  await listing.visitor.get(`${listing.ownerPath}/texts/nl`);
  const look = await listing.visitor.post(`${listing.ownerPath}/texts/nl/keep`, {
    ...typed,
    what: 'look',
    seen: '0',
  });
  expect(look.html).toMatch(/Kan het nog makkelijker.*meedoen/s);
  expect(look.html).toContain('value="Participeren"');
  await writeTranslation(listing, 'nl', { name: 'Zingen', summary: 'Kom zingen.' });
  const { html } = await team.get('/nl/listings');
  const [section = ''] = html.split('data-row').filter((part) => part.includes(listing.form.organisation));
  await team.post('/nl/listings/vouch', { listing: field(section, 'listing') });
  const initiativePath =
    (await listing.visitor.get(listing.ownerPath)).html.match(/\/initiatives\/[0-9a-f-]{36}/)?.[0] ?? '';
  expect(await page({ ...listing, initiativePath }, 'nl')).toContain('Zingen');
  expect(await page({ ...listing, initiativePath }, 'ar')).toContain('غناء');
});

test('what is missing or too long is said, and what was typed stays', async () => {
  const listing = await registerChoir();
  const empty = await writeTranslation(listing, 'fr', { name: 'Chanter', summary: ' ' });
  expect([empty.status, empty.html.includes('value="Chanter"')]).toEqual([422, true]);
  expect(empty.html).toContain('Schrijf een zin of twee');
  const long = await writeTranslation(listing, 'fr', { name: 'Chanter', summary: 'x'.repeat(1000) });
  expect([long.status, long.html.includes('x'.repeat(1000))]).toEqual([422, true]);
  for (const path of ['/texts/nl', '/texts/xx', '/texts/nl/remove'])
    expect((await listing.visitor.get(listing.ownerPath + path)).status).toBe(404);
});

test('a change of the language keeps what was written in the one before', async () => {
  const listing = await registerChoir();
  await changeListing(listing, {
    textLanguage: 'en',
    name: 'Sing together',
    summary: 'Come and sing with us.',
  });
  expect(await languageRow(listing, 'Nederlands')).toContain('ouder');
  expect(await page(listing, 'nl')).toMatch(/<h1[^>]*>Samen zingen/);
});

test('who holds another link, or only the one to vouch, reads and writes nothing of it in the database', async () => {
  const listing = await registerChoir();
  await writeTranslation(listing, 'fr', { name: 'Chanter', summary: 'Venez.' });
  await requestTranslation(listing, 'ar');
  const { rows } = await link.query(
    "select id, link_hash, vouch_hash from listing where form->>'organisation' = $1",
    [listing.form.organisation],
  );
  const otherListing = await registerChoir();
  const strange = await link.query("select link_hash from listing where form->>'organisation' = $1", [
    otherListing.form.organisation,
  ]);
  const accessWith = (linkHash: Buffer | undefined) =>
    inTransaction(app.db, linkHash ? { link: linkHash } : {}, async (tx) => {
      const texts = await listingTexts(tx, rows[0].id);
      const requests = await translationRequests(tx, rows[0].id);
      const removed = await removeListingText(tx, rows[0].id, 'fr', texts[0]?.version ?? 0);
      return [texts.length, requests.length, removed];
    });
  expect(await accessWith(strange.rows[0].link_hash)).toEqual([0, 0, false]);
  expect(await accessWith(undefined)).toEqual([0, 0, false]);
  expect(await accessWith(rows[0].vouch_hash)).toEqual([1, 0, false]);
  expect(await accessWith(rows[0].link_hash)).toEqual([1, 1, true]);
});

test('nothing went wrong unseen, and no word went where a server sent us on', () => {
  expect(faults).toEqual([]);
  expect([...new Set(server.requests.map(({ path }) => path))].sort()).toEqual(['/languages', '/translate']);
});
