import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { issueOperatorLink } from '#features/accounts';
import { demoQuestions } from '../../../../seed/demo.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { openTeamSession } from '../../../../test/support/team.ts';
import { seedDemoQuestions } from '../demo-seed.ts';
import { receiveEmail } from '../inbound-mail/receive.ts';
import { purgeOldQuestions } from '../model/retention.ts';
import { purgeOldTemplates } from '../templates/queries.ts';

const { browser, app, at, owner, faults } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

/** A member of the team in a browser of their own. */
async function member(name: string) {
  const phone = browser();
  phone.jar.set('vanonderop_team', await openTeamSession(app, await issueOperatorLink(app, name, 900)));
  return phone;
}
const deniz = await member('Deniz');
const marijke = await member('Marijke');
await seedDemoQuestions(app, demoQuestions());
await seedDemoQuestions(app, demoQuestions());

const idOf = async (words: string): Promise<string> => {
  const { rows } = await database.query<{ question_id: string }>(
    'select question_id from contact_message where words like $1',
    [`%${words}%`],
  );
  return rows[0]?.question_id ?? '';
};
const rowsIn = (html: string): string[] => html.split('<tbody')[1]?.split('<tr').slice(1) ?? [];
const versionIn = (html: string): string => html.match(/name="seen" value="(\d+)"/)?.[1] ?? '';
const chosenIn = (html: string): string[] =>
  [...html.matchAll(/name="chosen" value="([^"]+)"/g)].map(([, value = '']) => value);

test('the list says who asked what, since when and by when, with counts; what is promised first is first', async () => {
  const inbox = (await deniz.get('/nl/inbox')).html;
  expect(rowsIn(inbox)).toHaveLength(5);
  expect(rowsIn(inbox)[0]).toContain('Kees');
  expect(rowsIn(inbox)[0]).toContain('Te laat');
  expect(inbox).toContain('Folders voor onze balie');
  expect(inbox).toContain('twintig folders');
  expect(inbox).toMatch(/inbox\/waiting"[^>]*>Wij wachten<b class="count">2</);
  const byName = (await deniz.get('/nl/inbox?sort=-name')).html;
  expect(rowsIn(byName)[0]).toContain('هالة');
});

test('searching finds names, addresses, subjects and words; filters stand in the address', async () => {
  const found = async (query: string) => rowsIn((await deniz.get(`/nl/inbox?${query}`)).html).length;
  expect(await found('q=kees')).toBe(1);
  expect(await found('q=bibliotheek-laak')).toBe(1);
  expect(await found('q=FOLDERS')).toBe(1);
  expect(await found('q=%D8%A3%D9%88%D9%84%D8%A7%D8%AF%D9%8A')).toBe(1);
  expect(await found('q=%25')).toBe(0);
  expect(await found('assigned=nobody')).toBe(4);
  expect(await found('category=meeting&language=ti')).toBe(1);
  expect(await found('assigned=me')).toBe(0);
  const none = (await deniz.get('/nl/inbox?q=niemand')).html;
  expect(none).toContain('Niets gevonden');
  expect(none).toContain('href="/nl/inbox"');
});

test('spam is deleted in one go, is nowhere, can be taken back for a week, and then is gone', async () => {
  const shelf = (await deniz.get('/nl/inbox/quarantine')).html;
  const [first = '', second = ''] = chosenIn(shelf);
  const sent = await deniz.post('/nl/inbox/sort', {
    chosen: [first, second],
    what: 'delete',
    back: '/nl/inbox/quarantine',
  });
  expect(sent.to).toBe('/nl/inbox/quarantine?done=2&left=0');
  expect((await deniz.get(sent.to ?? '')).html).toContain('2 vragen zijn bijgewerkt');
  expect(rowsIn((await deniz.get('/nl/inbox/quarantine')).html)).toHaveLength(0);
  const hasty = await idOf('woensdag geen taalles');
  const bin = (await deniz.get('/nl/inbox/deleted')).html;
  expect(rowsIn(bin)).toHaveLength(2);
  const shown = await deniz.get(`/nl/inbox/${hasty}`);
  expect(shown.html).not.toContain('id="answer"');
  const back = await deniz.post(`/nl/inbox/${hasty}/sort`, { seen: versionIn(shown.html), what: 'restore' });
  expect(back.to).toContain('done=restore');
  expect(rowsIn((await deniz.get('/nl/inbox/quarantine')).html)).toHaveLength(1);
  const now = app.now();
  await purgeOldQuestions(app.db, new Date(now.getTime() + 6 * 86_400_000));
  expect(await idOf('page one')).not.toBe('');
  await purgeOldQuestions(app.db, new Date(now.getTime() + 8 * 86_400_000));
  expect(await idOf('page one')).toBe('');
  expect(await idOf('woensdag geen taalles')).toBe(hasty);
});

test('a question of a person cannot be deleted, only answered, closed or put aside', async () => {
  const id = await idOf('Bij ons breicafé');
  const shown = await deniz.get(`/nl/inbox/${id}`);
  expect(shown.html).not.toContain('value="delete"');
  await deniz.post(`/nl/inbox/${id}/sort`, { seen: versionIn(shown.html), what: 'delete' });
  expect((await deniz.get('/nl/inbox')).html).toContain(id);
});

test('with many at once, what somebody else changed meanwhile is left as it is and said', async () => {
  const list = (await deniz.get('/nl/inbox')).html;
  const [first = '', second = ''] = chosenIn(list);
  const id = first.split(':')[0] ?? '';
  const seen = versionIn((await marijke.get(`/nl/inbox/${id}`)).html);
  await marijke.post(`/nl/inbox/${id}/sort`, { seen, what: 'mine' });
  const sent = await deniz.post('/nl/inbox/sort', {
    chosen: [first, second],
    what: 'mine',
    back: 'https://elsewhere.example',
  });
  expect(sent.to).toBe('/nl/inbox?done=1&left=1');
  expect((await deniz.get(sent.to ?? '')).html).toContain('was net iemand anders bezig');
  expect((await deniz.get('/nl/inbox?assigned=me')).html).toContain(second.split(':')[0]);
  const nothing = await deniz.post('/nl/inbox/sort', { what: 'close' });
  expect((await deniz.get(nothing.to ?? '')).html).toContain('Kies eerst');
});

test('a question is given to a colleague, by name, and the step can be undone', async () => {
  const id = await idOf('Як додати наш хор');
  const shown = (await deniz.get(`/nl/inbox/${id}`)).html;
  const to = shown.match(/<option value="([0-9a-f-]{36})"[^>]*>Marijke/)?.[1] ?? '';
  const sent = await deniz.post(`/nl/inbox/${id}/sort`, { seen: versionIn(shown), what: 'assign', to });
  const after = (await deniz.get(sent.to ?? '')).html;
  expect(after).toContain('is hiermee bezig');
  expect(after).toContain('De vraag is gegeven');
  expect(after).toContain('name="what" value="anyone"');
  expect((await marijke.get('/nl/inbox?assigned=me')).html).toContain(id);
  const unknown = await deniz.post(`/nl/inbox/${id}/sort`, {
    seen: versionIn(after),
    what: 'assign',
    to: '00000000-0000-4000-8000-000000000000',
  });
  expect(unknown.status).toBe(422);
  expect(unknown.html).toContain('Kies iemand anders');
});

test('who wrote in Arabic does not get Dutch alone by accident: the page asks, and keeps what was typed', async () => {
  const id = await idOf('متى يبدأ اللقاء');
  const seen = versionIn((await deniz.get(`/nl/inbox/${id}`)).html);
  const answer = { once: 'alone-12345', seen, dutch: 'Om drie uur.', words: '', after: 'answered' };
  const asked = await deniz.post(`/nl/inbox/${id}/answer`, answer);
  expect(asked.status).toBe(422);
  expect(asked.html).toContain('Stuur alleen Nederlands');
  expect(asked.html).toContain('Om drie uur.');
  const sent = await deniz.post(`/nl/inbox/${id}/answer`, { ...answer, alone: 'yes' });
  expect(sent.to).toMatch(/^\/nl\/inbox\/[0-9a-f-]{36}\?sent$/);
  expect((await deniz.get(sent.to ?? '')).html).toContain('Dit is de volgende vraag');
});

test('an own template is put in in both languages, and says when a language is missing or older', async () => {
  const list = (await deniz.get('/nl/inbox/templates')).html;
  expect(rowsIn(list)).toHaveLength(3);
  const id = list.match(/templates\/([0-9a-f-]{36})"[^>]*><bdi>Wachtlijst taalles/)?.[1] ?? '';
  const arabic = await idOf('متى يبدأ اللقاء');
  const put = await deniz.post(`/nl/inbox/${arabic}/keep`, { template: id, dutch: 'Dag Hala.', words: '' });
  expect(put.html).toContain('Dag Hala.\n\nDe groep is nu vol');
  expect(put.html).toContain('المجموعة ممتلئة الآن');
  expect(put.html).not.toContain('is ouder dan');
  at(new Date(app.now().getTime() + 60_000).toISOString());
  const form = (await deniz.get(`/nl/inbox/templates/${id}`)).html;
  const texts = {
    'text-nl': 'De groep is vol.',
    'text-ar': 'المجموعة ممتلئة الآن. اسمك على قائمة الانتظار. نتصل بك عندما يتوفر مكان.',
  };
  await deniz.post(`/nl/inbox/templates/${id}`, { seen: versionIn(form), name: 'Wachtlijst', ...texts });
  const older = await deniz.post(`/nl/inbox/${arabic}/keep`, { template: id, dutch: '', words: '' });
  expect(older.html).toContain('is ouder dan de Nederlandse');
  const tigrinya = await idOf('ዝትርጉም');
  const missing = await deniz.post(`/nl/inbox/${tigrinya}/keep`, { template: id, dutch: '', words: '' });
  expect(missing.html).toMatch(/is er niet in het .*ትግርኛ/);
});

test('two write at one template: the second sees theirs and own words, per language, and loses nothing', async () => {
  const list = (await deniz.get('/nl/inbox/templates')).html;
  const path = list.match(/\/nl\/inbox\/templates\/[0-9a-f-]{36}/)?.[0] ?? '';
  const seen = versionIn((await deniz.get(path)).html);
  await marijke.post(path, { seen, name: 'Kinderen', 'text-nl': 'Van Marijke', 'text-en': 'From Marijke' });
  const second = await deniz.post(path, {
    seen,
    name: 'Kinderen',
    'text-nl': 'Van Deniz',
    'text-en': 'From Marijke',
  });
  expect(second.status).toBe(409);
  const conflict = second.html.split('class="conflict"')[1]?.split('<form')[0] ?? '';
  expect(conflict).toContain('Van Marijke');
  expect(conflict).toContain('Van Deniz');
  expect(conflict).not.toContain('From Marijke');
  const kept = await deniz.post(path, {
    seen: versionIn(second.html),
    name: 'Kinderen',
    'text-nl': 'Van ons',
    'text-en': 'From us',
  });
  expect(kept.to).toBe('/nl/inbox/templates');
  expect((await deniz.post(path, { seen: '99', name: '', 'text-nl': 'x' })).html).toContain(
    'Geef het sjabloon een naam',
  );
});

test('a template is removed, brought back with one tap, and gone a month after it was removed', async () => {
  const list = (await deniz.get('/nl/inbox/templates')).html;
  const path = list.match(/\/nl\/inbox\/templates\/[0-9a-f-]{36}/)?.[0] ?? '';
  const gone = await deniz.post(`${path}/remove`, {});
  expect((await deniz.get(gone.to ?? '')).html).toContain('is weggehaald');
  expect((await deniz.get(path)).status).toBe(404);
  await deniz.post(`${path}/remove`, { back: 'yes' });
  expect((await deniz.get(path)).status).toBe(200);
  await deniz.post(`${path}/remove`, {});
  await purgeOldTemplates(app.db, app.now());
  await deniz.post(`${path}/remove`, { back: 'yes' });
  expect((await deniz.get(path)).status).toBe(200);
  await deniz.post(`${path}/remove`, {});
  await database.query(
    `update answer_template set removed_at = now() - interval '40 days' where removed_at is not null`,
  );
  await purgeOldTemplates(app.db, new Date());
  expect((await deniz.post(`${path}/remove`, { back: 'yes' })).status).toBe(404);
});

test('what somebody forwarded can be read whole, and what came with it can be saved, by the team alone', async () => {
  const id = await idOf('twintig folders');
  const shown = (await deniz.get(`/nl/inbox/${id}`)).html;
  const letter = shown.match(/\/nl\/inbox\/[0-9a-f-]+\/letter\/[0-9a-f-]+/)?.[0] ?? '';
  expect((await deniz.get(letter)).html).toContain('Hebben jullie nog folders');
  const file = shown.match(/\/nl\/inbox\/[0-9a-f-]+\/file\/[0-9a-f-]+/)?.[0] ?? '';
  const saved = await deniz.get(file);
  expect(saved.html).toContain('oude folder');
  expect(saved.headers.get('content-disposition')).toContain(
    "attachment; filename*=UTF-8''foto-van-de-balie.txt",
  );
  const other = await idOf('Bij ons breicafé');
  expect((await deniz.get(file.replace(id, other))).status).toBe(404);
  expect((await deniz.get(letter.replace(id, other))).status).toBe(404);
  expect((await browser().get(file)).status).toBe(403);
});

test('an e-mail keeps its subject and its files; a page of somebody else is only ever saved', async () => {
  const mail = [
    'From: Joris <joris@werk.example>',
    'To: vragen@vanonderop.example',
    'Subject: Een plek voor mijn cursist',
    'Message-ID: <files@werk.example>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Zie de bijlage.',
    '--b',
    'Content-Type: text/html; name="../../etc/pagina.html"',
    'Content-Disposition: attachment; filename="../../etc/pagina.html"',
    '',
    '<script>alert(1)</script>',
    '--b',
    'Content-Type: application/octet-stream; name="groot.bin"',
    'Content-Disposition: attachment; filename="groot.bin"',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.alloc(5 * 1024 * 1024 + 1).toString('base64'),
    '--b--',
  ].join('\r\n');
  const received = await receiveEmail(app, Buffer.from(mail));
  const shown = (await deniz.get(`/nl/inbox/${received.question}`)).html;
  expect(shown).toContain('Een plek voor mijn cursist');
  expect(shown).toContain('pagina.html');
  expect(shown).not.toContain('etc/');
  expect(shown).toContain('te groot om te bewaren');
  const files = shown.match(/\/file\/[0-9a-f-]+/g) ?? [];
  expect(files).toHaveLength(1);
  const saved = await deniz.get(`/nl/inbox/${received.question}${files[0]}`);
  expect(saved.headers.get('content-type')).toBe('application/octet-stream');
});

test('questions of one person are found by their address, merged by choosing, and taken apart again', async () => {
  const soup = await idOf('drie pannen soep');
  const second = await idOf('al gemaild over de soep');
  const shown = (await deniz.get(`/nl/inbox/${second}`)).html;
  expect(shown).toContain(`name="chosen-question" value="${soup}"`);
  const merged = await deniz.post(`/nl/inbox/${second}/merge`, {
    seen: versionIn(shown),
    'chosen-question': soup,
    into: '',
  });
  expect(merged.to).toBe(`/nl/inbox/${soup}`);
  const whole = (await deniz.get(`/nl/inbox/${soup}`)).html;
  expect(whole).toContain('al gemaild over de soep');
  const apart = whole.match(/action="(\/nl\/inbox\/[0-9a-f-]+\/unmerge)".*?name="seen" value="(\d+)"/s);
  expect(apart?.[1]).toBe(`/nl/inbox/${second}/unmerge`);
  await deniz.post(apart?.[1] ?? '', { seen: apart?.[2] ?? '' });
  expect((await deniz.get(`/nl/inbox/${soup}`)).html).not.toContain('al gemaild over de soep');
  expect((await deniz.get('/nl/inbox')).html).toContain(second);
});

test('nothing of this was a fault', () => {
  expect(faults).toEqual([]);
});
