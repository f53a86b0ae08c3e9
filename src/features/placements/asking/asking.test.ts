import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { createTestApp } from '../../../../test/support/app.ts';
import { checkRequest, formTo, sendRequest } from '../../../../test/support/asking.ts';
import { begin, tell } from '../../../../test/support/people.ts';
import { initiativeWith } from '../../../../test/support/placements.ts';

const { app, browser, at, owner, faults } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

const START = '2026-11-30T10:00:00Z';
at(START);

const asks = async (listing: string) =>
  (
    await database.query(
      'select reach, party, minors, promised_on::text from placement_request where listing_id = $1',
      [listing],
    )
  ).rows;

async function selam() {
  const phone = await begin(browser());
  await tell(phone, 'name', { name: 'Selam' });
  await tell(phone, 'languages', { languages: ['ti'] });
  return phone;
}

test('A4: languages that were added in another tab are shown first, and nothing is sent until she saw them', async () => {
  const choir = await initiativeWith(app, database);
  const phone = await selam();
  const check = await checkRequest(phone, choir.initiative);
  expect(check.html).toContain('Tigrinya');
  await tell(phone, 'languages', { languages: ['ti', 'ar'] });
  const refused = await sendRequest(phone, check, choir.initiative);
  expect(refused.status).toBe(409);
  expect(refused.html).toContain('Er is nog niets verstuurd');
  expect(refused.html).toMatch(/Welke talen spreek je\?.? – eerst .?Tigrinya.?, nu .?Tigrinya, Arabisch/);
  expect(await asks(choir.listing)).toEqual([]);
  expect((await sendRequest(phone, refused, choir.initiative)).to).toBe('/nl/requests?sent');
  expect(await asks(choir.listing)).toHaveLength(1);
});

test('A4: another promised day, or answers that are automatic now, are shown before anything is sent', async () => {
  const choir = await initiativeWith(app, database, { places: 3 });
  const phone = await selam();
  const check = await checkRequest(phone, choir.initiative);
  expect(check.html).toContain('donderdag 3 december');
  await database.query('update placement_settings set answer_days = 5 where listing_id = $1', [
    choir.listing,
  ]);
  const later = await sendRequest(phone, check, choir.initiative);
  expect(later.status).toBe(409);
  expect(later.html).toContain('maandag 7 december');
  await database.query('update placement_settings set automatic = true where listing_id = $1', [
    choir.listing,
  ]);
  const automatic = await sendRequest(phone, later, choir.initiative);
  expect(automatic.status).toBe(409);
  expect(automatic.html).toContain('Is er plek, dan heb je hem meteen');
  expect(await asks(choir.listing)).toEqual([]);
  // A page from before midnight promised a day that is not the day any more.
  await database.query('update placement_settings set automatic = false where listing_id = $1', [
    choir.listing,
  ]);
  const shown = await checkRequest(phone, choir.initiative);
  at('2026-12-01T10:00:00Z');
  expect((await sendRequest(phone, shown, choir.initiative)).status).toBe(409);
  at(START);
});

test('A5: ten taps at the same moment are one request, and so are two tabs', async () => {
  const choir = await initiativeWith(app, database, { places: 3 });
  const phone = await selam();
  const [first, second] = [
    await checkRequest(phone, choir.initiative),
    await checkRequest(phone, choir.initiative),
  ];
  const sent = await Promise.all(
    Array.from({ length: 10 }, () => sendRequest(phone, first, choir.initiative)),
  );
  expect(new Set(sent.map(({ to }) => to))).toEqual(new Set(['/nl/requests?sent']));
  expect((await sendRequest(phone, second, choir.initiative)).to).toBe('/nl/requests?already');
  expect(await asks(choir.listing)).toHaveLength(1);
});

test('a number in Arabic digits is understood; one that is too short, and an address without @, are asked again with what was typed', async () => {
  const choir = await initiativeWith(app, database);
  const phone = await selam();
  const short = await checkRequest(phone, choir.initiative, { reach: 'call', phone: '0612' });
  expect(short.status).toBe(422);
  expect(short.html).toContain('Dit nummer is niet compleet');
  expect(short.html).toMatch(/name="phone" type="tel" value="0612"[^>]*aria-invalid="true"/);
  const odd = await checkRequest(phone, choir.initiative, { reach: 'email', email: 'selam.example.org' });
  expect(odd.html).toContain('naam@voorbeeld.nl');
  expect(odd.html).toContain('value="selam.example.org"');
  expect((await checkRequest(phone, choir.initiative, { reach: 'email' })).html).toContain(
    'Schrijf je e-mailadres',
  );
  expect((await checkRequest(phone, choir.initiative, { firstName: ' ' })).html).toContain(
    'Schrijf hoe ze je mogen noemen',
  );
  const arabic = await checkRequest(phone, choir.initiative, { reach: 'call', phone: '٠٦ ١٢٣٤٥٦٧٨' });
  expect(arabic.html).toContain('<bdi dir="ltr">0612345678</bdi>');
  expect(
    (await checkRequest(phone, choir.initiative, { reach: 'message', phone: '۰۰۳۱ (۶) ۱۲-۳۴-۵۶-۷۸' })).html,
  ).toContain('+31612345678');
});

test('children who come along are counted; more of them than people is asked again; the check page leads back with all that was typed', async () => {
  const choir = await initiativeWith(app, database);
  const phone = await selam();
  const odd = await checkRequest(phone, choir.initiative, { party: '2', minors: '3' });
  expect(odd.html).toContain('Er zijn meer jongeren dan mensen');
  const check = await checkRequest(phone, choir.initiative, {
    party: '3',
    minors: '2',
    reach: 'guide',
    phone: '0612345678',
  });
  expect(check.html).toMatch(/Jonger dan 18<\/dt><dd>2/);
  expect(check.html).toContain('Kijk samen met je begeleider');
  const back = await phone.post(
    `/nl/initiatives/${choir.initiative}/ask/keep`,
    formTo(check, `/nl/initiatives/${choir.initiative}/ask/keep`),
  );
  for (const chosen of ['name="party" value="3"', 'name="minors" value="2"', 'name="reach" value="guide"'])
    expect(back.html).toContain(`${chosen} checked`);
  expect(back.html).toContain('value="0612345678"');
  await sendRequest(phone, check, choir.initiative);
  expect(await asks(choir.listing)).toEqual([
    { reach: 'guide', party: 3, minors: 2, promised_on: '2026-12-03' },
  ]);
});

test('a boy of sixteen may ask for a group, which sees that he is a minor; not where it is for adults', async () => {
  const [choir, bar] = [await initiativeWith(app, database), await initiativeWith(app, database)];
  await database.query('update initiative set age_min = 18 where id = $1', [bar.initiative]);
  const boy = await selam();
  await tell(boy, 'age', { age: '16-17' });
  const check = await checkRequest(boy, choir.initiative);
  expect(check.html).toMatch(/Jonger dan 18<\/dt><dd>1/);
  await sendRequest(boy, check, choir.initiative);
  expect(await asks(choir.listing)).toMatchObject([{ party: 1, minors: 1 }]);
  const refused = await boy.get(`/nl/initiatives/${bar.initiative}/ask`);
  expect(refused.html).toContain('Deze plek is voor mensen van 18 jaar en ouder');
  expect(refused.html).toContain('href="/nl/week"');
  expect(refused.html).not.toContain('name="firstName"');
});

test('who has no story reads how to ask, tells three things, and is back at the request', async () => {
  const choir = await initiativeWith(app, database);
  const phone = browser();
  // A public page shows what the directory was a moment ago.
  await phone.get(`/ar/initiatives/${choir.initiative}/come`);
  await new Promise((resolve) => setTimeout(resolve, 600));
  const come = await phone.get(`/ar/initiatives/${choir.initiative}/come`);
  const begins = `/ar/begin?to=/initiatives/${choir.initiative}/ask`;
  expect(come.html).toContain(`href="${begins}"`);
  const page = await phone.get(begins);
  expect(page.html).toContain('ثم تطلبون المكان');
  let next = (await phone.post('/ar/begin', { ...formTo(page, '/ar/begin'), device: 'own' })).to ?? '';
  const questions: string[] = [];
  for (const answer of [{ name: 'Selam' }, { age: '18-26' }, { languages: 'ti' }] as Record<
    string,
    string
  >[]) {
    const action = next.replace(/\?.*/, '');
    questions.push(action);
    next = (await phone.post(action, { ...formTo(await phone.get(next), action), ...answer })).to ?? '';
  }
  expect(questions).toEqual(['/ar/story/name', '/ar/story/age', '/ar/story/languages']);
  expect(next).toBe(`/ar/initiatives/${choir.initiative}/ask`);
  expect((await phone.get(next)).html).toContain('value="Selam"');
  // No address of somebody else is ever led to.
  for (const to of ['//elsewhere.example', 'https://elsewhere.example', '/\\elsewhere.example'])
    expect((await browser().get(`/nl/begin?to=${to}`)).html).not.toContain('name="to"');
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
