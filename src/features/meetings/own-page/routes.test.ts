import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { createTestApp } from '../../../../test/support/app.ts';
import { filledIn } from '../../../../test/support/forms.ts';
import { meeting, signUp } from '../../../../test/support/meeting.ts';

const { browser, app, faults, owner } = await createTestApp();
const { edition } = await meeting(app);
const link = new pg.Client(owner);
await link.connect();
afterAll(() => link.end());

test('Samira comes with her sister; her page says what she asked, and gives two badges and a calendar file', async () => {
  const phone = browser();
  const page = await signUp(phone, await edition(), [3, 1], {
    rows: '2',
    name0: 'Samira',
    name1: 'Hiwot',
    interpreter1: 'ti',
    need0: 'childcare',
    email: 'samira@voorbeeld.nl',
  });
  const shown = await phone.get(`${page}?new`);
  expect(shown.html).toContain('Je komt naar');
  expect(shown.html).toContain('Samira');
  expect(shown.html).toContain('Tigrinya');
  expect(shown.html).not.toContain('telt die keus niet mee');
  const other = browser();
  const far = await signUp(other, await edition(), [4], { name0: 'Saba', interpreter0: 'ti' });
  expect((await other.get(far)).html).toMatch(/Sociale netwerken.*telt die keus niet mee/);
  await other.post(`${far}/cancel`, {});
  expect(shown.html.match(/<figure class="qr"/g)).toHaveLength(2);
  expect(shown.headers.get('cache-control')).toContain('no-store');
  const file = await phone.get(`${page}/calendar.ics`);
  expect(file.html).toContain('BEGIN:VEVENT');
  const [letter] = (await link.query('select recipient, body from mail_outbox')).rows;
  expect(letter).toMatchObject({ recipient: 'samira@voorbeeld.nl' });
  expect(letter.body).toContain(page.slice(3));
  expect(letter.body, 'what was asked for is named').toContain('Tigrinya');
});

test('two people change one registration: the second reads theirs beside the own words, and then decides', async () => {
  const page = await signUp(browser(), await edition(), [2, 1], { name0: 'Almaz', phone: '06 12345678' });
  const [one, two] = [browser(), browser()];
  const [first, second] = [await one.get(`${page}/change`), await two.get(`${page}/change`)];
  await one.post(`${page}/change`, { ...filledIn(first.html), name0: 'Almaz Haile', diet0: 'halal' });
  const late = await two.post(`${page}/change`, { ...filledIn(second.html), name0: 'Almaz H.' });
  expect(late.status).toBe(409);
  const shown = late.html.split('role="alert"')[1]?.split('<form')[0] ?? '';
  expect(shown).toContain('Almaz Haile');
  expect(shown).toContain('halal');
  expect(shown).toContain('Almaz H.');
  expect(shown, 'what is the same on both sides is left out').not.toContain('06 12345678');
  const kept = await two.post(`${page}/change`, { ...filledIn(late.html) });
  expect(kept.to).toBe(page);
  expect((await two.get(page)).html).toContain('Almaz H.');
});

test('who has no link finds nothing', async () => {
  expect((await browser().get('/nl/m/abcdefghijklmnopqrstuvwxyz')).status).toBe(404);
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
