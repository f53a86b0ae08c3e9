import { expect, test } from 'vitest';
import { SLUG } from '../support/meeting.ts';
import { formsOf, hiddenFields } from '../support/pages/forms.ts';
import { populatedSite } from '../support/populated-site.ts';

const site = await populatedSite();
const { browser, database, faults } = site;

const questions = async (): Promise<number> =>
  Number((await database.query('select count(*) from contact_question')).rows[0].count);
const damaged = (type: string) => ({
  method: 'POST',
  body: '--b\r\ncontent-disposition: form-data; name="words"\r\n\r\nHalf',
  headers: { 'sec-fetch-site': 'same-origin', 'content-type': type },
});

test('a form that arrived damaged says so in the reader’s language, and nothing was saved', async () => {
  const before = await questions();
  for (const type of ['multipart/form-data; boundary=b', 'multipart/form-data']) {
    const answer = await browser().raw('/ar/contact', damaged(type));
    expect(answer.status).toBe(400);
    expect(answer.html).toContain('dir="rtl"');
    expect(answer.html).toContain('وصل النموذج تالفًا');
  }
  expect(await questions()).toBe(before);
});

test('whose session ended while they typed sends the same words again after opening their story', async () => {
  const yonas = await site.newcomer();
  const page = await yonas.get('/nl/story/name');
  const [form] = formsOf(page.html);
  const open = new Map(yonas.jar);
  yonas.jar.clear();
  const refused = await yonas.post('/nl/story/name', { ...form?.fields, name: 'Yonas uit Asmara' });
  expect(refused.status).toBe(403);
  expect(refused.html).toContain('Open met mijn kaart');
  expect(refused.html).toContain('value="Yonas uit Asmara"');
  // Opened again in another tab; then "Stuur opnieuw", which has the token of before and is offered once more.
  for (const [name, value] of open) yonas.jar.set(name, value);
  const offered = hiddenFields(refused.html);
  const stale = await yonas.post('/nl/story/name', offered);
  expect(stale.html).toContain('value="Yonas uit Asmara"');
  expect((await yonas.post('/nl/story/name', hiddenFields(stale.html))).status).toBe(303);
  expect((await yonas.get('/nl/story')).html).toContain('Yonas uit Asmara');
});

test('a browser without cookies loses nothing: what it sends is stored, each time', async () => {
  const before = await questions();
  const fields = hiddenFields((await browser().get('/nl/contact')).html);
  const links = new Set<string | null>();
  for (let i = 0; i < 2; i++) {
    const without = browser();
    await without.get('/nl/contact');
    without.jar.clear();
    const sent = await without.post('/nl/contact', { ...fields, category: 'other', words: 'Zonder koekjes' });
    expect(sent.status).toBe(303);
    links.add(sent.to);
  }
  expect(links.size).toBe(2);
  expect(await questions()).toBe(before + 2);
});

test('the cookie of a form holds nothing but chance, is for the server alone, and ends with the browser', async () => {
  const visitor = browser();
  const first = await visitor.get('/nl/contact');
  const [cookie, ...others] = first.headers.getSetCookie();
  expect(others).toEqual([]);
  expect(cookie).toMatch(/^vanonderop_form=[\w-]{22}; Path=\/; HttpOnly; SameSite=Lax$/);
  expect((await visitor.get(`/nl/meetings/${SLUG}/come`)).headers.getSetCookie()).toEqual([]);
  for (const page of ['/nl', '/nl/initiatives', '/nl/about'])
    expect((await browser().get(page)).headers.getSetCookie(), page).toEqual([]);
});

test('after an error a form keeps its key, so that a double tap makes it once', async () => {
  const visitor = browser();
  const page = await visitor.get('/nl/contact');
  const fields: Record<string, string> = {
    ...hiddenFields(page.html),
    category: 'other',
    words: 'Nog een vraag',
  };
  const refused = await visitor.post('/nl/contact', { ...fields, email: 'geen adres' });
  expect(refused.status).toBe(422);
  expect(hiddenFields(refused.html).once).toBe(fields.once);
  const sent = await visitor.post('/nl/contact', fields);
  expect((await visitor.post('/nl/contact', fields)).to).toBe(sent.to);
  const forged = await visitor.post('/nl/contact', {
    ...fields,
    once: 'chosen-by-hand',
    email: 'geen adres',
  });
  expect(hiddenFields(forged.html).once).not.toBe('chosen-by-hand');
});

test('no value from an address ends a header and begins another', async () => {
  const visitor = browser();
  await visitor.get('/nl/contact');
  for (const path of ['/nl/stand/', '/nl/m/', '/nl/hands/']) {
    const end = path === '/nl/m/' ? '/cancel' : path === '/nl/hands/' ? '/leave' : '';
    const answer = await visitor.post(`${path}x%0d%0aSet-Cookie:%20a=b${end}`, { hand: 'x' });
    expect(answer.status).toBe(404);
    const wide = await visitor.post(`${path}%D8%A7%E2%80%A8${end}`, { hand: 'x' });
    expect(wide.to ?? '').toMatch(/^[\x21-\x7e]*$/);
  }
});

test('a public page of something that is not there says so', async () => {
  const { status, html, headers } = await browser().get(
    '/nl/initiatives/00000000-0000-4000-8000-000000000000',
  );
  expect(status).toBe(404);
  expect(html).toContain('Deze plek is er niet');
  expect(headers.get('cache-control')).toBe('private, no-store');
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
