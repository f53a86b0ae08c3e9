import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { answersOf, makeConversation, NETWORK, vote } from '../../../../test/support/voice.ts';
import type { Conversation } from '../model/rules.ts';
import { admit } from './admission.ts';
import { castBallot, flushBallots } from './cast.ts';
import { makeCodes } from './codes.ts';
import { readBallots } from './queries.ts';

const { app } = await createTestApp();
const stored = (conversation: Conversation) =>
  inTransaction(app.db, { systemTask: { name: 'voice' } }, (tx) => readBallots(tx, conversation.id));

const AGREE = answersOf('agree', 'disagree', 'pass');

test('of new ballots none is written or at least ten, and ten stay behind until closing', async () => {
  const { conversation } = await makeConversation(app);
  await vote(app, conversation, Array(19).fill(AGREE));
  await flushBallots(app);
  expect(await stored(conversation)).toHaveLength(0);
  await vote(app, conversation, [AGREE]);
  await flushBallots(app);
  expect(await stored(conversation)).toHaveLength(10);
  await flushBallots(app, { all: true });
  expect(await stored(conversation)).toHaveLength(20);
});

test('C4: phone, booth and paper of one person count once', async () => {
  const { conversation, account } = await makeConversation(app, { access: 'code' });
  const codes = await inTransaction(app.db, { account }, (tx) =>
    makeCodes(tx, app, conversation.id, 12, { id: randomUUID(), table: null }),
  );
  const cast = async (code: string, answers: Uint8Array) => {
    const admission = await admit(app, conversation, { code, network: NETWORK });
    if (!admission.ok) throw new Error(admission.refusal);
    return castBallot(app, {
      conversation: conversation.id,
      admission: admission.value,
      answers,
      audience: null,
      withHelp: false,
    });
  };
  for (const code of codes) {
    await cast(code, answersOf('agree'));
    await cast(` ${code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')} `, answersOf(null, 'agree'));
  }
  await flushBallots(app, { all: true });
  const ballots = await stored(conversation);
  expect(ballots).toHaveLength(12);
  for (const { answers } of ballots) expect([...answers]).toEqual([...answersOf('agree', 'agree')]);
});
