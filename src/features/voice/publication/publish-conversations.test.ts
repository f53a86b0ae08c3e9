import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { answersOf, makeConversation } from '../../../../test/support/voice.ts';
import { readBallots, rewriteBallots, type StoredBallot } from '../ballots/queries.ts';
import type { PackedAnswers, VoiceAudience } from '../model/ballot.ts';
import type { Publication } from './publication.ts';
import { publishConversation, publishConversations } from './publish-conversations.ts';
import { findPublication } from './queries.ts';

const { app } = await createTestApp();
const task = { systemTask: { name: 'voice' } } as const;

const write = (conversation: string, ballots: readonly StoredBallot[]) =>
  inTransaction(app.db, task, (tx) => rewriteBallots(tx, conversation, ballots));
const published = (conversation: string): Promise<Publication | undefined> =>
  inTransaction(app.db, {}, (tx) => findPublication(tx, conversation));
const stored = (conversation: string) => inTransaction(app.db, task, (tx) => readBallots(tx, conversation));

const ballot = (answers: PackedAnswers, audience: VoiceAudience | null = 'newcomer'): StoredBallot => ({
  id: randomBytes(32),
  answers,
  audience,
  withHelp: false,
  late: false,
  counted: false,
});
const many = (count: number, ...answers: Parameters<typeof answersOf>) =>
  Array.from({ length: count }, () => ballot(answersOf(...answers)));

test('C3: figures move only when ten people more are counted, and ten stay behind until the end', async () => {
  const { conversation } = await makeConversation(app);
  await write(conversation.id, [...many(12, 'agree', 'agree'), ...many(7, 'disagree', 'agree')]);
  await publishConversations(app);
  expect(await published(conversation.id)).toBeUndefined();
  await write(conversation.id, many(41, 'agree', 'disagree'));
  await publishConversations(app);
  const first = await published(conversation.id);
  expect(first?.step).toBe(1);
  const people = first?.rows[0]?.people ?? 0;
  expect(people).toBeGreaterThanOrEqual(10);
  expect(people).toBeLessThanOrEqual(50);
  await publishConversations(app);
  expect(await published(conversation.id)).toEqual(first);
  expect((await stored(conversation.id)).filter(({ counted }) => counted)).toHaveLength(people);
  // At the end everybody is counted.
  expect(await publishConversation(app, conversation, { all: true })).toBe(true);
  expect((await published(conversation.id))?.rows[0]?.people).toBe(60);
  expect(await publishConversation(app, conversation, { all: true })).toBe(false);
});

test('a row of fewer than ten people is not there, and nothing adds up to it', async () => {
  const { conversation } = await makeConversation(app);
  await write(conversation.id, [
    ...many(30, 'agree', 'agree'),
    ...many(9, 'disagree', 'agree').map((each): StoredBallot => ({ ...each, audience: 'municipality' })),
  ]);
  await publishConversation(app, conversation, { all: true });
  const publication = await published(conversation.id);
  expect(publication?.rows.map(({ audience, people }) => [audience, people])).toEqual([['newcomer', 30]]);
  expect((await stored(conversation.id)).filter(({ counted }) => !counted)).toHaveLength(9);
});

test('two servers that publish at once publish once', async () => {
  const { conversation } = await makeConversation(app);
  await write(conversation.id, many(60, 'agree', 'disagree', 'pass'));
  const moved = await Promise.all([
    publishConversation(app, conversation, { all: true }),
    publishConversation(app, conversation, { all: true }),
  ]);
  expect(moved.toSorted()).toEqual([false, true]);
  expect((await published(conversation.id))?.step).toBe(1);
});

test('C11: what came after closing is told apart, in tens, and counts in nothing', async () => {
  const { conversation } = await makeConversation(app);
  await write(conversation.id, [
    ...many(40, 'agree', 'agree'),
    ...many(13, 'disagree', 'disagree').map((each): StoredBallot => ({ ...each, late: true })),
  ]);
  await publishConversation(app, conversation, { all: true });
  const publication = await published(conversation.id);
  expect(publication?.late).toBe(10);
  expect(publication?.rows.map(({ people }) => people)).toEqual([40]);
});

test('only the task reads ballots or publishes', async () => {
  const { conversation, account } = await makeConversation(app);
  await write(conversation.id, many(40, 'agree'));
  await publishConversation(app, conversation, { all: true });
  expect(await inTransaction(app.db, { account }, (tx) => readBallots(tx, conversation.id))).toEqual([]);
  const { numUpdatedRows } = await inTransaction(app.db, { account }, (tx) =>
    tx
      .updateTable('voice_publication')
      .set({ step: 7 })
      .where('conversation_id', '=', conversation.id)
      .executeTakeFirst(),
  );
  expect(numUpdatedRows).toBe(0n);
});
