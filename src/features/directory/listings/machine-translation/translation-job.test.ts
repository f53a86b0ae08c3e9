import pg from 'pg';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { runNextJob } from '#core/jobs.ts';
import { issueOperatorLink } from '#features/accounts';
import { createTestApp } from '../../../../../test/support/app.ts';
import { translationJobHandler } from './translation-job.ts';
import { startTranslationServer } from './translation-server.testing.ts';

const { browser, app, faults, owner, at } = await createTestApp();
const server = await startTranslationServer();
const team = browser();
team.jar.set('vanonderop_team', (await issueOperatorLink(app, 'Deniz', 900)).split('/').at(-1) ?? '');
const link = new pg.Client(owner);
await link.connect();
afterAll(async () => {
  server.close();
  await link.end();
});
beforeEach(() => {
  app.settings.translation = { url: server.url, key: 'key of the house' };
  server.be();
});

const field = (html: string, name: string) =>
  html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';
let number = 0;
const choir = () => ({
  organisation: `Het Wijkkoor ${++number}`,
  name: 'Samen zingen',
  summary: `Kom zingen bij Het Wijkkoor ${number}. Bel 015 123 45 67 of kijk op www.koor.example/nu.`,
  textLanguage: 'nl',
  goals: ['people'],
  town: 'Delft',
  email: 'koor@voorbeeld.nl',
  ownerEmail: 'ria@voorbeeld.nl',
});

/** An initiative with its own page; public unless `draft`. */
async function told(more: Record<string, string> = {}, { draft = false } = {}) {
  const who = browser();
  const form = { ...choir(), ...more };
  const once = field((await who.get('/nl/register')).html, 'once');
  const sent = await who.post('/nl/register', { ...form, once, what: 'send' });
  const own = (sent.to ?? '').split('?')[0] ?? '';
  if (draft) return { who, own, form, open: '' };
  const { html } = await team.get('/nl/listings');
  const [section = ''] = html.split('<section').filter((part) => part.includes(form.organisation));
  await team.post('/nl/listings/vouch', { listing: field(section, 'listing') });
  const page = (await who.get(own)).html;
  return { who, own, form, open: page.match(/\/initiatives\/[0-9a-f-]{36}/)?.[0] ?? '' };
}
type Told = Awaited<ReturnType<typeof told>>;

let minutes = 0;
/** Time goes on, and whatever is due is done. */
async function work(later = 2): Promise<void> {
  minutes += later;
  at(new Date(Date.UTC(2026, 10, 24, 9) + minutes * 60_000).toISOString());
  while (await runNextJob(app, { translate: translationJobHandler() }));
}
const ask = async ({ who, own }: Told, language: string) => {
  await who.get(own);
  return who.post(`${own}/texts`, { language });
};
/** What the own page says of one language. */
const row = async ({ who, own }: Told, name: string) => {
  const section = (await who.get(own)).html.split('id="texts"')[1] ?? '';
  return section.split('<li>').find((one) => one.includes(`>${name}<`)) ?? '';
};
const page = async ({ open }: Told, language: string) => {
  return (await browser().get(`/${language}${open}`)).html;
};
async function write({ who, own }: Told, language: string, words: Record<string, string>) {
  const { html } = await who.get(`${own}/texts/${language}`);
  const given = ['seen', 'fromLanguage', 'fromName', 'fromSummary'].map((name) => [name, field(html, name)]);
  return who.post(`${own}/texts/${language}`, { ...Object.fromEntries(given), what: 'save', ...words });
}
async function change({ who, own, form }: Told, more: Record<string, string>) {
  const seen = field((await who.get(`${own}/change`)).html, 'seen');
  return who.post(`${own}/change`, { ...form, seen, what: 'send', ...more });
}

test('without a server of its own choice the house offers no machine and sends nothing', async () => {
  app.settings.translation = undefined;
  const it = await told();
  const { html } = await it.who.get(it.own);
  expect(html).toContain('In andere talen');
  expect(html).not.toContain('machine');
  expect((await ask(it, 'ar')).status).toBe(404);
  await work();
  expect(server.asked).toEqual([]);
});

test('what is not public yet goes to no machine', async () => {
  const it = await told({}, { draft: true });
  const { html } = await it.who.get(it.own);
  expect(html).toContain('Als iedereen jullie kan vinden, kan een machine het ook vertalen');
  expect((await ask(it, 'ar')).status).toBe(404);
  await work();
  expect(server.translated()).toEqual([]);
});

test('a machine is asked, works, and its text stands there marked, with the own words one tap away', async () => {
  const it = await told();
  expect(await row(it, 'العربية')).toContain('Laat vertalen door een machine');
  // Nothing is offered that the server does not know.
  expect(await row(it, 'ትግርኛ')).not.toContain('machine');
  expect(await row(it, 'Kurmancî')).toContain('machine');
  await ask(it, 'ar');
  expect(await row(it, 'العربية')).toContain('Wordt vertaald');
  await ask(it, 'ar');
  await work();
  expect(await row(it, 'العربية')).toContain('Door een machine');
  const shown = await page(it, 'ar');
  expect(shown).toMatch(/<h1 lang="ar" dir="auto">«ar» Samen zingen/);
  expect(shown).toContain('ترجمت آلة هذا النص');
  expect(shown).toMatch(/<details[^>]*>.*?<div lang="nl" dir="auto">.*?Samen zingen/s);
  const list = (await browser().get('/ar/initiatives')).html;
  expect(list).toContain('ترجمة آلية');
  expect(await page(it, 'nl')).not.toContain('machine');
  // Asked twice is done once; only name and summary left the house, and not even its own name.
  const sent = server.translated();
  expect(sent).toEqual([
    {
      q: ['Samen zingen', expect.stringMatching(/^Kom zingen bij \[\d\]\. Bel 015 123 45 67/)],
      source: 'nl',
      target: 'ar',
      format: 'text',
      api_key: 'key of the house',
    },
  ]);
  expect(shown).toContain(it.form.organisation);
  const everything = JSON.stringify(server.asked);
  for (const secret of ['koor@voorbeeld.nl', 'ria@voorbeeld.nl', 'Wijkkoor', 'Delft', it.own])
    expect(everything).not.toContain(secret);
});

test('everything that is missing is asked for at once', async () => {
  const it = await told();
  await ask(it, 'all');
  await work();
  const { rows } = await link.query(
    "select count(*)::int as n from listing_text t join listing l on l.id = t.listing_id where l.form->>'organisation' = $1",
    [it.form.organisation],
  );
  // English, Arabic, Ukrainian, Turkish, Farsi, French and Kurmanji (which the server calls ku).
  expect(rows[0].n).toBe(7);
});

test('a machine never goes over what a person wrote, also when it was asked before', async () => {
  const it = await told();
  await ask(it, 'ar');
  await write(it, 'ar', { name: 'الغناء معا', summary: 'تعالوا للغناء.' });
  await work();
  expect(await row(it, 'العربية')).toContain('Door een mens');
  await ask(it, 'ar');
  await ask(it, 'all');
  await work();
  const shown = await page(it, 'ar');
  expect(shown).toContain('الغناء معا');
  expect(shown).not.toContain('ترجمت آلة');
  expect(shown).toMatch(/<details.*Samen zingen/s);
});

test('a person corrects what a machine made: then it is theirs', async () => {
  const it = await told();
  await ask(it, 'en');
  await work();
  expect((await it.who.get(`${it.own}/texts/en`)).html).toContain('Dit maakte een machine');
  await write(it, 'en', { name: 'Sing together', summary: 'Come and sing.' });
  expect(await row(it, 'English')).toContain('Door een mens');
  expect(await page(it, 'en')).not.toContain('A machine translated');
});

test('when the own words change a machine is asked again by itself; a person’s text says that it is older', async () => {
  const it = await told();
  await ask(it, 'ar');
  await work();
  await write(it, 'en', { name: 'Sing together', summary: 'Come and sing.' });
  const before = server.translated().length;
  await change(it, { name: 'Zingen op maandag' });
  expect(await row(it, 'العربية')).toMatch(/Door een machine, maar ouder.*Wordt vertaald/s);
  expect(await row(it, 'English')).toContain('Door een mens, maar ouder');
  expect(await page(it, 'en')).toContain('The original text changed later');
  expect((await it.who.get(`${it.own}/texts/en`)).html).toMatch(/later veranderd.*Samen zingen/s);
  await work();
  expect(server.translated().length).toBe(before + 1);
  expect(await page(it, 'ar')).toContain('«ar» Zingen op maandag');
  expect(await row(it, 'العربية')).not.toContain('ouder');
  // Only the room changed: nothing is older, nothing is asked.
  await change(it, { name: 'Zingen op maandag', room: 'full' });
  await work();
  expect(server.translated().length).toBe(before + 1);
  await write(it, 'en', { name: 'Sing on Mondays', summary: 'Come and sing.' });
  expect(await row(it, 'English')).not.toContain('ouder');
});

const bad: [string, Parameters<typeof server.be>[0], string][] = [
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
test.each(bad)(
  'a server that %s: it is said kindly, nothing changes, and one may try again',
  async (_, be, words) => {
    const it = await told();
    server.be(be);
    await ask(it, 'ar');
    await work();
    const said = await row(it, 'العربية');
    expect(said).toContain(words);
    expect(said).toContain('Probeer het nog eens');
    expect(await page(it, 'ar')).not.toContain('ترجمت آلة');
    server.be();
    await ask(it, 'ar');
    await work();
    expect(await row(it, 'العربية')).toContain('Door een machine');
    faults.splice(0);
  },
);

test('a server that is away is tried again by itself, and in the end it is left alone', async () => {
  const it = await told();
  server.be(() => ({ status: 500, body: {} }));
  await ask(it, 'ar');
  await work();
  server.be();
  await work();
  expect(await row(it, 'العربية')).toContain('Door een machine');
  server.be(() => ({ status: 500, body: {} }));
  await ask(it, 'fr');
  for (let tries = 0; tries < 9; tries++) await work(130);
  expect(await row(it, 'Français')).toContain('Het lukt de vertaalmachine niet');
  expect(faults.length).toBeGreaterThan(7);
  expect(faults.join()).not.toContain('zingen');
  faults.splice(0);
});

test('a server that is slow keeps nobody waiting for ever; the words wait until it answers', async () => {
  const it = await told();
  server.be(() => ({ body: {}, after: 30_000 }));
  await ask(it, 'ar');
  minutes += 2;
  at(new Date(Date.UTC(2026, 10, 24, 9) + minutes * 60_000).toISOString());
  await runNextJob(app, { translate: translationJobHandler(AbortSignal.timeout(300)) });
  expect(await row(it, 'العربية')).toContain('antwoordt nu niet');
  expect(faults.splice(0)).toHaveLength(1);
  server.be();
  await work();
  expect(await row(it, 'العربية')).toContain('Door een machine');
});

test('words that change while a machine works on them: what it made of the old ones is not shown', async () => {
  const it = await told();
  await ask(it, 'ar');
  server.be((words) => ({ body: { translatedText: words.map((text) => `eerst ${text}`) }, after: 700 }));
  const working = work();
  await new Promise((resolve) => setTimeout(resolve, 200));
  await change(it, { name: 'Zingen op maandag' });
  await working;
  expect(await row(it, 'العربية')).toContain('Wordt vertaald');
  server.be();
  await work();
  expect(await page(it, 'ar')).toContain('«ar» Zingen op maandag');
});

test('the mark goes along: to a sheet of paper, a list, a phone without network, and not into schema.org', async () => {
  const it = await told();
  await ask(it, 'ar');
  await work();
  const shown = await page(it, 'ar');
  const id = it.open.split('/').at(-1)?.replaceAll('-', '').slice(0, 10);
  const sheet = (await browser().get(`/nl/my-list/cards?i=${id}&with=ar`)).html;
  expect(sheet.match(/ترجمت آلة هذا النص/g)).toHaveLength(1);
  expect(sheet).not.toContain('Een machine vertaalde');
  expect((await browser().get(`/ar/my-list?i=${id}`)).html).toContain('ترجمة آلية');
  const pocket = JSON.parse((await browser().get('/ar/offline/GM0503')).html);
  const card = pocket.cards.find((one: { org: string }) => one.org === it.form.organisation);
  expect(card.badges).toContain('ترجمة آلية');
  const found = (await browser().get(`/nl/initiatives?q=${encodeURIComponent('«ar» zingen')}`)).html;
  expect(found).toContain(it.form.organisation);
  const [, jsonLd = ''] = shown.match(/ld\+json">(.*?)<\/script>/s) ?? [];
  expect(JSON.parse(jsonLd)).toMatchObject({ '@type': 'Service', inLanguage: 'ar' });
  expect(jsonLd).not.toContain('machine');
});

test('markup from a machine comes out as plain text', async () => {
  const it = await told();
  server.be((words) => ({
    body: {
      translatedText: words.map(
        (text) => `<script>alert(1)</script><b>نص</b> &amp; <img src=x onerror=y> ${text}`,
      ),
    },
  }));
  await ask(it, 'ar');
  await work();
  const shown = await page(it, 'ar');
  expect(shown).toContain('نص &amp; ');
  expect(shown).not.toMatch(/<b>نص|alert\(1\)|onerror/);
});

test('the mark of a name that does not come back: asked once more with the words as they are', async () => {
  const it = await told();
  server.be((words) => ({
    body: { translatedText: words.map((text) => `x ${text.replace(/\[\d\]/, '')}`) },
  }));
  await ask(it, 'ar');
  await work();
  expect(await row(it, 'العربية')).toContain('Door een machine');
  expect(server.translated().at(-1)?.q).toEqual([it.form.name, it.form.summary]);
});

test('two people write the same language at once: the second sees what changed and loses nothing', async () => {
  const it = await told();
  const other = { ...it, who: browser() };
  await it.who.get(it.own);
  const late = await other.who.get(`${it.own}/texts/fr`);
  await write(it, 'fr', { name: 'Chanter ensemble', summary: 'Venez chanter.' });
  const given = ['seen', 'fromLanguage', 'fromName', 'fromSummary'].map((name) => [
    name,
    field(late.html, name),
  ]);
  const mine = { ...Object.fromEntries(given), name: 'Chantons', summary: 'Viens.', what: 'save' };
  const refused = await other.who.post(`${it.own}/texts/fr`, mine);
  expect(refused.status).toBe(409);
  expect(refused.html).toMatch(/Chanter ensemble.*value="Chantons"/s);
  const seen = field(refused.html, 'seen');
  expect((await other.who.post(`${it.own}/texts/fr`, { ...mine, seen })).to).toContain('texts=kept');
  expect(await page(it, 'fr')).toContain('Chantons');
});

test('two people write two languages at once: both are public', async () => {
  const it = await told();
  const others = ['fr', 'en', 'tr'].map((language) => ({ it: { ...it, who: browser() }, language }));
  await Promise.all(
    others.map(({ it, language }) => write(it, language, { name: `Name ${language}`, summary: 'Text.' })),
  );
  await page(it, 'nl');
  for (const { language } of others) expect(await page(it, language)).toContain(`Name ${language}`);
});

test('a text is taken away after one question; readers see another language again', async () => {
  const it = await told();
  await write(it, 'fr', { name: 'Chanter ensemble', summary: 'Venez chanter.' });
  const sure = await it.who.get(`${it.own}/texts/fr/remove`);
  expect(sure.html).toMatch(/Chanter ensemble.*Ja, haal weg/s);
  await write(it, 'fr', { name: 'Chantons', summary: 'Venez.' });
  const stale = await it.who.post(`${it.own}/texts/fr/remove`, { seen: field(sure.html, 'seen') });
  expect([stale.status, stale.html.includes('Chantons')]).toEqual([409, true]);
  await it.who.post(`${it.own}/texts/fr/remove`, { seen: field(stale.html, 'seen') });
  expect(await row(it, 'Français')).toContain('Nog niet');
  expect(await page(it, 'fr')).toContain('Samen zingen');
});

test('a draft in two languages is public in both when others vouch; Dutch gets plain advice', async () => {
  const it = await told({ textLanguage: 'ar', name: 'غناء', summary: 'تعالوا للغناء معنا' }, { draft: true });
  expect(await row(it, 'العربية')).toBe('');
  const typed = { name: 'Participeren', summary: 'Indien u desgewenst wilt participeren.' };
  await it.who.get(`${it.own}/texts/nl`);
  const look = await it.who.post(`${it.own}/texts/nl/keep`, { ...typed, what: 'look', seen: '0' });
  expect(look.html).toMatch(/Kan het nog makkelijker.*meedoen/s);
  expect(look.html).toContain('value="Participeren"');
  await write(it, 'nl', { name: 'Zingen', summary: 'Kom zingen.' });
  const { html } = await team.get('/nl/listings');
  const [section = ''] = html.split('<section').filter((part) => part.includes(it.form.organisation));
  await team.post('/nl/listings/vouch', { listing: field(section, 'listing') });
  const open = (await it.who.get(it.own)).html.match(/\/initiatives\/[0-9a-f-]{36}/)?.[0] ?? '';
  expect(await page({ ...it, open }, 'nl')).toContain('Zingen');
  expect(await page({ ...it, open }, 'ar')).toContain('غناء');
});

test('what is missing or too long is said, and what was typed stays', async () => {
  const it = await told();
  const empty = await write(it, 'fr', { name: 'Chanter', summary: ' ' });
  expect([empty.status, empty.html.includes('value="Chanter"')]).toEqual([422, true]);
  expect(empty.html).toContain('Schrijf een zin of twee');
  const long = await write(it, 'fr', { name: 'Chanter', summary: 'x'.repeat(1000) });
  expect([long.status, long.html.includes('x'.repeat(1000))]).toEqual([422, true]);
  for (const path of ['/texts/nl', '/texts/xx', '/texts/nl/remove'])
    expect((await it.who.get(it.own + path)).status).toBe(404);
});

test('a change of the language keeps what was written in the one before', async () => {
  const it = await told();
  await change(it, { textLanguage: 'en', name: 'Sing together', summary: 'Come and sing with us.' });
  expect(await row(it, 'Nederlands')).toContain('ouder');
  expect(await page(it, 'nl')).toMatch(/<h1[^>]*>Samen zingen/);
});

test('who holds another link, or only the one to vouch, reads and writes nothing of it in the database', async () => {
  const it = await told();
  await write(it, 'fr', { name: 'Chanter', summary: 'Venez.' });
  await ask(it, 'ar');
  const { rows } = await link.query(
    "select id, link_hash, vouch_hash from listing where form->>'organisation' = $1",
    [it.form.organisation],
  );
  const other = await told();
  const strange = await link.query("select link_hash from listing where form->>'organisation' = $1", [
    other.form.organisation,
  ]);
  const { inTransaction } = await import('#core/db/rls-context.ts');
  const { listingTexts, removeListingText, translationRequests } = await import(
    '../../translations/queries.ts'
  );
  const as = (hash: Buffer | undefined) =>
    inTransaction(app.db, hash ? { link: hash } : {}, async (tx) => {
      const texts = await listingTexts(tx, rows[0].id);
      const asks = await translationRequests(tx, rows[0].id);
      const gone = await removeListingText(tx, rows[0].id, 'fr', texts[0]?.version ?? 0);
      return [texts.length, asks.length, gone];
    });
  expect(await as(strange.rows[0].link_hash)).toEqual([0, 0, false]);
  expect(await as(undefined)).toEqual([0, 0, false]);
  expect(await as(rows[0].vouch_hash)).toEqual([1, 0, false]);
  expect(await as(rows[0].link_hash)).toEqual([1, 1, true]);
});

test('nothing went wrong unseen, and no word went where a server sent us on', () => {
  expect(faults).toEqual([]);
  expect([...new Set(server.asked.map(({ path }) => path))].sort()).toEqual(['/languages', '/translate']);
});
