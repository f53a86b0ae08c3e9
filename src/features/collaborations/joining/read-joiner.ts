import { type Owner, rlsContextOf, type StaffMember } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { findCollaboration } from '../model/queries.ts';
import type { Collaboration } from '../model/rules.ts';
import { type KnownTeller, readTeller } from '../model/tellers.ts';
import { type Interest, listInterests } from './queries.ts';

/** What an organisation said about a public collaboration: its own, and nobody else's. */
export const readJoiner = (
  app: AppContext,
  actor: Owner | StaffMember,
  id: string,
): Promise<{ collaboration: Collaboration; joiner: KnownTeller; own: Interest | undefined } | undefined> =>
  inTransaction(app.db, rlsContextOf(actor), async (tx) => {
    const collaboration = await findCollaboration(tx, id);
    const joiner = await readTeller(tx, actor, '');
    if (collaboration?.state !== 'public' || !joiner || 'edition' in joiner.teller) return undefined;
    const own = await listInterests(tx, app, joiner.teller);
    return {
      collaboration,
      joiner,
      own: own.find((interest) => interest.collaboration === collaboration.id),
    };
  });
