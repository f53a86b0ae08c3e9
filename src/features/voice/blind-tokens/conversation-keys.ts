import type { AppContext } from '#core/context.ts';
import type { Db } from '#core/db/connection.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { findBlindKeyPair, insertBlindKeyPair } from './queries.ts';
import { type BlindKeyPair, newBlindKeyPair } from './signing.ts';

type WithDatabase = Pick<AppContext, 'db' | 'secret' | 'fieldKeys'>;

const known = new WeakMap<Db, Map<string, Promise<BlindKeyPair>>>();

/** The key pair of a conversation, made when it is first asked for. It never changes, so it is kept in memory. */
export function blindKeyPair(app: WithDatabase, conversation: string): Promise<BlindKeyPair> {
  const ofDb = known.get(app.db) ?? new Map<string, Promise<BlindKeyPair>>();
  known.set(app.db, ofDb);
  const before = ofDb.get(conversation);
  if (before) return before;
  const pair = findOrMake(app, conversation);
  ofDb.set(conversation, pair);
  pair.catch(() => ofDb.delete(conversation));
  return pair;
}

async function findOrMake(app: WithDatabase, conversation: string): Promise<BlindKeyPair> {
  const stored = () =>
    inTransaction(app.db, { systemTask: { name: 'voice' } }, (tx) => findBlindKeyPair(tx, app, conversation));
  const before = await stored();
  if (before) return before;
  const pair = await newBlindKeyPair();
  await inTransaction(app.db, { systemTask: { name: 'voice' } }, (tx) =>
    insertBlindKeyPair(tx, app, conversation, pair),
  );
  const kept = await stored();
  if (!kept) throw new Error(`there is no conversation ${conversation}`);
  return kept;
}

/** The public key of a conversation, as its pages give it to the browser: base64url of its DER. */
export const blindPublicKey = async (app: WithDatabase, conversation: string): Promise<string> =>
  (await blindKeyPair(app, conversation)).publicKey.toString('base64url');
