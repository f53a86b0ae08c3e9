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
const path = `/nl/organise/${id}/message`;
const recipients = async (subject: string): Promise<string[]> =>
  (
    await database.query('select recipient from mail_outbox where subject like $1 order by 1', [
      `%${subject}%`,
    ])
  ).rows.map(({ recipient }) => recipient);

await signUp(browser(), await edition(), [1], { name0: 'Aster', email: 'aster@voorbeeld.nl' });
await signUp(browser(), await edition(), [2], { name0: 'Bilal', email: 'bilal@voorbeeld.nl' }, 'ar');
await signUp(browser(), await edition(), [2], { name0: 'Chava' });

test('a message goes to the group, each in their own language, once per sending', async () => {
  const form = await team.get(path);
  const once = form.html.match(/name="once" value="([^"]+)"/)?.[1] ?? '';
  const fields = {
    once,
    group: 'all',
    'subject-nl': 'Neem een sjaal mee',
    'words-nl': 'Het is koud.',
    'subject-ar': 'أحضر وشاحًا',
    'words-ar': 'الجو بارد.',
  };
  const sent = await team.post(path, fields);
  expect(sent.html).toMatch(/Verstuurd aan .?2 aanmeldingen/);
  await team.post(path, fields);
  expect(await recipients('Neem een sjaal mee')).toEqual(['aster@voorbeeld.nl']);
  expect(await recipients('أحضر وشاحًا')).toEqual(['bilal@voorbeeld.nl']);
  expect((await team.post(path, { ...fields, once: `${once}x`, 'words-nl': '' })).status).toBe(422);
});

test('nothing went wrong unseen', () => expect(faults).toEqual([]));
