import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import type { directorySnapshot, Initiative } from '#features/directory';
import { ideasFor } from '../model/queries.ts';
import type { Idea } from '../model/rules.ts';

/** An idea with its place. */
export type OwnIdea = Idea & { place: Initiative };

/**
 * What guides think of for a person, as far as the places are still there. Ask for the directory first: it is read by itself.
 * The transaction must act for the person.
 */
export async function ownIdeas(
  tx: Tx,
  app: AppContext,
  byId: Awaited<ReturnType<typeof directorySnapshot>>['byId'],
  person: string,
): Promise<OwnIdea[]> {
  return (await ideasFor(tx, app, person)).flatMap((idea) => {
    const place = byId.get(idea.initiative);
    return place ? [{ ...idea, place }] : [];
  });
}
