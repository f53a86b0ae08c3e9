import type { Tx } from '#core/db/connection.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    together_story: TogetherStoryTable;
  }
}

interface TogetherStoryTable {
  person_id: string;
  begun_at: Date;
  taken_at: Date | null;
}

/** Marks a story as begun on the device of a guide; of which guide is not kept. The transaction must act for the person. */
export async function markBegunTogether(tx: Tx, person: string, now: Date): Promise<void> {
  await tx
    .insertInto('together_story')
    .values({ person_id: person, begun_at: now, taken_at: null })
    .execute();
}

/** That a story was begun on the device of a guide, and when its card was taken. */
export interface OwnTogether {
  begunAt: Date;
  takenAt: Date | null;
}

/** How a story was begun together; undefined when it was begun otherwise. The transaction must act for the person. */
export const togetherOf = (tx: Tx, person: string): Promise<OwnTogether | undefined> =>
  tx
    .selectFrom('together_story')
    .select(['begun_at as begunAt', 'taken_at as takenAt'])
    .where('person_id', '=', person)
    .executeTakeFirst();

/** The newcomer has the card: from now on the story is theirs. The transaction must act for them. */
export async function markCardTaken(tx: Tx, person: string, now: Date): Promise<void> {
  await tx
    .updateTable('together_story')
    .set({ taken_at: now })
    .where('person_id', '=', person)
    .where('taken_at', 'is', null)
    .execute();
}
