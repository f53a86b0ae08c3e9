import type { StaffMember } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import { interfaceLanguages } from '#core/i18n/languages.ts';
import { findConversation, listStatements } from '../model/queries.ts';
import { readAsPolicy } from '../model/read-desk.ts';
import { listReaders } from '../model/reader-queries.ts';
import { listLog } from '../moderation/queries.ts';
import { findPublication } from '../publication/queries.ts';
import type { ConversationView } from './ConversationPage.tsx';
import { findPreparation } from './queries.ts';
import { checksOf } from './rules.ts';

/** A conversation of the tenant that acts, with all that its page shows; undefined when there is none. */
export const readConversation = (
  reader: { app: AppContext; actor: StaffMember },
  id: string,
): Promise<ConversationView | undefined> =>
  readAsPolicy(reader, async (tx) => {
    const conversation = await findConversation(tx, { id });
    if (conversation?.tenant !== reader.actor.tenant.id) return undefined;
    const statements = await listStatements(tx, id);
    const preparation = await findPreparation(tx, id);
    const languages = interfaceLanguages.map(({ code }) => code);
    return {
      conversation,
      statements,
      preparation,
      checks: checksOf(conversation, statements, preparation, languages, reader.app.now()),
      log: await listLog(tx, id),
      publication: await findPublication(tx, id),
      readers: (await listReaders(tx, id)).filter(({ endedAt }) => endedAt === null).length,
    };
  });
