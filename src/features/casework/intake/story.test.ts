import { expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { ACCOUNT_COOKIE } from '../../../../test/support/accounts.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { openCase, staffOf } from '../../../../test/support/casework.ts';
import { personIn, shareWith } from '../../../../test/support/guidance.ts';
import { begin, tell } from '../../../../test/support/people.ts';
import { makeTenant, openStaffSession } from '../../../../test/support/tenants.ts';
import { findAnswers } from './queries.ts';

const { app, browser, faults } = await createTestApp();
const delft = await makeTenant(app, 'Gemeente Delft');
const { token, account } = await openStaffSession(app, delft, { name: 'Esra' });
const staff = await staffOf(app, token);
const desk = browser();
desk.jar.set(ACCOUNT_COOKIE, token);

const answersOf = (id: string) => inTransaction(app.db, { account }, (tx) => findAnswers(tx, app, id));
const onceOf = (html: string, question: string): string =>
  [
    ...html.matchAll(/name="once" value="([^"]+)"\/><input type="hidden" name="question" value="([^"]+)"/g),
  ].find(([, , asked]) => asked === question)?.[1] ?? '';

test('an intake starts from what a newcomer opened, answer by answer, with them at the table; the story stays theirs', async () => {
  const samira = await begin(browser());
  await tell(samira, 'languages', { languages: ['ar', 'en'] });
  await tell(samira, 'level', { level: 'a1' });
  const person = await personIn(app, samira);
  const { id: consent, withdraw } = await shareWith(
    app,
    person,
    { account, name: 'Esra' },
    { parts: ['language'] },
  );
  const id = await openCase(app, staff, { name: 'Samira', language: 'ar' });
  const list = await desk.get(`/nl/casework/${id}/intake/story`);
  expect(list.html).toContain('Samira');
  const path = `/nl/casework/${id}/intake/story/${consent}`;
  const page = await desk.get(path);
  expect(page.html).toContain('Arabisch');
  expect(await answersOf(id)).toEqual([]);

  const alone = await desk.post(path, { question: 'languages', once: onceOf(page.html, 'languages') });
  expect(alone.status).toBe(422);
  expect(await answersOf(id)).toEqual([]);
  for (let i = 0; i < 2; i++)
    await desk.post(path, { question: 'languages', beside: 'yes', once: onceOf(page.html, 'languages') });
  expect(await answersOf(id)).toMatchObject([
    {
      question: 'speaks',
      value: { choices: ['en', 'ar'] },
      source: 'newcomer',
      via: 'story',
      day: '2026-11-24',
    },
  ]);
  expect((await desk.get(path)).html).toContain('Staat al zo in de intake');

  // They change their story: nothing changes here, and the page shows both.
  await tell(samira, 'languages', { languages: ['ar'] });
  expect(await answersOf(id)).toHaveLength(1);
  expect((await desk.get(path)).html).toContain('Neem over');

  // What is not shared any more cannot be taken over; what was taken stays.
  await withdraw();
  await desk.post(path, { question: 'level', beside: 'yes', once: onceOf(page.html, 'level') });
  expect(await answersOf(id)).toHaveLength(1);
  expect((await desk.get(path)).to).toContain('ended');

  // Every look stands in the newcomer's own log.
  const log = await samira.get('/nl/story/log');
  expect(log.html).toContain('Esra');
});

test('nothing failed', () => expect(faults).toEqual([]));
