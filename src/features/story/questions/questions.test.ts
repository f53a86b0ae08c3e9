import pg from 'pg';
import { expect, test } from 'vitest';
import { createTestApp } from '../../../../test/support/app.ts';
import { begin, tell } from '../../../../test/support/people.ts';
import { MAIN_QUESTIONS, OPTIONAL_QUESTIONS } from '../model/answers.ts';

const { browser, owner, at, faults } = await createTestApp();

type Phone = Awaited<ReturnType<typeof begin>>;
/** The overview, without the marks that keep a range of times in one piece. */
const overview = async (phone: Phone): Promise<string> =>
  (await phone.get('/nl/story')).html.replace(/\p{Cf}/gu, '');
/** Whether a tile is on, by the name and value of its field. */
const isOn = (html: string, name: string, value: string): boolean =>
  new RegExp(`name="${name}" value="${value}" checked`).test(html);

test('Next with nothing chosen is the same on every page: nothing is stored, and the page says what to do', async () => {
  const phone = await begin(browser());
  for (const question of [...MAIN_QUESTIONS, ...OPTIONAL_QUESTIONS]) {
    const page = await tell(phone, question, {});
    expect([question, page.status]).toEqual([question, 422]);
    expect(page.html).toContain('Je hebt nog niets gekozen. Kies iets, of tik op Overslaan.');
  }
  expect((await overview(phone)).match(/nog niet gezegd/g)).toHaveLength(
    MAIN_QUESTIONS.length + OPTIONAL_QUESTIONS.length,
  );
});

test('who needs nothing says so with one tap, and sees it back', async () => {
  const phone = await begin(browser());
  expect((await tell(phone, 'access', { access: 'nothing' })).to).toBe('/nl/story/more');
  expect(await overview(phone)).toContain('Niets bijzonders');
  // Who ticked a need and then tapped the wrong tile does not lose the need.
  await tell(phone, 'access', { access: ['stepFree', 'nothing'] });
  expect(await overview(phone)).toContain('Zonder trap');
});

test('a deaf woman says which sign language she signs; a kind alone says that she needs sign language', async () => {
  const phone = await begin(browser());
  await tell(phone, 'access', { access: 'written', signLanguages: ['dse', 'ils'] });
  const html = await overview(phone);
  for (const words of [
    'Gebarentaal',
    'Alles ook opgeschreven',
    'Nederlandse Gebarentaal',
    'Internationale gebaren',
  ])
    expect(html).toContain(words);
  const again = (await phone.get('/nl/story/access')).html;
  expect(isOn(again, 'access', 'signLanguage')).toBe(true);
  expect(isOn(again, 'signLanguages', 'dse')).toBe(true);
});

test('who works at night gives hours past midnight, in any digits, and finds them again as given', async () => {
  const phone = await begin(browser());
  await tell(phone, 'time', { 'from-0': '١٤:٠٠', 'until-0': '۱۸:۳۰', 'from-6': '23:00', 'until-6': '2:00' });
  expect(await overview(phone)).toMatch(/maandag tot en met vrijdag 14\.00–18\.30, zaterdag 23\.00–2\.00/);
  const { html } = await phone.get('/nl/story/time');
  for (const [name, value] of [
    ['from-0', '14:00'],
    ['until-0', '18:30'],
    ['from-6', '23:00'],
    ['until-6', '02:00'],
  ])
    expect(html).toContain(`name="${name}" type="time" value="${value}"`);
});

test.each([
  [{ 'from-2': '9:00' }],
  [{ 'from-2': '9:00', 'until-2': '9:00' }],
  [{ 'from-2': 'negen', 'until-2': '10:00' }],
  [{ 'from-2': '25:00', 'until-2': '26:00' }],
])('half a time is refused with what to do, and stays as typed: %j', async (hours) => {
  const phone = await begin(browser());
  const page = await tell(phone, 'time', { cells: 'all-morning', ...hours });
  expect(page.status).toBe(422);
  expect(page.html).toContain('beide tijden');
  expect(page.html).toContain(`value="${hours['from-2']}"`);
  expect(page.html).toContain('value="all-morning" checked');
});

test('who has other hours every week says only that', async () => {
  const phone = await begin(browser());
  expect((await tell(phone, 'time', { varies: 'yes' })).to).toBe('/nl/story/busy');
  expect(await overview(phone)).toContain('Elke week anders');
});

test('somebody in a reception centre says where they shall live: a day, a month, or not known yet', async () => {
  at('2026-11-24T09:00:00Z');
  const phone = await begin(browser());
  const moving = (fields: Record<string, string>) => tell(phone, 'moving', { place: 'Zwolle', ...fields });
  expect((await moving({ day: '15', month: '2', year: '2027' })).to).toBe('/nl/story/more');
  expect(await overview(phone)).toMatch(/Zwolle, vanaf 15 februari 2027/);
  await moving({ day: '', month: '3', year: '2027' });
  expect(await overview(phone)).toMatch(/vanaf 1 maart 2027/);
  await moving({ day: '', month: '', year: '' });
  expect(await overview(phone)).toContain('nog niet bekend vanaf wanneer');
  const half = await moving({ day: '3', month: '', year: '2027' });
  expect(half.html).toContain('Kies ook de maand en het jaar');
  expect(half.html).toContain('value="Zwolle"');
  const wrong = await moving({ day: '31', month: '2', year: '2027' });
  expect(wrong.html).toContain('Die dag is er niet in die maand');
  expect(wrong.html).toMatch(/<option value="31" selected/);
});

test('what somebody gives can be said in own words, in an own language', async () => {
  const phone = await begin(browser());
  await tell(phone, 'give', { give: ['lessons'], words: 'أصنع الخبز' });
  const html = await overview(phone);
  expect(html).toContain('Les geven');
  expect(html).toContain('أصنع الخبز');
  expect((await tell(phone, 'give', { words: 'x'.repeat(201) })).html).toContain('Maak het korter');
});

test('who can be reached in one way only says so with it', async () => {
  const phone = await begin(browser());
  await tell(phone, 'reach', { reach: ['message'] });
  expect(await overview(phone)).toContain('Alleen met berichten');
  await tell(phone, 'reach', { reach: ['call', 'proxy'] });
  expect(await overview(phone)).toContain('Met bellen, Iemand belt voor mij');
});

test('a couple of sixty tells one story: he reads Dutch, she does not yet; and she can be taken out of it', async () => {
  const phone = await begin(browser());
  await tell(phone, 'age', { age: '27-64' });
  await tell(phone, 'script', { script: 'yes' });
  const second = {
    'second-name': 'Maryam',
    'second-age': '65plus',
    'second-languages': ['fa'],
    'second-level': 'none',
    'second-script': 'no',
    'second-company': ['women'],
    'second-access': ['signLanguage'],
    'second-signLanguages': ['psc'],
  };
  expect((await tell(phone, 'second', second)).to).toBe('/nl/story/more');
  const html = await overview(phone);
  for (const words of [
    'Maryam',
    '65 of ouder',
    'Farsi / Dari',
    'Nog geen woord',
    'Een groep voor vrouwen',
    'Perzische',
  ])
    expect(html).toContain(words);
  const form = (await phone.get('/nl/story/second')).html;
  expect(form).toContain('value="Maryam"');
  expect(isOn(form, 'second-level', 'none')).toBe(true);
  expect(isOn(form, 'second-signLanguages', 'psc')).toBe(true);
  expect((await phone.post('/nl/story/second/erasure', { from: 'overview' })).to).toBe('/nl/story?saved');
  expect(await overview(phone)).not.toContain('Maryam');
  expect(await overview(phone)).toContain('27 tot en met 64');
});

test('one answer is erased on the overview, and one sees that it is gone', async () => {
  const phone = await begin(browser());
  await tell(phone, 'age', { age: '16-17' });
  const page = await phone.get('/nl/story');
  expect(page.html).toContain('action="/nl/story/age/erasure"');
  expect((await phone.post('/nl/story/age/erasure', { from: 'overview' })).to).toBe('/nl/story?saved');
  expect(await overview(phone)).not.toContain('16 of 17');
});

test('changing the language while a form is open keeps hours, dates and needs', async () => {
  const phone = await begin(browser());
  await phone.get('/nl/story/time');
  const time = await phone.post('/ar/story/time/keep', {
    'from-3': '22:15',
    'until-3': '',
    varies: 'yes',
    seen: '',
  });
  expect(time.html).toContain('name="from-3" type="time" value="22:15"');
  expect(isOn(time.html, 'varies', 'yes')).toBe(true);
  const moving = await phone.post('/ar/story/moving/keep', {
    place: 'زفوله',
    day: '7',
    month: '8',
    seen: '',
  });
  expect(moving.html).toContain('value="زفوله"');
  expect(moving.html).toMatch(/<option value="7" selected/);
});

test.each([
  ['age', { age: '17' }],
  ['busy', { busy: '900' }],
  ['busy', { busy: 'NaN' }],
  ['reach', { reach: ['pigeon'] }],
  ['access', { access: ['constructor'] }],
  ['access', { signLanguages: ['__proto__'] }],
  ['second', { 'second-age': '3' }],
  ['second', { 'second-__proto__': 'x', 'second-level': 'native' }],
  ['time', { cells: ['never'] }],
  ['travel', { modes: ['bicycle'], minutes: '1e9' }],
])('what no page of ours sends is refused, and the story is as it was: %s %j', async (question, fields) => {
  const phone = await begin(browser());
  const page = await tell(phone, question, fields);
  expect(page.status).toBe(422);
  expect(page.html).toContain('Dit begrijpen we niet');
  expect((await overview(phone)).match(/nog niet gezegd/g)).toHaveLength(
    MAIN_QUESTIONS.length + OPTIONAL_QUESTIONS.length,
  );
});

test('answers stored before these questions had more parts are still read', async () => {
  const phone = await begin(browser());
  await tell(phone, 'name', { name: 'Samira' });
  const link = new pg.Client(owner);
  await link.connect();
  const { rows } = await link.query<{ person_id: string }>(
    `select person_id from story_answer where answer = '"Samira"' order by answered_at desc limit 1`,
  );
  for (const [question, answer] of [
    ['access', ['stepFree', 'hearing']],
    ['give', ['cook']],
    ['time', { cells: ['mon-morning'], hours: 6 }],
  ])
    await link.query('insert into story_answer (person_id, question, answer) values ($1, $2, $3)', [
      rows[0]?.person_id,
      question,
      JSON.stringify(answer),
    ]);
  await link.end();
  const html = await overview(phone);
  for (const words of ['Zonder trap', 'Ringleiding', 'Koken', 'maandag ochtend'])
    expect(html).toContain(words);
  // And can be changed, from the form that shows them.
  expect((await tell(phone, 'access', { access: 'quiet' })).to).toBe('/nl/story/more');
  expect(await overview(phone)).toContain('Een rustige plek');
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
