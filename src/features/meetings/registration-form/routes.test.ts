import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { createTestApp } from '../../../../test/support/app.ts';
import { meeting, SLUG, wishFields } from '../../../../test/support/meeting.ts';

const { browser, app, faults, owner } = await createTestApp();
const { edition } = await meeting(app);
const link = new pg.Client(owner);
await link.connect();
afterAll(() => link.end());

test('a second tap on the same form signs up once', async () => {
  const phone = browser();
  const shown = await phone.get(`/nl/meetings/${SLUG}/come`);
  const once = shown.html.match(/name="once" value="([^"]+)"/)?.[1] ?? '';
  const fields = { once, rows: '1', ...wishFields(await edition(), [1]) };
  const first = await phone.post(`/nl/meetings/${SLUG}/come`, fields);
  const second = await phone.post(`/nl/meetings/${SLUG}/come`, fields);
  expect(second.to).toBe(first.to);
  const { rows } = await link.query('select count(*)::int as n from sign_up');
  expect(rows[0].n).toBe(1);
});

test('a form that is not right comes back with everything that was typed', async () => {
  const phone = browser();
  await phone.get(`/ar/meetings/${SLUG}/come`);
  const back = await phone.post(`/ar/meetings/${SLUG}/come`, {
    once: 'abcdefghijk',
    rows: '2',
    name0: '<b>Yonas</b>',
    name1: 'أمينة',
    email: 'yonas at home',
  });
  expect(back.status).toBe(422);
  expect(back.html).toContain('&lt;b>Yonas&lt;/b>');
  expect(back.html).toContain('أمينة');
  expect(back.html).toContain('yonas at home');
  expect(back.html).toContain('لن يصل البريد');
});

test('another row keeps what was typed, and so does another language', async () => {
  const phone = browser();
  await phone.get(`/nl/meetings/${SLUG}/come`);
  const more = await phone.post(`/nl/meetings/${SLUG}/come/keep`, {
    rows: '1',
    name0: 'Yonas',
    more: '1',
    once: 'x'.repeat(20),
  });
  expect(more.html).toContain('value="Yonas"');
  expect(more.html).toContain('name="name1"');
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
