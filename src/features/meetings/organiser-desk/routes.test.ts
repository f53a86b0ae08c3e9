import { expect, test } from 'vitest';
import { createTestApp } from '../../../../test/support/app.ts';
import { meeting, signUp } from '../../../../test/support/meeting.ts';

const { browser, app, faults } = await createTestApp();
const { id, token, edition } = await meeting(app);
const team = browser();
team.jar.set('vanonderop_team', token);
const desk = `/nl/organise/${id}`;

test('the desk shows counts and what was asked', async () => {
  await signUp(browser(), await edition(), [1], { name0: 'Aster', interpreter0: 'ti' });
  await signUp(browser(), await edition(), [2], { name0: 'Bilal' }, 'ar');
  await signUp(browser(), await edition(), [2], { name0: 'Chava' });
  const { html } = await team.get(desk);
  expect(html).toContain('3 aanmeldingen');
  expect(html).toContain('Tigrinya');
});

test('somebody at the desk signs up a caller without e-mail, and the list for a spreadsheet holds no formula', async () => {
  const form = await team.get(`${desk}/come`);
  const once = form.html.match(/name="once" value="([^"]+)"/)?.[1] ?? '';
  const sent = await team.post(`${desk}/come`, {
    once,
    rows: '1',
    name0: '=HYPERLINK("x")',
    anyOther: 'yes',
  });
  expect(sent.to).toMatch(/^\/nl\/m\//);
  const list = await team.get(`${desk}/people.csv`);
  expect(list.html).toContain("'=HYPERLINK");
  expect(list.html).not.toMatch(/;"?=HYPER/);
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
