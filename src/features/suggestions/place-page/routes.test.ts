import { beforeAll, expect, test } from 'vitest';
import { demoSet } from '../../../../seed/demo.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { begin, tell, yonas } from '../../../../test/support/people.ts';
import { seedDemoDirectory } from '../../directory/demo-seed.ts';
import {
  directorySnapshot,
  type Initiative,
  saveInitiatives,
  saveOrganisations,
} from '../../directory/index.ts';

const { app, browser, faults, asOperator } = await createTestApp();

/** A lesson in Den Haag on a weekday morning, for everybody, with what a test says. */
async function addLesson(sourceId: string, changes: Partial<Initiative>): Promise<string> {
  const [organisation] = await asOperator((tx) =>
    saveOrganisations(tx, 'test', [
      { sourceId: 'o', name: 'Huis van Laak', texts: {}, website: null, email: null, phone: null },
    ]),
  );
  const [model] = demoSet().initiatives;
  if (!organisation || !model) throw new Error('nothing to copy');
  const { id: _id, organisation: _o, confirmedDaysAgo: _d, roomUntilInDays: _u, ...row } = model;
  const [saved] = await asOperator((tx) =>
    saveInitiatives(tx, 'test', [
      {
        ...row,
        goals: ['dutch', 'people'],
        levelMin: 'a0',
        levelMax: 'a2',
        audience: 'everyone',
        ageMin: null,
        ageMax: null,
        languages: ['nl', 'ti'],
        contactForms: ['group'],
        safeguards: [],
        coordinator: 'Samira',
        walkIn: false,
        room: 'room',
        placesFree: null,
        online: false,
        town: 'Den Haag',
        municipality: 'GM0518',
        lat: 52.07,
        lon: 4.3,
        phone: '06 12345678',
        email: 'les@huis.example',
        website: null,
        texts: {
          nl: { name: 'Taalles in Laak', summary: 'Samen praten.', bring: 'Een pen', route: 'Tram 11' },
        },
        times: [{ weekday: 2, startsAt: 570, endsAt: 660 }],
        ...changes,
        sourceId,
        organisationId: organisation.id,
        status: 'active',
        confirmedAt: null,
        roomUntil: null,
      },
    ]),
  );
  return saved?.id ?? '';
}

let lesson = '';
beforeAll(async () => {
  await seedDemoDirectory(app, demoSet());
  lesson = await addLesson('lesson', {});
  await directorySnapshot(app);
  await new Promise((resolve) => setTimeout(resolve, 600));
});

test('who told a story reads why a place fits and can put it in their week; a visitor is asked to tell', async () => {
  const visitor = browser();
  const before = await visitor.get(`/nl/initiatives/${lesson}`);
  expect(before.html).toContain('Vertel kort over jezelf');
  const phone = await yonas(browser());
  const own = await phone.get(`/nl/initiatives/${lesson}`);
  expect(own.html).not.toContain('Vertel kort over jezelf');
  expect(own.html).toMatch(/Iemand spreekt .?Tigrinya/);
  expect(own.headers.get('cache-control')).toContain('no-store');
  await phone.post('/nl/week/choice', { initiative: lesson, choice: 'pinned', time: '' });
  const kept = await phone.get(`/nl/initiatives/${lesson}`);
  expect(kept.html).toMatch(/Staat in je week: .{0,3}dinsdag/);
  expect(kept.html).toContain('value="swap"');
  await phone.post('/nl/week/choice', { initiative: lesson, choice: 'removed' });
  const removed = await phone.get(`/nl/initiatives/${lesson}`);
  expect(removed.html).toMatch(/Zet in mijn week: .{0,3}dinsdag/);
  // The public page is what it was, to the last byte.
  expect((await visitor.get(`/nl/initiatives/${lesson}`)).html).toBe(before.html);
});

test('back leads to where somebody came from: their week, or the list with what they searched for', async () => {
  const phone = await yonas(browser());
  const from = async (path: string) =>
    (await phone.raw(`/nl/initiatives/${lesson}`, { headers: { referer: `http://localhost/nl${path}` } }))
      .html;
  expect(await from('/week')).toMatch(/href="\/nl\/week"[^>]*><svg.{0,300}<\/svg><span>Terug naar mijn week/);
  expect(await from('/initiatives?q=taalles')).toContain('href="/nl/initiatives?q=taalles"');
});

test('the message that asks for a place carries the name, in Dutch and in one’s own language', async () => {
  const phone = await yonas(browser());
  const { html } = await phone.get(`/ti/initiatives/${lesson}/come`);
  expect(html).toContain('Goedendag, ik heet Yonas. Ik wil graag meedoen met Taalles in Laak, op dinsdag');
  expect(html).toContain('ስመይ Yonas እዩ');
  expect(html).toContain('Ik spreek nog weinig Nederlands.');
  expect(html).toContain('Een pen');
  expect(html).toContain('Tram 11');
  expect(html).toContain('Samira');
  const mail = html.match(/mailto:[^"]*/)?.[0].replaceAll('&amp;', '&') ?? '';
  expect(new URL(mail).searchParams.get('body')).toContain('ik heet Yonas');
  const visitor = await browser().get(`/ti/initiatives/${lesson}/come`);
  expect(visitor.html).toContain('Goedendag. Ik wil graag meedoen');
  expect(visitor.html).not.toContain('Yonas');
});

test('whoever cannot call is not told to call first; without a telephone somebody else calls', async () => {
  const firstWay = async (reach: string[]) => {
    const phone = await begin(browser());
    await tell(phone, 'reach', { reach });
    const { html } = await phone.get(`/nl/initiatives/${lesson}/come`);
    return html.match(/href="(sms|mailto|tel|\/nl\/contact\?about=place)[^"]*" class="button primary"/)?.[1];
  };
  expect(await firstWay(['message'])).toBe('sms');
  expect(await firstWay(['call'])).toBe('tel');
  expect(await firstWay(['proxy'])).toContain('contact');
  expect(await firstWay(['none'])).toContain('contact');
});

test('a girl of sixteen is told to bring an adult, may not put a buddy in her week, and reads why', async () => {
  const buddy = await addLesson('buddy', {
    goals: ['buddy'],
    contactForms: ['oneToOne'],
    texts: { nl: { name: 'Maatje', summary: 'Samen op pad.' } },
  });
  await new Promise((resolve) => setTimeout(resolve, 600));
  const phone = await begin(browser());
  await tell(phone, 'age', { age: '16-17' });
  await tell(phone, 'goals', { goals: ['buddy', 'dutch'] });
  const page = await phone.get(`/nl/initiatives/${buddy}`);
  expect(page.html).not.toContain('Zet in mijn week');
  const come = await phone.get(`/nl/initiatives/${buddy}/come`);
  expect(come.html).toMatch(/notice ask[\s\S]*Vraag een volwassene die je vertrouwt/);
  expect(come.html).toContain('Mag er iemand met mij meekomen?');
  const safe = await addLesson('safe', { safeguards: ['certificate', 'twoAdults'] });
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect((await phone.get(`/nl/initiatives/${safe}/come`)).html).toContain('VOG');
});

test('a question for somebody who calls is ready to send, with the day of its answer', async () => {
  const page = await browser().get(`/ar/contact?about=place&ask=call&page=/initiatives/${lesson}`);
  expect(page.html).toContain('Wil iemand voor mij bellen met Taalles in Laak? Ik wil graag komen.');
  expect(page.html).toContain('هل يمكن لأحد أن يتصل بدلًا عني بـ Taalles in Laak');
  expect(page.html).toContain('name="category" value="place"');
});

test('a place that is gone is said kindly, also to who has a story', async () => {
  const phone = await yonas(browser());
  for (const path of ['', '/come']) {
    const page = await phone.get(`/nl/initiatives/00000000-0000-4000-8000-000000000000${path}`);
    expect(page.status).toBe(404);
    expect(page.html).toContain('Deze plek is er niet');
  }
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
