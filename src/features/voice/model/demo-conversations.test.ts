import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { seedDemoTenants } from '../../accounts/demo-seed.ts';
import { seedDemoConversations } from './demo-conversations.ts';
import statements from './demo-statements.json' with { type: 'json' };
import { listConversations, listStatements } from './queries.ts';
import { phaseOf } from './rules.ts';

const { app, owner, at } = await createTestApp();
const database = new pg.Client(owner);
await database.connect();
afterAll(() => database.end());

const MAX_WORDS = 12;

test('the conversations of the demonstration are seeded once, with pairs that say the opposite', async () => {
  at('2026-11-30T10:00:00Z');
  await seedDemoTenants(app);
  await seedDemoConversations(app);
  const everything = async () =>
    (await database.query('select * from voice_conversation, voice_statement order by 1')).rows;
  const first = await everything();
  at('2026-12-03T10:00:00Z');
  await seedDemoConversations(app);
  expect(await everything()).toEqual(first);
  const conversations = await inTransaction(app.db, {}, listConversations);
  expect(Object.fromEntries(conversations.map((each) => [each.slug, phaseOf(each, app.now())]))).toEqual({
    'taal-en-werk': 'open',
    'vrouwen-en-opvang': 'open',
    'wonen-in-lisse': 'closed',
  });
  const language = conversations.find(({ slug }) => slug === 'taal-en-werk')?.id ?? '';
  const seen = await inTransaction(app.db, {}, (tx) => listStatements(tx, language));
  expect(seen.map(({ number }) => number)).toEqual([...Array(20).keys()]);
  const paired = seen.filter(({ pairId }) => pairId !== null);
  expect(paired).toHaveLength(6);
  for (const { id, pairId } of paired) expect(seen.find((other) => other.id === pairId)?.pairId).toBe(id);
});

test('each statement is short, in every language of its conversation', () => {
  for (const { title, statements: list } of Object.values(statements))
    for (const { pair: _, ...texts } of list as Record<string, string>[]) {
      expect(Object.keys(texts)).toEqual(Object.keys(title));
      for (const words of Object.values(texts))
        expect(words.split(' ').length).toBeLessThanOrEqual(MAX_WORDS);
    }
});
