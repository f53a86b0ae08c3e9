import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { setRlsContext } from '#core/db/rls-context.ts';
import { hashPassphrase, readPassphrase } from '#core/passphrase/passphrase.ts';
import {
  FIRST_PICTURED_PASSPHRASE_VERSION,
  hashToken,
  keyedDigest,
  privateLinkPassphrase,
  privateLinkToken,
} from '#core/private-links.ts';
import { codeFrom, readCode } from './rules.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    consent_code: ConsentCodeTable;
  }
}

interface ConsentCodeTable {
  code_hash: Buffer;
  consent_id: string;
  once: boolean;
  ends_at: Date;
  used_at: Date | null;
}

type Secret = Pick<AppContext, 'secret'>;

/** The token of a link, or of the screen beside somebody: whoever has it reads by this consent. Derived, so kept nowhere. */
export const consentToken = (app: Secret, consent: string): string =>
  privateLinkToken(app, 'consent', consent);

export const consentTokenHash = (app: Secret, consent: string): Buffer =>
  hashToken(consentToken(app, consent));

/** What is typed for a consent: digits for the screen beside somebody, words with pictures for a link. */
export const typedCode = (app: Secret, { id, kind }: { id: string; kind: 'link' | 'screen' }): string =>
  kind === 'screen'
    ? codeFrom(keyedDigest(app, 'screen-code', id))
    : privateLinkPassphrase(app, 'consent', id, FIRST_PICTURED_PASSPHRASE_VERSION);

const CODE_USE = 'code of a consent';

/** What somebody typed, as the words or the code that it must be; null when it can be neither. */
export const readTypedCode = (typed: string): string | null => readCode(typed) ?? readPassphrase(typed);

/** Makes what is typed for a consent findable. The transaction must act for the person. */
export async function addConsentCode(
  tx: Tx,
  app: Secret,
  { id, kind, until }: { id: string; kind: 'link' | 'screen'; until: Date },
): Promise<void> {
  const code_hash = await hashPassphrase(app, typedCode(app, { id, kind }), CODE_USE);
  await tx
    .insertInto('consent_code')
    .values({ code_hash, consent_id: id, once: kind === 'screen', ends_at: until, used_at: null })
    .execute();
}

/** When the code of a consent was typed on a device; null when it was not yet. */
export async function codeUsedAt(tx: Tx, consent: string): Promise<Date | null> {
  const row = await tx
    .selectFrom('consent_code')
    .select('used_at')
    .where('consent_id', '=', consent)
    .executeTakeFirst();
  return row?.used_at ?? null;
}

/**
 * The consent of what was typed. Digits work once: whoever types them second is told that nobody has them. From here on the
 * transaction acts for who typed.
 */
export async function redeemCode(
  tx: Tx,
  app: Secret,
  typed: string,
  now: Date,
): Promise<{ consent: string; once: boolean } | undefined> {
  const codeHash = await hashPassphrase(app, typed, CODE_USE);
  await setRlsContext(tx, { codeHash });
  const row = await tx
    .selectFrom('consent_code')
    .select(['consent_id as consent', 'once'])
    .where('code_hash', '=', codeHash)
    .where('ends_at', '>', now)
    .executeTakeFirst();
  if (!row) return undefined;
  const { numUpdatedRows } = await tx
    .updateTable('consent_code')
    .set({ used_at: now })
    .where('code_hash', '=', codeHash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return row.once && numUpdatedRows === 0n ? undefined : row;
}

/** Deletes codes that are over. The transaction must act for `retention`. */
export async function deleteOldCodes(tx: Tx): Promise<void> {
  await tx.deleteFrom('consent_code').execute();
}
