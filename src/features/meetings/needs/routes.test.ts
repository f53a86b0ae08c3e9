import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { createTestApp } from '../../../../test/support/app.ts';
import { meeting, signUp } from '../../../../test/support/meeting.ts';

const { browser, app, faults, owner } = await createTestApp();
const { id, token, edition } = await meeting(app);
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());
const team = browser();
team.jar.set('vanonderop_team', token);
const desk = `/nl/organise/${id}`;

test('an answered need is told to who asked, and stands on the own page with who looked', async () => {
  const aster = browser();
  const asterPage = await signUp(aster, await edition(), [1], {
    name0: 'Aster',
    interpreter0: 'ti',
    email: 'aster@voorbeeld.nl',
  });
  const needs = await team.get(`${desk}/needs`);
  const need = needs.html.match(/name="need" value="([^"]+)"/)?.[1] ?? '';
  const registration = needs.html.match(/name="signUp" value="([^"]+)"/)?.[1] ?? '';
  await team.post(`${desk}/need`, {
    need,
    signUp: registration,
    state: 'arranged',
    [`answer-${need}`]: 'Tesfay tolkt.',
  });
  const page = await aster.get(asterPage);
  expect(page.html).toContain('Geregeld');
  expect(page.html).toContain('Tesfay tolkt.');
  expect(page.html).toContain('Deniz');
  const { rows } = await database.query(
    "select recipient from mail_outbox where subject like '%Over wat je vroeg%'",
  );
  expect(rows).toEqual([{ recipient: 'aster@voorbeeld.nl' }]);
});

test('two answer the same need at once: the second sees both answers, and what was typed is still there', async () => {
  await signUp(browser(), await edition(), [1], { name0: 'Bilal', diet0: 'halal' });
  const { html } = await team.get(`${desk}/needs?kind=diet`);
  const fieldOf = (name: string) => html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1] ?? '';
  const need = fieldOf('need');
  const fields = { need, signUp: fieldOf('signUp'), seen: fieldOf('seen') };
  await team.post(`${desk}/need`, { ...fields, state: 'arranged', [`answer-${need}`]: 'De kok weet het.' });
  const second = await team.post(`${desk}/need`, {
    ...fields,
    state: 'cannot',
    [`answer-${need}`]: 'Neem <zelf> mee.',
  });
  expect(second.status).toBe(409);
  expect(second.html).toContain('De kok weet het.');
  expect(second.html).toContain('value="Neem &lt;zelf>');
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
