import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { demoSet } from '../../../../seed/demo.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { saveInitiatives, saveOrganisations } from '../catalogue/save-queries.ts';
import { directorySnapshot } from '../catalogue/snapshot.ts';
import { seedDemoDirectory } from '../demo-seed.ts';

const { app, browser, faults, asOperator } = await createTestApp();
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('an empty directory says so, and is no dead end', async () => {
  const list = await browser().get('/nl/initiatives');
  expect(list.status).toBe(200);
  expect(list.html).toContain('Er staan nog geen plekken');
  expect((await browser().get('/nl')).html).toContain('nog geen initiatieven');
});

test('the invented set can be loaded twice: nothing changes, and everybody keeps their times', async () => {
  expect(await seedDemoDirectory(app, demoSet())).toMatch(/\d+ initiatives of \d+ organisations/);
  const ids = async () =>
    (await sql<{ id: string }>`select id from weekly_time order by id`.execute(app.db)).rows.map(
      ({ id }) => id,
    );
  const firstIds = await ids();
  await seedDemoDirectory(app, demoSet());
  expect(await ids()).toEqual(firstIds);
  await sleep(600);
  const { initiatives } = await directorySnapshot(app);
  expect(initiatives).toHaveLength(demoSet().initiatives.length);
  expect(initiatives.every(({ demo }) => demo)).toBe(true);
});

test('somebody finds a cycling lesson and reads everything about it, in Arabic too', async () => {
  const list = await browser().get('/ar/initiatives?q=fietsles');
  expect(list.html).toContain('dir="rtl"');
  expect(list.html).toContain('هذه أمثلة');
  const link = list.html.match(/\/ar\/initiatives\/[0-9a-f-]{36}/)?.[0] ?? '';
  const page = await browser().get(link);
  expect(page.status).toBe(200);
  expect(page.html).toContain('Fietsles voor vrouwen');
  expect(page.html).toContain('للنساء فقط');
  const bare =
    (await browser().get('/ar/initiatives?q=kledingruil')).html.match(
      /\/ar\/initiatives\/[0-9a-f-]{36}/,
    )?.[0] ?? '';
  expect((await browser().get(bare)).html).toContain('ما لا نعرفه بعد');
});

test('a place that is not there is said kindly, whatever stands in the address', async () => {
  for (const id of ['00000000-0000-4000-8000-000000000000', 'x', '%3Cscript%3E', "1'--"]) {
    const page = await browser().get(`/nl/initiatives/${id}`);
    expect(page.status).toBe(404);
    expect(page.html).toContain('Deze plek is er niet');
    expect(page.html).not.toContain('<script>');
  }
});

test('markup in what an organisation wrote is text', async () => {
  const [saved] = await asOperator((tx) =>
    saveOrganisations(tx, 'test', [
      {
        sourceId: 'o',
        name: '<b>Org</b>',
        texts: {},
        website: 'javascript:alert(1)',
        email: null,
        phone: null,
      },
    ]),
  );
  const [model] = demoSet().initiatives;
  if (!model || !saved) throw new Error('no model');
  const { id: _id, organisation: _o, confirmedDaysAgo: _d, roomUntilInDays: _u, ...row } = model;
  const texts = { nl: { name: '<img src=x onerror=alert(1)>', summary: '</p><script>alert(1)</script>' } };
  const rows = [
    {
      ...row,
      sourceId: 'i',
      organisationId: saved.id,
      status: 'active',
      confirmedAt: null,
      roomUntil: null,
      texts,
      website: 'javascript:alert(1)',
    },
  ];
  const [{ id } = { id: '' }] = await asOperator((tx) => saveInitiatives(tx, 'test', rows));
  await sleep(600);
  const { html } = await browser().get(`/nl/initiatives/${id}`);
  expect(html).toContain('&lt;img src=x onerror=alert(1)>');
  expect(html).not.toMatch(/<img src=x|<script>alert|href="javascript:/);
});

test('saving the same again changes nothing; one changed word is a change, and the page follows', async () => {
  const [model] = demoSet().initiatives;
  const [saved] = await asOperator((tx) =>
    saveOrganisations(tx, 'test', [
      { sourceId: 'p', name: 'P', texts: {}, website: null, email: null, phone: null },
    ]),
  );
  if (!model || !saved) throw new Error('no model');
  const { id: _id, organisation: _o, confirmedDaysAgo: _d, roomUntilInDays: _u, ...row } = model;
  const initiative = {
    ...row,
    sourceId: 'same',
    organisationId: saved.id,
    status: 'active',
    confirmedAt: null,
    roomUntil: null,
  };
  const outcome = async (change: object) =>
    (await asOperator((tx) => saveInitiatives(tx, 'test', [{ ...initiative, ...change }])))[0]?.outcome;
  expect(await outcome({})).toBe('new');
  expect(await outcome({})).toBe('same');
  expect(await outcome({ texts: { nl: { name: 'Nieuwe naam', summary: 'S' } } })).toBe('changed');
  expect(
    await outcome({
      texts: { nl: { name: 'Nieuwe naam', summary: 'S' } },
      times: [{ weekday: 1, startsAt: 60, endsAt: 120 }],
    }),
  ).toBe('changed');
  await sleep(600);
  expect((await browser().get('/nl/initiatives?q=Nieuwe+naam')).html).toContain('Nieuwe naam');
});

test('an address with a slash too many is the same address', async () => {
  expect((await browser().get('/nl/')).status).toBe(200);
  expect((await browser().get('/nl/initiatives/')).status).toBe(200);
});

test('an initiative that stopped is no longer shown', async () => {
  await asOperator((tx) =>
    sql`update initiative set status = 'inactive' where source_id = 'same'`.execute(tx),
  );
  await sleep(600);
  expect((await browser().get('/nl/initiatives?q=Nieuwe+naam')).html).not.toContain('>Nieuwe naam<');
});

test('many who ask at once are answered from one reading', async () => {
  await asOperator((tx) => sql`update initiative set changed_at = now() where source_id = 'i'`.execute(tx));
  await sleep(600);
  const all = await Promise.all(Array.from({ length: 50 }, () => directorySnapshot(app)));
  expect(new Set(all).size).toBe(1);
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));

test('a question in Arabic, Tigrinya or Ukrainian finds a Dutch card, and what comes close stands apart', async () => {
  for (const [language, question] of [
    ['ar', 'أريد أن أتعلم ركوب الدراجة'],
    ['ti', 'ብሽክለታ ምዝዋር ክመሃር እደሊ'],
    ['uk', 'навчитися їздити на велосипеді'],
  ]) {
    const { html } = await browser().get(`/${language}/initiatives?q=${encodeURIComponent(question ?? '')}`);
    expect(html.indexOf('Fietsles')).toBeGreaterThan(0);
  }
});

test('words come while one types, in the language of the reader, and never markup', async () => {
  const suggestions = async (language: string, typed: string) =>
    JSON.parse((await browser().get(`/${language}/initiatives/suggest?q=${encodeURIComponent(typed)}`)).html);
  expect(await suggestions('nl', 'fie')).toContain('fiets');
  expect(await suggestions('ar', 'دراج')).toContain('دراجة');
  expect(await suggestions('nl', 'delf')).toContain('Delft');
  expect(await suggestions('nl', 'f')).toEqual([]);
  expect(await suggestions('nl', '<script>')).toEqual([]);
});

test('nothing with all filters: what there is without one of them', async () => {
  const { html } = await browser().get('/nl/initiatives?q=xqzx&goal=dutch');
  expect(html).toMatch(/Zonder “.?xqzx.?”: \d+ plek/);
  expect(html).toContain('goal=dutch');
});

test('what is missed is counted with one tap: a subject and a municipality, shown from three on', async () => {
  const url = '/nl/initiatives/missed?what=swim&what=woman&town=GM0503-delft';
  for (const times of [1, 2, 3]) {
    const person = browser();
    const page = await person.get(url);
    expect(page.html).toMatch(/zwemmen, .?Delft/);
    const answer = await person.post('/nl/initiatives/missed', {
      what: ['swim', 'woman'],
      town: 'GM0503-delft',
    });
    expect(answer.to).toContain('counted');
    expect(/zwemmen, .?Delft.{0,3}: 3 keer/.test((await person.follow()).html)).toBe(times === 3);
  }
  const { rows } = await sql`select concept, municipality, times from unmet_need order by concept`.execute(
    app.db,
  );
  expect(rows).toEqual([
    { concept: 'swim', municipality: 'GM0503', times: 3 },
    { concept: 'woman', municipality: 'GM0503', times: 3 },
  ]);
  const visitor = browser();
  await visitor.get(url);
  expect(
    (await visitor.post('/nl/initiatives/missed', { what: 'my phone is 06', town: '' })).to,
  ).not.toContain('counted');
});

test('for programs and other sites: news, a list in a frame, a map of the site, and what a page says to machines', async () => {
  const feed = await browser().get('/nl/initiatives/feed.atom');
  expect(feed.headers.get('content-type')).toContain('application/atom+xml');
  expect(feed.html).toContain(
    '<link rel="self" type="application/atom+xml" href="http://localhost/nl/initiatives/feed.atom"/>',
  );
  expect(feed.html.match(/<entry>/g)).toHaveLength(50);
  const frame = await browser().get('/ar/initiatives/embed?goal=food&theme=plain');
  expect(frame.headers.get('x-frame-options')).toBeNull();
  expect(frame.html).toMatch(/class="theme-plain"/);
  expect(frame.html).not.toContain('<script');
  expect(frame.html).not.toContain('<form');
  const map = await browser().get('/sitemap.xml');
  expect(map.html.match(/<url>/g)?.length).toBe((await directorySnapshot(app)).initiatives.length + 1);
  expect((await browser().get('/robots.txt')).html).toContain('Sitemap: http://localhost/sitemap.xml');
  const [, path = ''] = map.html.match(/<loc>http:\/\/localhost(\/nl\/initiatives\/[^<]+)/) ?? [];
  const page = await browser().get(path);
  const jsonLd = JSON.parse(page.html.match(/ld\+json">(.*?)<\/script>/)?.[1] ?? '{}');
  expect(jsonLd).toMatchObject({ '@type': 'Service', url: `http://localhost${path}` });
});

test('when only the times change, a search by day and whoever asks what changed hear of it', async () => {
  const [organisation] = await asOperator((tx) =>
    saveOrganisations(tx, 'moved', [
      { sourceId: 'o', name: 'De Verhuizers', texts: {}, website: null, email: null, phone: null },
    ]),
  );
  const model = (await directorySnapshot(app)).initiatives[0];
  if (!organisation || !model) throw new Error('nothing to copy');
  const { id: _id, organisation: _o, changedAt: _c, demo: _d, confirmedAt: _f, ...row } = model;
  const save = (weekday: number) =>
    asOperator((tx) =>
      saveInitiatives(tx, 'moved', [
        {
          ...row,
          texts: { nl: { name: 'Verhuisde avond', summary: 'Kom langs.' } },
          sourceId: 'i',
          organisationId: organisation.id,
          confirmedAt: null,
          times: [{ weekday, startsAt: 1140, endsAt: 1200 }],
        },
      ]),
    );
  const isFoundOn = async (day: string) => {
    await sleep(600);
    const { html } = await browser().get(`/nl/initiatives?q=verhuisde+avond+${day}`);
    const sure = html.split('Lijkt erop')[0] ?? '';
    return sure.includes('Verhuisde avond') && !html.includes('Precies dit is er niet');
  };
  await save(1);
  expect([await isFoundOn('maandag'), await isFoundOn('donderdag')]).toEqual([true, false]);
  const original = (await directorySnapshot(app)).initiatives.find(
    ({ texts }) => texts.nl?.name === 'Verhuisde avond',
  );
  await save(4);
  expect([await isFoundOn('maandag'), await isFoundOn('donderdag')]).toEqual([false, true]);
  const saved = (await directorySnapshot(app)).byId.get(original?.id ?? '');
  expect(saved?.changedAt.getTime()).toBeGreaterThan(original?.changedAt.getTime() ?? 0);
});
