import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { createTestApp } from '../../../../test/support/app.ts';
import { meeting, SLUG, signUp } from '../../../../test/support/meeting.ts';
import { fillIn, formOn } from '../../../../test/support/team-forms.ts';
import { proposeSeats, publishSeats } from '../seating/actions.ts';

const { browser, app, faults, owner } = await createTestApp();
const { id, token, deniz, edition } = await meeting(app);
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());
const [team, other] = [browser(), browser()];
for (const organiser of [team, other]) organiser.jar.set('vanonderop_team', token);
const desk = `/nl/organise/${id}`;

const aster = browser();
const own = await signUp(aster, await edition(), [1, 3], {
  name0: 'Aster',
  email: 'aster@voorbeeld.nl',
  interpreter0: 'ti',
});
await signUp(browser(), await edition(), [2], { name0: 'Bilal', email: 'bilal@voorbeeld.nl' }, 'ar');
await signUp(browser(), await edition(), [2], {
  name0: 'Chava',
  rows: '2',
  name1: 'Dov',
  phone: '06 12345678',
});
const stand = `/nl/meetings/${SLUG}/stand`;
await fillIn(browser(), stand, stand, {
  organisation: 'Het koor',
  shows: 'Zingen',
  email: 'koor@voorbeeld.nl',
});
await fillIn(
  team,
  `${desk}/shifts`,
  `${desk}/shift`,
  { task: 'Thee', from: '13:00', to: '14:00' },
  { shift: '' },
);
const call =
  (await team.get(`${desk}/shifts`)).html.match(/href="http:\/\/localhost(\/nl\/hands\/[^"]+)"/)?.[1] ?? '';
await fillIn(browser(), call, call, { firstName: 'Elif', email: 'elif@voorbeeld.nl' });

const lettersTo = async (recipient: string) =>
  (
    await database.query(
      "select subject, body, extras from mail_outbox where recipient = $1 and once_key like 'letter:%' order by id",
      [recipient],
    )
  ).rows;
const countLetters = async (): Promise<number> =>
  (await database.query("select count(*)::int as count from mail_outbox where once_key like 'letter:%'"))
    .rows[0].count;

/** A page without the marks that keep names apart from text in another direction. */
const plain = (html: string) => html.replaceAll(/[\u2066-\u2069]/g, '');

/** Fills in a form of the page and goes on to the letters. */
const preview = (kind: string, typed: Record<string, string>, organiser = team) =>
  fillIn(organiser, `${desk}/change`, `${desk}/change/preview`, typed, { kind });
/** Sends the letters that a preview shows. */
const send = (kind: string, html: string, organiser = team) =>
  organiser.post(`${desk}/change/${kind}`, formOn(html, `${desk}/change/${kind}`));

test('a change says whom it reaches, asks why, and shows the letters of every language before anything happens', async () => {
  const page = await team.get(`${desk}/change`);
  expect(plain(page.html)).toContain('4 mensen, 1 kraam, 1 helper');
  const silent = await preview('moved', { day: '2027-01-14' });
  expect(silent.status).toBe(422);
  expect(silent.html).toContain('Schrijf in elk geval in het Nederlands waarom');
  expect(silent.html).toContain('value="2027-01-14"');
  const same = await preview('moved', { 'reason-nl': 'Zomaar' });
  expect(same.html).toContain('nog dezelfde');
  const shown = await preview('moved', {
    day: '2027-01-14',
    'reason-nl': 'De zaal is dicht.',
    'reason-ar': 'القاعة مغلقة.',
  });
  expect(shown.status).toBe(200);
  expect(plain(shown.html)).toContain('De reden: De zaal is dicht.');
  expect(shown.html).toContain('القاعة مغلقة.');
  expect(shown.html).toContain('06 12345678');
  expect(await countLetters()).toBe(0);
  expect((await edition()).startsAt.toISOString()).not.toContain('2027-01-14');
});

test('another day and place goes to everybody once, also after two taps: what they asked for, and their calendar', async () => {
  const before = await edition();
  await database.query("update sign_up_need set state = 'arranged', answer = 'Samira komt'");
  const place = before.venues[0];
  const { html } = await preview('moved', {
    day: '2027-01-14',
    [`name.${place?.id}`]: 'De bibliotheek',
    'reason-nl': 'De zaal is dicht.',
    'reason-ar': 'القاعة مغلقة.',
  });
  const taps = await Promise.all([send('moved', html), send('moved', html)]);
  expect(taps.map(({ to }) => to)).toEqual([`${desk}/letters?sent`, `${desk}/letters?sent`]);
  const after = await edition();
  expect(after.startsAt.toISOString()).toContain('2027-01-14');
  expect(after.parts.every(({ startsAt }) => startsAt.toISOString().startsWith('2027-01-14'))).toBe(true);
  expect(await countLetters()).toBe(4);
  const [letter] = await lettersTo('aster@voorbeeld.nl');
  expect(letter.body).toContain('De bibliotheek');
  expect(letter.body).toContain('> Tolk Tigrinya');
  expect(letter.extras.files[0].content).toMatch(/DTSTART:20270114/);
  expect((await lettersTo('bilal@voorbeeld.nl'))[0].body).toContain('القاعة مغلقة.');
  expect((await lettersTo('koor@voorbeeld.nl'))[0].body).toContain('De bibliotheek');
  expect((await lettersTo('elif@voorbeeld.nl'))[0].body).toContain('Thee');
  const { rows } = await database.query('select state, answer from sign_up_need');
  expect(rows).toEqual([{ state: 'asked', answer: 'Samira komt' }]);
  const shifts = await database.query('select starts_at from volunteer_shift');
  expect(shifts.rows[0].starts_at.toISOString()).toContain('2027-01-14');
  const log = await team.get(`${desk}/letters`);
  expect(log.html).toContain('Deniz');
  expect(plain(log.html)).toContain('De reden: De zaal is dicht.');
});

test('two organisers move it at once: the second sees the day of the first and the own', async () => {
  const [hers, his] = [
    await preview('moved', { day: '2027-01-21', 'reason-nl': 'Vakantie.' }),
    await preview('moved', { day: '2027-01-28', 'reason-nl': 'Feestdag.' }, other),
  ];
  await send('moved', hers.html);
  const late = await send('moved', his.html, other);
  expect(late.status).toBe(409);
  expect(late.html.match(/role="alert".*?<\/section>/s)?.[0]).toMatch(/2027-01-21.*2027-01-28/s);
  expect(late.html).toContain('Feestdag.');
  expect((await edition()).startsAt.toISOString()).toContain('2027-01-21');
});

test('one break-out is cancelled: who chose it hears it and sits elsewhere, the others hear nothing', async () => {
  await database.query('update break_out set least = 0');
  await proposeSeats(app, deniz, { edition: id });
  await publishSeats(app, deniz, { edition: id });
  const first = (await edition()).parts
    .flatMap(({ breakOuts }) => breakOuts)
    .find(({ number }) => number === 1);
  const sent = await countLetters();
  const { html } = await preview('part-cancelled', {
    target: `break-out:${first?.id}`,
    'reason-nl': 'De gastheer is ziek.',
  });
  expect(plain(html)).toContain('1 mens, 0 kramen, 0 helpers');
  await send('part-cancelled', html);
  expect(await countLetters()).toBe(sent + 1);
  const body = (await lettersTo('aster@voorbeeld.nl')).map((letter) => letter.body).join();
  expect(body).toContain('De gastheer is ziek.');
  const { rows } = await database.query(
    "select break_out_id from seat join sign_up on sign_up.id = sign_up_id where email = 'aster@voorbeeld.nl'",
  );
  expect(rows).toHaveLength(1);
  expect(rows[0].break_out_id).not.toBe(first?.id);
  const page = await browser().get(`/nl/meetings/${SLUG}`);
  expect(page.html).toContain('De gastheer is ziek.');
  expect(page.html).toContain('EventCancelled');
  expect((await browser().get(`/nl/meetings/${SLUG}/come`)).html).not.toContain(`value="${first?.id}"`);
});

test('the whole meeting is cancelled: every page says it, and so do calendars, feeds and search engines', async () => {
  const { sequence } = await edition();
  const { html } = await preview('cancelled', { 'reason-nl': 'Er is een storm.' });
  await Promise.all([send('cancelled', html), send('cancelled', html)]);
  const after = await edition();
  expect(after.state).toBe('cancelled');
  expect(
    (await lettersTo('elif@voorbeeld.nl')).filter(({ subject }) => subject.startsWith('Gaat niet door')),
  ).toHaveLength(1);
  const phone = browser();
  for (const path of [`/nl/meetings/${SLUG}`, own, call]) {
    const page = await phone.get(path);
    expect(page.html, path).toContain('Deze bijeenkomst gaat niet door.');
    expect(page.html, path).toContain('Er is een storm.');
  }
  for (const path of ['/nl/meetings', '/nl/meetings/embed'])
    expect((await phone.get(path)).html, path).toContain('Gaat niet door');
  expect((await phone.get('/nl/meetings/feed.atom')).html).toContain('Gaat niet door');
  for (const path of [`/nl/meetings/${SLUG}/calendar.ics`, `${own}/calendar.ics`, '/nl/meetings/all.ics']) {
    const { html: calendar } = await phone.get(path);
    expect(calendar, path).toContain('STATUS:CANCELLED');
    expect(Number(calendar.match(/SEQUENCE:(\d+)/)?.[1]), path).toBeGreaterThan(sequence);
  }
  expect((await phone.get(`/nl/meetings/${SLUG}`)).html).toContain(
    '"eventStatus":"https://schema.org/EventCancelled"',
  );
  expect((await phone.get(`/nl/meetings/${SLUG}/come`)).status).toBe(303);
  const again = await preview('cancelled', { 'reason-nl': 'Nog eens.' }).catch(String);
  expect(again).toContain('there is no form');
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
