import { z } from 'zod';
import { action } from '#core/access/action.ts';
import { deterministicId, formSource } from '#core/private-links.ts';
import { ok, refuse } from '#core/result.ts';
import { hoursEntries } from '../model/queries.ts';
import { makeStatement, revokeStatement } from '../model/statement-queries.ts';

const MAX_NAME_LENGTH = 80;

/** Makes a signed statement of what stands in the booklet now. */
export const newStatement = action({
  name: 'hours.make-statement',
  allow: 'newcomer',
  input: z.object({ source: formSource, name: z.string().trim().min(1).max(MAX_NAME_LENGTH) }),
  run: async ({ tx, app, actor }, { source, name }) => {
    const id = deterministicId(app, 'hours-statement', source);
    const entries = await hoursEntries(tx);
    if (!entries.some(({ state }) => state === 'stands')) return refuse('nothing');
    await makeStatement(tx, app, { id, person: actor.person, name, entries });
    return ok(id);
  },
});

/** Revokes a statement: whoever checks it sees that it does not stand any more. */
export const endStatement = action({
  name: 'hours.revoke-statement',
  allow: 'newcomer',
  input: z.object({ statement: z.uuid() }),
  run: async ({ tx, now }, { statement }) =>
    (await revokeStatement(tx, statement, now)) ? ok(null) : refuse('not-found'),
});
