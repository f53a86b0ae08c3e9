import type { Generated } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import { setRlsContext } from '#core/db/rls-context.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    sign_in: SignInTable;
  }
}

interface SignInTable {
  id: string;
  email_digest: Buffer;
  email_sealed: string | null;
  browser_hash: Buffer | null;
  link_hash: Buffer;
  code_digest: Buffer | null;
  strong: Generated<boolean>;
  next: string;
  made_at: Date;
  ends_at: Date;
  used_at: Date | null;
}

/** An attempt to sign in, which a letter or a printed link carries out. */
export interface SignIn {
  id: string;
  emailDigest: Buffer;
  /** The address, encrypted, when the attempt may make an account for it. */
  emailSealed: string | null;
  /** The browser that asked; null when the command line did. */
  browserHash: Buffer | null;
  linkHash: Buffer;
  /** Null when the link needs no code. */
  codeDigest: Buffer | null;
  strong: boolean;
  /** The page to go on to. */
  next: string;
  endsAt: Date;
}

/** Adds an attempt. The transaction must act as `sign-in` for its address, as `operator` or as `demonstration`. */
export async function addSignIn(tx: Tx, attempt: SignIn, now: Date): Promise<void> {
  await tx
    .insertInto('sign_in')
    .values({
      id: attempt.id,
      email_digest: attempt.emailDigest,
      email_sealed: attempt.emailSealed,
      browser_hash: attempt.browserHash,
      link_hash: attempt.linkHash,
      code_digest: attempt.codeDigest,
      strong: attempt.strong,
      next: attempt.next,
      made_at: now,
      ends_at: attempt.endsAt,
      used_at: null,
    })
    .execute();
}

/**
 * The attempt of a browser or of a letter that was not used and has not ended. From here on the transaction acts with that
 * token. The token of a browser is none of a letter: the tries of each are counted by its own.
 */
export async function findSignIn(
  tx: Tx,
  by: 'browser' | 'link',
  tokenHash: Buffer,
  now: Date,
): Promise<SignIn | undefined> {
  await setRlsContext(tx, { tokenHash });
  return tx
    .selectFrom('sign_in')
    .select([
      'id',
      'email_digest as emailDigest',
      'email_sealed as emailSealed',
      'browser_hash as browserHash',
      'link_hash as linkHash',
      'code_digest as codeDigest',
      'strong',
      'next',
      'ends_at as endsAt',
    ])
    .where(by === 'browser' ? 'browser_hash' : 'link_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('ends_at', '>', now)
    .executeTakeFirst();
}

/** Uses an attempt that the transaction found. @returns false when somebody did so at the same moment */
export async function useSignIn(tx: Tx, id: string, now: Date): Promise<boolean> {
  const used = await tx
    .updateTable('sign_in')
    .set({ used_at: now })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return used.numUpdatedRows === 1n;
}

/** Deletes attempts that ended more than a day ago. */
export async function purgeSignIns(tx: Tx): Promise<void> {
  await tx.deleteFrom('sign_in').execute();
}
