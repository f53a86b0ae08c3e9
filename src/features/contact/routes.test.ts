import { expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { issueOperatorLink } from '#features/accounts';
import { demoEdition } from '../../../seed/demo.ts';
import { createTestApp } from '../../../test/support/app.ts';
import { openOwnerLink } from '../../../test/support/owners.ts';
import { openTeamSession } from '../../../test/support/team.ts';
import { seedDemoEdition } from '../meetings/demo-seed.ts';
import { countViews } from './inbox/queries.ts';
import { purgeOldQuestions } from './model/retention.ts';

const { browser, app, at, faults } = await createTestApp();
const token = await openTeamSession(app, await issueOperatorLink(app, 'Deniz', 900));
const deniz = browser();
deniz.jar.set('vanonderop_team', token);

/** Asks through the form, ten seconds after it was shown. @returns the private address */
async function ask(
  phone: ReturnType<typeof browser>,
  language: string,
  words: string,
  more: Record<string, string> = {},
) {
  const start = app.now();
  const shown = await phone.get(`/${language}/contact`);
  const field = (name: string) => shown.html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';
  const [once, stamp] = [field('once'), field('stamp')];
  at(new Date(start.getTime() + 10_000).toISOString());
  const sent = await phone.post(`/${language}/contact`, { once, stamp, category: 'meeting', words, ...more });
  return { ...sent, once, stamp };
}

const idOf = async (words: string): Promise<string> => {
  const inbox = await deniz.get('/nl/inbox');
  for (const [, id = ''] of inbox.html.matchAll(/\/nl\/inbox\/([0-9a-f-]{36})/g))
    if ((await deniz.get(`/nl/inbox/${id}`)).html.includes(words)) return id;
  throw new Error(`no question in the inbox says ${words}`);
};
const versionIn = (html: string): string => html.match(/name="seen" value="(\d+)"/)?.[1] ?? '';

test('Hala asks in Arabic without e-mail, reads the promise, gets an answer in two languages, and writes on', async () => {
  const hala = browser();
  const question = await ask(hala, 'ar', 'متى يبدأ اللقاء؟');
  expect(question.status).toBe(303);
  const page = (question.to ?? '').replace('?new', '');
  const shown = await hala.get(`${page}?new`);
  expect(shown.html).toContain('dir="rtl"');
  expect(shown.html).toContain('وصلنا سؤالك');
  expect(shown.html).toContain('25 نوفمبر');
  expect(shown.html).toContain('<figure class="qr"');
  const id = await idOf('متى يبدأ');
  const template = await deniz.post(`/nl/inbox/${id}/keep`, { template: 'thanks', dutch: '', words: '' });
  expect(template.html).toContain('Bedankt voor je bericht');
  expect(template.html).toContain('شكرًا على رسالتك');
  const sent = await deniz.post(`/nl/inbox/${id}/answer`, {
    once: 'answer-one-1',
    seen: versionIn(template.html),
    dutch: 'Om drie uur.',
    words: 'الساعة الثالثة.',
    after: 'answered',
  });
  expect(sent.to).toBe('/nl/inbox?sent');
  const read = await hala.get(page);
  expect(read.html).toContain('الساعة الثالثة');
  expect(read.html).toContain('Om drie uur');
  expect(read.html).toContain('وصل الجواب');
  await hala.post(page, { once: 'follow-one-1', words: 'شكرًا، وأين؟' });
  expect((await hala.get(page)).html).toContain('وأين');
  expect((await deniz.get('/nl/inbox')).html).toContain(id);
});

test('the form comes back whole when something is missing, in the reader’s language', async () => {
  const phone = browser();
  const back = await ask(phone, 'ar', 'سؤال', { category: '', name: '<i>Yonas</i>', email: 'yonas' });
  expect(back.status).toBe(422);
  expect(back.html).toContain('سؤال');
  expect(back.html).toContain('&lt;i>Yonas&lt;/i>');
  const wrong = await ask(phone, 'nl', 'Vraag', { email: 'yonas at home' });
  expect(wrong.html).toContain('Zo komt mail niet aan');
  expect(wrong.html).toContain('yonas at home');
});

test('a second tap asks once; a stranger finds nothing; the inbox is of the team', async () => {
  const phone = browser();
  const first = await ask(phone, 'nl', 'Eén keer?');
  const again = await phone.post('/nl/contact', {
    once: first.once,
    stamp: first.stamp,
    category: 'meeting',
    words: 'Eén keer?',
  });
  expect(again.to).toBe(first.to);
  expect((await browser().get('/nl/contact/q/abcdefghijklmnopqrstuvwxyz')).status).toBe(404);
  expect((await browser().get('/nl/inbox')).status).toBe(403);
  const visible = await inTransaction(app.db, {}, countViews);
  expect(Object.values(visible)).toEqual([0, 0, 0, 0, 0, 0]);
});

test('what looks strange waits to be looked at, is not lost, and comes out with one tap', async () => {
  const phone = browser();
  const question = await ask(phone, 'nl', 'Kijk http://a.nl http://b.nl http://c.nl');
  expect(question.status).toBe(303);
  expect((await phone.get(question.to ?? '')).html).toContain('Je vraag is binnen');
  const quarantine = await deniz.get('/nl/inbox/quarantine');
  expect(quarantine.html).toContain('Veel links');
  const id = quarantine.html.match(/\/nl\/inbox\/([0-9a-f-]{36})/)?.[1];
  const shown = await deniz.get(`/nl/inbox/${id}`);
  await deniz.post(`/nl/inbox/${id}/sort`, { seen: versionIn(shown.html), what: 'release' });
  expect((await deniz.get('/nl/inbox')).html).toContain(id);
  const trapped = await ask(phone, 'nl', 'Gewone vraag', { website: 'spam' });
  expect(trapped.status).toBe(303);
  expect((await deniz.get('/nl/inbox/quarantine')).html).toContain('Verborgen veld');
});

test('two answer at once: the second is told, keeps the text, and nothing is sent twice', async () => {
  const phone = browser();
  const question = await ask(phone, 'nl', 'Wie antwoordt er?');
  const id = await idOf('Wie antwoordt er?');
  const seen = versionIn((await deniz.get(`/nl/inbox/${id}`)).html);
  const answer = { once: 'collide-1', seen, dutch: 'Ik!', words: '', after: 'answered' };
  await deniz.post(`/nl/inbox/${id}/answer`, answer);
  const second = await deniz.post(`/nl/inbox/${id}/answer`, {
    ...answer,
    once: 'collide-2',
    dutch: 'Nee, ik!',
  });
  expect(second.status).toBe(409);
  expect(second.html).toContain('Nee, ik!');
  expect(second.html).toContain('Iemand anders');
  const page = await phone.get((question.to ?? '').replace('?new', ''));
  expect(page.html).toContain('Ik!');
  expect(page.html).not.toContain('Nee, ik!');
});

test('a note stays with the team; assigning shows whose it is; merged questions are one conversation', async () => {
  const phone = browser();
  const question = await ask(phone, 'nl', 'Eerste deel');
  await ask(phone, 'nl', 'Tweede deel');
  const [first, second] = [await idOf('Eerste deel'), await idOf('Tweede deel')];
  await deniz.get(`/nl/inbox/${first}`);
  await deniz.post(`/nl/inbox/${first}/note`, { once: 'note-abc-1', note: 'Bel haar even' });
  const shown = await deniz.get(`/nl/inbox/${first}`);
  expect(shown.html).toContain('Bel haar even');
  expect((await phone.get((question.to ?? '').replace('?new', ''))).html).not.toContain('Bel haar even');
  await deniz.post(`/nl/inbox/${first}/sort`, { seen: versionIn(shown.html), what: 'mine' });
  expect((await deniz.get('/nl/inbox')).html).toContain('<bdi>Deniz</bdi>');
  const other = await deniz.get(`/nl/inbox/${second}`);
  const merged = await deniz.post(`/nl/inbox/${second}/merge`, {
    seen: versionIn(other.html),
    into: `http://x/nl/inbox/${first}`,
  });
  expect(merged.to).toBe(`/nl/inbox/${first}`);
  const whole = await deniz.get(`/nl/inbox/${first}`);
  expect(whole.html).toContain('Eerste deel');
  expect(whole.html).toContain('Tweede deel');
  expect((await deniz.get('/nl/inbox')).html).not.toContain(second);
});

test('who asks to come is registered with one tap, once, and reads the own address in the answer', async () => {
  await seedDemoEdition(app, demoEdition());
  const phone = browser();
  const question = await ask(phone, 'ar', 'أريد الحضور', { name: 'هالة' });
  const id = await idOf('أريد الحضور');
  const shown = await deniz.get(`/nl/inbox/${id}`);
  const edition = shown.html.match(/<option value="([0-9a-f-]{36})"/)?.[1] ?? '';
  await deniz.post(`/nl/inbox/${id}/sign-up`, { edition });
  await deniz.post(`/nl/inbox/${id}/sign-up`, { edition });
  const page = await phone.get((question.to ?? '').replace('?new', ''));
  const links = page.html.match(/\/ar\/m\/[\w-]+/g) ?? [];
  expect(links).toHaveLength(1);
  expect((await browser().get(links[0] ?? '')).html).toContain('هالة');
  expect((await deniz.post(`/nl/inbox/${id}/sign-up`, { edition: id })).status).toBe(422);
});

test('who tells of an initiative gets a draft with their own words, once, and finishes it', async () => {
  const phone = browser();
  const question = await ask(phone, 'nl', 'Wij breien elke vrijdag met de buurt.', {
    category: 'initiative',
  });
  const id = await idOf('Wij breien elke vrijdag');
  await deniz.get(`/nl/inbox/${id}`);
  await deniz.post(`/nl/inbox/${id}/listing`, {});
  await deniz.post(`/nl/inbox/${id}/listing`, {});
  const page = await phone.get((question.to ?? '').replace('?new', ''));
  const links = page.html.match(/\/nl\/register\/[\w-]+/g) ?? [];
  expect(links).toHaveLength(1);
  const draft = await openOwnerLink(browser(), `${links[0]}/change`);
  expect(draft.html).toContain('Wij breien elke vrijdag met de buurt.');
  expect((await openOwnerLink(browser(), links[0] ?? '')).html).toContain('nog een concept');
});

test('a form that lay open overnight and a day is sent again with one tap, and nothing typed is lost', async () => {
  const phone = browser();
  await phone.get('/nl/contact');
  at(new Date(app.now().getTime() + 3 * 86_400_000).toISOString());
  const stale = await phone.post('/nl/contact', {
    once: 'overnight-1',
    stamp: 'x.y',
    category: 'other',
    words: 'Nog steeds hier',
  });
  expect(stale.status).toBe(403);
  expect(stale.html).toContain('Nog steeds hier');
  const sent = await phone.post('/nl/contact', {
    once: 'overnight-1',
    stamp: 'x.y',
    category: 'other',
    words: 'Nog steeds hier',
  });
  expect(sent.status).toBe(303);
});

test('a year after the last message a question is gone; what lay in quarantine after thirty days', async () => {
  at('2027-01-10T09:00:00Z');
  expect(await purgeOldQuestions(app.db, app.now())).toBe(1);
  at('2028-01-10T09:00:00Z');
  expect(await purgeOldQuestions(app.db, app.now())).toBeGreaterThan(5);
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
