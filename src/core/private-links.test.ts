import { expect, test } from 'vitest';
import { deterministicId, formSource, idSource, privateLinkToken } from './private-links.ts';

const app = { secret: Buffer.alloc(32, 7) };
const ID = '00000000-0000-4000-8000-000000000001';
const value = 'v'.repeat(43);

test('links that are in somebody’s mail since the first release still open the same thing', () => {
  expect(privateLinkToken(app, 'sign-up', ID)).toBe('ylcvJUF4hZk2HZQ3MVBv2_sdHPgqNWQPmZ6KUdJjleU');
  expect(privateLinkToken(app, 'listing', ID)).toBe('MIz7qcL0yMaxu8l4h-IFb72YWvYvtXQO4l4vCerySC8');
});

test('what a form makes and what the application makes never have the same id, whatever stands in it', () => {
  const sources = [
    { form: value },
    { application: ['form', value] },
    { application: ['application', value] },
    { application: ['mail', 'a', 'b'] },
    { application: ['mail', 'a|b'] },
    { application: ['mail', 'a","b'] },
    { application: ['mail|a', 'b'] },
    { application: ['question', ID] },
  ] as const;
  const ids = sources.map((source) => deterministicId(app, 'listing', source));
  expect(new Set(ids).size).toBe(sources.length);
  expect(deterministicId(app, 'claim', { form: value })).not.toBe(ids[0]);
  expect(deterministicId(app, 'listing', { form: value })).toBe(ids[0]);
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('an action of a form takes no text and no source of the application for its key', () => {
  for (const typed of ['mail|<a@b>', value, { application: ['mail', '<a@b>'] }, { form: 'mail|<a@b>' }, {}])
    expect(formSource.safeParse(typed).success, JSON.stringify(typed)).toBe(false);
  expect(formSource.safeParse({ form: value }).success).toBe(true);
  expect(idSource.safeParse({ form: value, application: ['question', ID] }).success).toBe(false);
});
