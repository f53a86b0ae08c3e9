import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { inTransaction } from '#core/db/rls-context.ts';
import { DAY_MS } from '#core/time/durations.ts';
import { createTestApp } from '../../../../test/support/app.ts';
import { answersOf, makeConversation, NETWORK } from '../../../../test/support/voice.ts';
import { admit } from './admission.ts';
import { castBallot, flushBallots } from './cast.ts';
import { makeCodes } from './codes.ts';
import { listCodeSheets, readBallots } from './queries.ts';
import { purgeBallots } from './retention.ts';

const { app, at } = await createTestApp();

test('codes and keys go when no ballot can arrive any more, ballots a year after closing', async () => {
  const { conversation, account } = await makeConversation(app, { access: 'code', tokenKind: 'blind' });
  const other = await makeConversation(app, {
    access: 'code',
    closesAt: new Date(app.now().getTime() + 900 * DAY_MS),
  });
  const codes = await inTransaction(app.db, { account }, (tx) =>
    makeCodes(tx, app, conversation.id, 10, { id: randomUUID(), table: null }),
  );
  await inTransaction(app.db, { account: other.account }, (tx) =>
    makeCodes(tx, app, other.conversation.id, 2, { id: randomUUID(), table: null }),
  );
  for (const code of codes) {
    const admission = await admit(app, conversation, { code, network: NETWORK });
    if (!admission.ok) throw new Error(admission.refusal);
    await castBallot(app, {
      conversation: conversation.id,
      admission: admission.value,
      answers: answersOf('agree'),
      audience: null,
      withHelp: false,
    });
  }
  await flushBallots(app, { all: true });
  const left = () =>
    inTransaction(app.db, { systemTask: { name: 'voice' } }, async (tx) => ({
      ballots: (await readBallots(tx, conversation.id)).length,
      sheets: (await listCodeSheets(tx, conversation.id)).length,
      keys: (await tx.selectFrom('voice_blind_key').select('conversation_id').execute()).length,
      others: (await listCodeSheets(tx, other.conversation.id)).length,
    }));
  const afterClosing = async (days: number) => {
    at(new Date(conversation.closesAt.getTime() + days * DAY_MS).toISOString());
    await purgeBallots(app);
    return left();
  };
  expect(await afterClosing(13)).toEqual({ ballots: 10, sheets: 1, keys: 1, others: 1 });
  expect(await afterClosing(15)).toEqual({ ballots: 10, sheets: 0, keys: 0, others: 1 });
  expect(await afterClosing(364)).toEqual({ ballots: 10, sheets: 0, keys: 0, others: 1 });
  expect(await afterClosing(366)).toEqual({ ballots: 0, sheets: 0, keys: 0, others: 1 });
});
