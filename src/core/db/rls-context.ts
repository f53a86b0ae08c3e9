import { sql } from 'kysely';
import type { Db, Tx } from './connection.ts';

/** Who acts in a transaction, as the row-level security policies see it. What is absent is nobody. */
export interface RlsContext {
  /** The id of a newcomer who signed in. */
  person?: string | undefined;
  codeHash?: Buffer | undefined;
  tokenHash?: Buffer | undefined;
  /** The id of a team member's link. */
  team?: string | undefined;
  /** The hash of a private link. */
  link?: Buffer | undefined;
  /** A background task of the server itself, and the id of what it works on. */
  systemTask?: { name: string; subject?: string } | undefined;
}

/** Tells the database who acts, until this transaction ends. */
export async function setRlsContext(tx: Tx, context: RlsContext): Promise<void> {
  const { person, codeHash, tokenHash, team, link, systemTask } = context;
  await sql`select set_config('app.person', ${person ?? ''}, true),
    set_config('app.code_hash', ${codeHash?.toString('hex') ?? ''}, true),
    set_config('app.token_hash', ${tokenHash?.toString('hex') ?? ''}, true),
    set_config('app.team', ${team ?? ''}, true),
    set_config('app.link', ${link?.toString('hex') ?? ''}, true),
    set_config('app.system_task', ${systemTask?.name ?? ''}, true),
    set_config('app.system_subject', ${systemTask?.subject ?? ''}, true)`.execute(tx);
}

/** From here on the transaction acts for whoever holds the private link with this hash. */
export const actByPrivateLink = (tx: Tx, link: Buffer): Promise<void> => setRlsContext(tx, { link });

/** From here on the transaction acts for a background task of the server, whose policies may name a subject. */
export const actAsSystem = (tx: Tx, name: string, subject?: string): Promise<void> =>
  setRlsContext(tx, { systemTask: subject === undefined ? { name } : { name, subject } });

/** One transaction in which `context` acts; a throw rolls everything back. */
export function inTransaction<T>(db: Db, context: RlsContext, run: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await setRlsContext(tx, context);
    return run(tx);
  });
}
