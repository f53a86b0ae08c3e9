import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { DAY_MS } from '#core/time/durations.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { answersOf, makeConversation, vote } from '../../../../test/support/voice.ts';
import { ANSWERS, mergeAnswers, type PackedAnswers, withAnswer } from '../model/ballot.ts';
import type { Conversation } from '../model/rules.ts';
import { admit, type BallotAdmission } from './admission.ts';
import { trimmed } from './ballot-rules.ts';
import { castBallot, flushBallots } from './cast.ts';
import { readBallots, rewriteBallots } from './queries.ts';

const { app, at } = await createTestApp();
const otherFolder = await mkdtemp(join(tmpdir(), 'vanonderop-other-'));
afterAll(() => rm(otherFolder, { recursive: true, force: true }));
/** Another server on the same database, with a disk of its own. */
const otherServer: AppContext = { ...app, settings: { dataFolder: otherFolder } };

const stored = (conversation: Conversation) =>
  inTransaction(app.db, { systemTask: { name: 'voice' } }, (tx) => readBallots(tx, conversation.id));
const letIn = async (conversation: Conversation): Promise<BallotAdmission> => {
  const admission = await admit(app, conversation, { network: { network: randomUUID(), wider: null } });
  if (!admission.ok) throw new Error(admission.refusal);
  return admission.value;
};
const cast = async (
  server: AppContext,
  conversation: Conversation,
  admission: BallotAdmission,
  answers: PackedAnswers,
) => {
  const result = await castBallot(server, {
    conversation: conversation.id,
    admission,
    answers,
    audience: null,
    withHelp: false,
  });
  if (!result.ok) throw new Error(result.refusal);
  return result.value;
};
const AGREE = answersOf('agree');
const START = '2026-11-24T09:00:00Z';
const afterClosing = (days: number) => at(new Date(Date.parse(START) + (7 + days) * DAY_MS).toISOString());
const waitingFiles = async () =>
  (await readdir(join(app.settings.dataFolder ?? '', 'ballots')).catch(() => [])).length;

test('changes of ballots that are there wait until there are ten of them', async () => {
  const { conversation } = await makeConversation(app);
  const people = await Promise.all(Array.from({ length: 30 }, () => letIn(conversation)));
  for (const person of people) await cast(app, conversation, person, AGREE);
  await flushBallots(app);
  const before = await stored(conversation);
  expect(before).toHaveLength(20);
  // Whoever is in the database cannot be told by who voted: everybody changes their mind until ten changes are there.
  let changes = 0;
  for (const person of people) {
    await cast(app, conversation, person, answersOf('agree', 'pass'));
    await flushBallots(app);
    const changed = (await stored(conversation)).filter(({ answers }) => answers.length === 2).length;
    expect(changed === 0 || changed >= 10).toBe(true);
    changes = Math.max(changes, changed);
  }
  expect(changes).toBeGreaterThanOrEqual(10);
});

test('a conversation that ends with fewer than ten people never has a ballot, and nothing is left of them', async () => {
  at(START);
  const { conversation } = await makeConversation(app);
  await vote(app, conversation, Array(9).fill(AGREE));
  await flushBallots(app, { all: false });
  afterClosing(1);
  await flushBallots(app);
  expect(await stored(conversation)).toHaveLength(0);
  afterClosing(15);
  await flushBallots(app);
  expect(await stored(conversation)).toHaveLength(0);
  at(START);
  await flushBallots(app, { all: true });
  expect(await stored(conversation)).toHaveLength(0);
});

test('C11: what arrives after closing is kept apart as late, never dropped and never counted silently', async () => {
  at(START);
  const { conversation } = await makeConversation(app);
  const people = await Promise.all(Array.from({ length: 14 }, () => letIn(conversation)));
  for (const person of people.slice(0, 12)) await cast(app, conversation, person, AGREE);
  afterClosing(1);
  await flushBallots(app);
  expect(await stored(conversation)).toHaveLength(12);
  const late = answersOf('agree', 'disagree');
  for (const person of people.slice(10))
    expect(await cast(app, conversation, person, late)).toEqual({ late: true });
  // A tablet that sends again what it sent in time adds nothing.
  for (const person of people.slice(0, 2))
    expect(await cast(app, conversation, person, AGREE)).toEqual({ late: true });
  await flushBallots(app);
  expect(await stored(conversation)).toHaveLength(12);
  afterClosing(15);
  await flushBallots(app);
  const ballots = await stored(conversation);
  expect(ballots.filter((ballot) => ballot.late)).toHaveLength(4);
  const inTime = ballots.filter((ballot) => !ballot.late);
  expect(inTime).toHaveLength(12);
  for (const { answers } of inTime) expect([...answers]).toEqual([...AGREE]);
  at(START);
});

test('what is in the published figures stays so when its ballot changes, and what is new is in none', async () => {
  const { conversation } = await makeConversation(app);
  const people = await Promise.all(Array.from({ length: 12 }, () => letIn(conversation)));
  for (const person of people) await cast(app, conversation, person, AGREE);
  await flushBallots(app, { all: true });
  const before = await stored(conversation);
  expect(before.filter(({ counted }) => counted)).toEqual([]);
  const counted = before.slice(0, 2).map(({ id }) => id);
  await inTransaction(app.db, { systemTask: { name: 'voice' } }, (tx) =>
    rewriteBallots(
      tx,
      conversation.id,
      before.slice(0, 2).map((ballot) => ({ ...ballot, counted: true })),
    ),
  );
  for (const person of people) await cast(app, conversation, person, answersOf('agree', 'agree'));
  await flushBallots(app, { all: true });
  const after = await stored(conversation);
  expect(after.filter((ballot) => ballot.counted).map(({ id }) => id)).toEqual(counted);
});

test('while a batch is written people go on voting, and nothing of them is lost', async () => {
  const { conversation } = await makeConversation(app);
  const people = await Promise.all(Array.from({ length: 60 }, () => letIn(conversation)));
  for (const person of people) await cast(app, conversation, person, AGREE);
  await Promise.all([
    flushBallots(app),
    ...people.map((person) => cast(app, conversation, person, answersOf('agree', 'pass'))),
    flushBallots(app),
  ]);
  await flushBallots(app, { all: true });
  const ballots = await stored(conversation);
  expect(ballots).toHaveLength(60);
  for (const { answers } of ballots) expect([...answers]).toEqual([...answersOf('agree', 'pass')]);
  expect(await waitingFiles()).toBe(0);
});

test('telephones, tablets and two servers, merged in any order and twice, give the same ballots', async () => {
  const PEOPLE = 12;
  const said = fc.record({
    person: fc.nat(PEOPLE - 1),
    steps: fc.array(fc.tuple(fc.nat(7), fc.constantFrom(...ANSWERS, null)), { minLength: 1, maxLength: 8 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(said, { maxLength: 40 }),
      fc.infiniteStream(fc.nat(1_000_000)),
      async (devices, numbers) => {
        const next = (below: number) => (numbers.next().value ?? 0) % below;
        const { conversation } = await makeConversation(app);
        const people = await Promise.all(Array.from({ length: PEOPLE }, () => letIn(conversation)));
        const sent = [
          ...people.map((_, person) => ({ person, answers: AGREE })),
          ...devices.map(({ person, steps }) => ({
            person,
            answers: steps.reduce(
              (answers, [statement, answer]) => withAnswer(answers, statement, answer),
              AGREE,
            ),
          })),
        ];
        const expected = people.map((_, person) =>
          sent
            .filter((each) => each.person === person)
            .reduce<PackedAnswers>((merged, { answers }) => mergeAnswers(merged, answers), new Uint8Array()),
        );
        // Twice, in an order of its own, over two servers, with batches in between.
        const twice = [...sent, ...sent];
        for (let i = twice.length - 1; i > 0; i--) {
          const other = next(i + 1);
          [twice[i], twice[other]] = [twice[other] as (typeof twice)[0], twice[i] as (typeof twice)[0]];
        }
        for (const { person, answers } of twice) {
          const admission = people[person];
          if (admission) await cast(next(2) === 0 ? app : otherServer, conversation, admission, answers);
          if (next(15) === 0) await flushBallots(app);
          if (next(15) === 0) await flushBallots(otherServer);
        }
        // So that neither of the two servers has fewer than ten people at the end.
        for (const admission of people) await cast(app, conversation, admission, AGREE);
        await flushBallots(app, { all: true });
        await flushBallots(otherServer, { all: true });
        const text = (answers: Uint8Array) => [...trimmed(answers)].join();
        expect((await stored(conversation)).map(({ answers }) => text(answers)).sort()).toEqual(
          expected.map(text).sort(),
        );
      },
    ),
    { numRuns: 12 },
  );
});
