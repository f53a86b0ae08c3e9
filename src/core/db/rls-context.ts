import { sql } from 'kysely';
import { claimSigner, type Db, type Tx } from './connection.ts';

/**
 * The work that no visitor asks for; docs/security.md lists what each may see and change.
 * The subject of `seating` is an edition, that of `letter-to-owner` an initiative or an e-mail address, that of `sign-in` the
 * keyed digest of an e-mail address in hexadecimal, that of `openid` a tenant, that of `placements` a listing; others have none.
 */
export type SystemTask =
  | 'seating'
  | 'inbound-mail'
  | 'jobs'
  | 'mail'
  | 'retention'
  | 'limits'
  | 'reminders'
  | 'letter-to-owner'
  | 'operator'
  | 'demonstration'
  | 'sign-in'
  | 'openid'
  | 'placements'
  | 'signing'
  | 'casework'
  | 'keys'
  | 'logs'
  | 'signals'
  | 'collaborations'
  | 'voice'
  | 'befriending';

/** Who acts in a transaction, as the row-level security policies see it. What is absent is nobody. */
export interface RlsContext {
  /** The id of a newcomer who signed in. */
  person?: string | undefined;
  codeHash?: Buffer | undefined;
  tokenHash?: Buffer | undefined;
  /** The id of a team member's link. */
  team?: string | undefined;
  /** The id of the account of somebody who works for an initiative or guides newcomers. */
  account?: string | undefined;
  /** The hash of a private link. */
  link?: Buffer | undefined;
  /** A background task of the server itself, and the id of what it works on. */
  systemTask?: { name: SystemTask; subject?: string } | undefined;
  /** Of the demonstration alone: the moment at which this would have happened. Else it is now. */
  at?: Date | undefined;
}

/**
 * Tells the database who acts, until this transaction ends. The claims are signed: the same settings made by any other SQL
 * are nobody's (docs/decisions/0028-signed-claims.md).
 */
export async function setRlsContext(tx: Tx, context: RlsContext): Promise<void> {
  const { person, codeHash, tokenHash, team, account, link, systemTask, at } = context;
  const signer = claimSigner(tx);
  const claims = JSON.stringify({
    person,
    card: codeHash?.toString('hex'),
    token: tokenHash?.toString('hex'),
    team,
    account,
    link: link?.toString('hex'),
    task: systemTask?.name,
    subject: systemTask?.subject,
    now: (at ?? signer.now()).toISOString(),
  });
  await setClaims(tx, claims, signer.sign(claims));
}

async function setClaims(tx: Tx, claims: string, signature: string): Promise<void> {
  await sql`select set_config('app.claims', ${claims}, true),
    set_config('app.claims_signature', ${signature}, true)`.execute(tx);
}

/** Runs something for which other claims are needed, and then gives the transaction back the claims that it had. */
export async function actingAs<T>(tx: Tx, context: RlsContext, run: () => Promise<T>): Promise<T> {
  const { rows } = await sql<{ claims: string; signature: string }>`
    select coalesce(current_setting('app.claims', true), '') as claims,
      coalesce(current_setting('app.claims_signature', true), '') as signature`.execute(tx);
  await setRlsContext(tx, context);
  const result = await run();
  const { claims = '', signature = '' } = rows[0] ?? {};
  await setClaims(tx, claims, signature);
  return result;
}

/** From here on the transaction acts for whoever holds the private link with this hash. */
export const actByPrivateLink = (tx: Tx, link: Buffer): Promise<void> => setRlsContext(tx, { link });

/** From here on the transaction acts for a background task of the server, whose policies may name a subject. */
export const actAsSystem = (tx: Tx, name: SystemTask, subject?: string): Promise<void> =>
  setRlsContext(tx, { systemTask: subject === undefined ? { name } : { name, subject } });

/** One transaction in which `context` acts; a throw rolls everything back. */
export function inTransaction<T>(db: Db, context: RlsContext, run: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await setRlsContext(tx, context);
    return run(tx);
  });
}
