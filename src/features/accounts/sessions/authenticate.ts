import { type Actor, type Newcomer, visitor } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { hashToken } from '#core/private-links.ts';
import { DAY_MS } from '#core/time/durations.ts';
import { extendSession, findSession } from './queries.ts';
import { sessionSeconds } from './rules.ts';

const MAX_TOKEN_LENGTH = 100;

/** The newcomer in the session with this token. */
export const newcomerOf = (person: string, token: string): Newcomer => ({
  kind: 'newcomer',
  person,
  sessionHash: hashToken(token).toString('hex'),
  token,
});

/** The newcomer of a session token, or a visitor. A session on an own device is extended at most once a day. */
export async function authenticateNewcomer(app: AppContext, token: string | undefined): Promise<Actor> {
  if (!token || token.length > MAX_TOKEN_LENGTH) return visitor;
  const now = app.now();
  const tokenHash = hashToken(token);
  return inTransaction(app.db, { tokenHash }, async (tx) => {
    const session = await findSession(tx, tokenHash, now);
    if (!session) return visitor;
    const { person, ownDevice, seenAt } = session;
    if (ownDevice && now.getTime() - seenAt.getTime() > DAY_MS) {
      const endsAt = new Date(now.getTime() + sessionSeconds(ownDevice) * 1000);
      await extendSession(tx, tokenHash, { person, seenAt: now, endsAt });
    }
    return newcomerOf(person, token);
  });
}
