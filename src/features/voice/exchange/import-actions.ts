import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { deterministicId, formSource } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { amsterdamDate } from '#core/time/amsterdam.ts';
import { ownConversation } from '../conversation-desk/actions.ts';
import { findPreparation } from '../conversation-desk/queries.ts';
import { MAX_STATEMENTS } from '../model/ballot.ts';
import { addStatements, listStatements, lockStatements } from '../model/queries.ts';
import { addLogLine } from '../moderation/queries.ts';
import { importedStatements, importLanguage } from './import-parcel.ts';

/**
 * Takes statements of a conversation elsewhere into a draft; that answers come with them, everybody reads in its public log. A statement that is there already, in the same words, is used again, so
 * that taking in the same file twice adds once.
 * @returns per statement its number
 */
export const importStatements = action({
  name: 'voice.import-statements',
  allow: 'policy',
  input: z.object({
    idempotencyKey: formSource,
    id: z.uuid(),
    language: importLanguage,
    statements: importedStatements,
    withAnswers: z.boolean(),
  }),
  run: async (context, { idempotencyKey, id, language, statements, withAnswers }) => {
    const { tx, app, actor, now } = context;
    const conversation = await ownConversation(context, id);
    if (!conversation || (await findPreparation(tx, id)).removedAt) return refuse('not-found');
    if (conversation.published) return refuse('no-draft');
    await lockStatements(tx, id);
    const present = await listStatements(tx, id);
    const unused = Map.groupBy(
      present.flatMap(({ number, texts }) =>
        texts.filter((text) => text.language === language).map(({ words }) => ({ number, words })),
      ),
      ({ words }) => words,
    );
    const known = statements.map(({ words }) => unused.get(words)?.shift()?.number);
    const last = present.at(-1)?.number ?? -1;
    if (last + 1 + known.filter((number) => number === undefined).length > MAX_STATEMENTS)
      return refuse('too-many');
    const added = await addStatements(
      tx,
      id,
      statements.flatMap(({ words, hidden }, at) =>
        known[at] === undefined
          ? [
              {
                id: deterministicId(app, `voice-import ${at}`, idempotencyKey),
                origin: 'participant',
                language,
                ...(hidden ? { state: 'hidden', hiddenReason: 'withdrawn' } : { state: 'shown' }),
                texts: [{ language, words, reviewed: true }],
              } as const,
            ]
          : [],
      ),
    );
    if (withAnswers)
      await addLogLine(
        tx,
        {
          id: deterministicId(app, 'voice-log', { application: ['answers-imported', id] }),
          conversation: id,
          happenedOn: amsterdamDate(now),
          kind: 'answers-imported',
          language,
        },
        { tenant: actor.tenant.id, account: actor.account },
      );
    const fresh = added.values();
    const numbers = known.map((number) => number ?? fresh.next().value ?? 0);
    return ok(numbers);
  },
});
