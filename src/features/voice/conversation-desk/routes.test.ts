import { beforeAll, expect, test } from 'vitest';
import { ACCOUNT_COOKIE } from '../../../../test/support/accounts.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { fillIn, formOn } from '../../../../test/support/team-forms.ts';
import { makeTenant, openStaffSession } from '../../../../test/support/tenants.ts';

const site = await createTestApp();
const { app } = site;
let tenant = '';

async function officer(name = 'Marijke') {
  const { token } = await openStaffSession(app, tenant, { name, roles: ['policy'] });
  const browser = site.browser();
  browser.jar.set(ACCOUNT_COOKIE, token);
  return browser;
}

beforeAll(async () => {
  tenant = await makeTenant(app, 'Wageningen', ['GM0289']);
});

const STATEMENTS = [
  'Een huis is belangrijker dan werk.',
  'Werk is belangrijker dan een huis.',
  'Ik wil Nederlands leren bij mij in de buurt.',
  'De bus naar school is te duur.',
  'Ik begrijp de brieven van de gemeente.',
  'Ik ken mijn buren.',
  'Ik weet bij wie ik terecht kan.',
];

async function makeDraft(browser: Awaited<ReturnType<typeof officer>>, title = 'Wonen in Wageningen') {
  const made = await fillIn(browser, '/nl/policy/voice/new', '/nl/policy/voice/new', { 'title-nl': title });
  expect(made.status).toBe(303);
  const path = made.to ?? '';
  return path;
}

test('a conversation is made from nothing, and opens once there is enough to say', async () => {
  const browser = await officer();
  const path = await makeDraft(browser);
  const draft = await browser.get(path);
  expect(draft.html).toContain('Wonen in Wageningen');
  expect(draft.html).toContain('met minder dan zeven kan het niet open');
  // What a form of a page from before says is refused too.
  await fillIn(browser, path, `${path}/statements`, { words: STATEMENTS.join('\n') });
  const ready = await browser.get(path);
  expect(ready.html).toContain('7 stellingen');
  expect(ready.html).toContain('Geen stelling heeft een tegenovergestelde');
  const opened = await browser.post(`${path}/open`, formOn(ready.html, `${path}/open`));
  expect(opened.to).toBe(`${path}?opened`);
  // It is open from its day on, and everybody sees in the log that it is.
  const log = await site.browser().get('/nl/voice/wonen-in-wageningen/log');
  expect(log.status).toBe(200);
  expect(log.html).toContain('Het gesprek is openbaar gemaakt');
});

test('what was typed stays when the dates are the wrong way round, and an address is taken once', async () => {
  const browser = await officer();
  const typed = {
    'title-nl': 'Taal & werk',
    'title-ar': 'اللغة والعمل',
    opensOn: '2026-12-20',
    closesOn: '2026-12-10',
  };
  const refused = await fillIn(browser, '/nl/policy/voice/new', '/nl/policy/voice/new', typed);
  expect(refused.status).toBe(422);
  expect(refused.html).toContain('اللغة والعمل');
  expect(refused.html).toContain('eerst open, dan dicht');
  const again = await browser.post('/nl/policy/voice/new', {
    ...formOn(refused.html, '/nl/policy/voice/new'),
    closesOn: '2027-01-10',
    slug: 'taal',
  });
  expect(again.status).toBe(303);
  const taken = await fillIn(browser, '/nl/policy/voice/new', '/nl/policy/voice/new', {
    'title-nl': 'Taal',
    slug: 'taal',
  });
  expect(taken.status).toBe(422);
  expect(taken.html).toContain('heeft een ander gesprek al');
});

test('two people at once: the second sees what the first saved, and what they typed themselves', async () => {
  const [first, second] = [await officer('Anna'), await officer('Bram')];
  const path = `${await makeDraft(first, 'Samen beslissen')}/settings`;
  const [a, b] = [await first.get(path), await second.get(path)];
  await first.post(path, { ...formOn(a.html, path), 'title-nl': 'Samen besluiten' });
  const conflict = await second.post(path, { ...formOn(b.html, path), 'title-nl': 'Samen kiezen' });
  expect(conflict.status).toBe(409);
  expect(conflict.html).toContain('Samen besluiten');
  expect(conflict.html).toContain('Samen kiezen');
  const kept = await second.post(path, formOn(conflict.html, path));
  expect(kept.status).toBe(303);
});

test('once it is public the words of a statement stay, and another one takes its place', async () => {
  const browser = await officer();
  const path = await makeDraft(browser, 'Woorden blijven');
  await fillIn(browser, path, `${path}/statements`, { words: STATEMENTS.join('\n') });
  const page = await browser.get(path);
  const statement = /\/statements\/([0-9a-f-]{36})/.exec(page.html)?.[1] ?? '';
  await browser.post(`${path}/open`, formOn(page.html, `${path}/open`));
  const at = `${path}/statements/${statement}`;
  const shown = await browser.get(at);
  await browser.post(at, {
    ...formOn(shown.html, at),
    'words-nl': 'Iets heel anders.',
    'words-en': 'A house matters more.',
  });
  const after = await browser.get(at);
  expect(after.html).toContain(STATEMENTS[0]);
  expect(after.html).not.toContain('Iets heel anders.');
  expect(after.html).toContain('A house matters more.');
  const replaced = await fillIn(browser, at, `${at}/replace`, { words: 'Een kamer is ook een huis.' });
  expect(replaced.status).toBe(303);
  const log = await site.browser().get('/nl/voice/woorden-blijven/log');
  expect(log.html).toContain('Stelling 1 is vervangen door een nieuwe');
});

test('the closing moment only becomes later, and closing early needs a reason that everybody reads', async () => {
  const browser = await officer();
  const path = await makeDraft(browser, 'Eerder dicht');
  await fillIn(browser, path, `${path}/statements`, { words: STATEMENTS.join('\n') });
  await fillIn(browser, path, `${path}/open`, {});
  const sooner = await fillIn(browser, path, `${path}/closing`, { closesOn: '2026-12-02' });
  expect(sooner.status).toBe(422);
  expect(sooner.html).toContain('alleen later sluiten');
  const later = await fillIn(browser, path, `${path}/closing`, { closesOn: '2027-02-01' });
  expect(later.to).toBe(`${path}?moved`);
  const silent = await fillIn(browser, path, `${path}/close`, { reason: '  ' });
  expect(silent.status).toBe(422);
  const closed = await fillIn(browser, path, `${path}/close`, { reason: 'De raad besluit eerder.' });
  expect(closed.to).toBe(`${path}?closed`);
  const log = await site.browser().get('/nl/voice/eerder-dicht/log');
  expect(log.html).toContain('De raad besluit eerder.');
  expect(log.html).toContain('Het sluit later');
});

test('a draft that was deleted comes back with one tap', async () => {
  const browser = await officer();
  const path = await makeDraft(browser, 'Toch niet');
  const removed = await fillIn(browser, path, `${path}/remove`, {});
  const list = await browser.get(removed.to ?? '');
  expect((await browser.get(path)).status).toBe(404);
  const back = await browser.post(`${path}/remove`, formOn(list.html, `${path}/remove`));
  expect((await browser.get(back.to ?? '')).html).toContain('Toch niet');
});

test('another municipality sees none of it', async () => {
  const browser = await officer();
  const path = await makeDraft(browser, 'Alleen van ons');
  const other = await makeTenant(app, 'Rhenen', ['GM0340']);
  const { token } = await openStaffSession(app, other, { roles: ['policy'] });
  const stranger = site.browser();
  stranger.jar.set(ACCOUNT_COOKIE, token);
  expect((await stranger.get(path)).status).toBe(404);
  expect((await stranger.get('/nl/policy/voice')).html).not.toContain('Alleen van ons');
});

test('a reader has a private link until it ends', async () => {
  const browser = await officer();
  const path = `${await makeDraft(browser, 'Met lezers')}/readers`;
  const unnamed = await fillIn(browser, path, path, { languages: ['ti'] });
  expect(unnamed.status).toBe(422);
  const invited = await fillIn(browser, path, path, { name: 'Selam', languages: ['ti', 'ar'] });
  const page = await browser.get(invited.to ?? '');
  expect(page.html).toMatch(/\/ti\/voice-reader\/[\w-]{43}/);
  await browser.post(`${path}/end`, formOn(page.html, `${path}/end`));
  expect((await browser.get(path)).html).toContain('gestopt');
});

test('a statement has an opposite, and a recording that is what its bytes say', async () => {
  const browser = await officer();
  const path = await makeDraft(browser, 'Paren en stemmen');
  await fillIn(browser, path, `${path}/statements`, { words: STATEMENTS.join('\n') });
  const ids = [
    ...new Set(
      [...(await browser.get(path)).html.matchAll(/\/statements\/([0-9a-f-]{36})/g)].map(([, id]) => id),
    ),
  ];
  const at = `${path}/statements/${ids[0]}`;
  const paired = await fillIn(browser, at, `${at}/pair`, { other: ids[1] ?? '' });
  expect(paired.to).toBe(`${at}?saved`);
  expect((await browser.get(path)).html).toContain('Er zijn stellingen die elkaars tegenovergestelde zijn');
  const noFile = await fillIn(browser, at, `${at}/audio`, {});
  expect(noFile.status).toBe(422);
  expect(noFile.html).toContain('Kies eerst een opname');
});
