import { randomUUID } from 'node:crypto';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { DAY_MS } from '#core/time/durations.ts';
import { admit } from '../../src/features/voice/ballots/admission.ts';
import { castBallot } from '../../src/features/voice/ballots/cast.ts';
import { type Answer, type PackedAnswers, withAnswer } from '../../src/features/voice/model/ballot.ts';
import {
  addStatement,
  findConversation,
  insertConversation,
} from '../../src/features/voice/model/queries.ts';
import type { Conversation } from '../../src/features/voice/model/rules.ts';
import { makeTenant, openStaffSession } from './tenants.ts';

/** Where people vote from in tests. */
export const NETWORK = { network: '192.0.2.0/24', wider: null };

/** Makes an open conversation with statements, of a new municipality. @returns it, and the account of who made it */
export async function makeConversation(
  app: AppContext,
  { statements = 8, ...wanted }: Partial<Conversation> & { statements?: number } = {},
): Promise<{ conversation: Conversation; tenant: string; account: string; token: string }> {
  const tenant = wanted.tenant ?? (await makeTenant(app, `Gemeente ${randomUUID().slice(0, 8)}`));
  const { account, token } = await openStaffSession(app, tenant, { name: 'Petra', roles: ['policy'] });
  const id = wanted.id ?? randomUUID();
  await inTransaction(app.db, { account }, async (tx) => {
    const made = await insertConversation(
      tx,
      {
        id,
        tenant,
        municipality: 'GM0503',
        slug: `gesprek-${id.slice(0, 8)}`,
        title: { nl: 'Nederlands leren' },
        intro: {},
        reviewedLanguages: ['nl'],
        access: 'open',
        tokenKind: 'signed',
        moderation: 'strict',
        setSize: 8,
        opensAt: new Date(app.now().getTime() - DAY_MS),
        closesAt: new Date(app.now().getTime() + 7 * DAY_MS),
        published: true,
        ...wanted,
      },
      app.now(),
    );
    if (!made) throw new Error('the conversation was not made');
    for (let number = 0; number < statements; number++)
      await addStatement(tx, {
        id: randomUUID(),
        conversation: id,
        origin: 'organiser',
        language: 'nl',
        state: 'shown',
        texts: [{ language: 'nl', words: `Stelling ${number + 1}`, reviewed: true }],
      });
  });
  const conversation = await inTransaction(app.db, { account }, (tx) => findConversation(tx, { id }));
  if (!conversation) throw new Error('the conversation is not there');
  return { conversation, tenant, account, token };
}

/** Answers to the first statements, in their order. */
export const answersOf = (...answers: (Answer | null)[]): PackedAnswers =>
  answers.reduce<PackedAnswers>(
    (packed, answer, statement) => withAnswer(packed, statement, answer),
    new Uint8Array(),
  );

/** Lets new people vote, one after the other. */
export async function vote(
  app: AppContext,
  conversation: Conversation,
  ballots: readonly PackedAnswers[],
): Promise<void> {
  for (const answers of ballots) {
    const admission = await admit(app, conversation, { network: NETWORK });
    if (!admission.ok) throw new Error(admission.refusal);
    const cast = await castBallot(app, {
      conversation: conversation.id,
      admission: admission.value,
      answers,
      audience: 'newcomer',
      withHelp: false,
    });
    if (!cast.ok) throw new Error(cast.refusal);
  }
}
