import { CompactSign, compactVerify, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { type ColumnType, sql } from 'kysely';
import { type FieldSealer, openField, sealField } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';
import { actingAs } from '#core/db/rls-context.ts';
import { newToken } from '#core/private-links.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    signing_key: SigningKeyTable;
    signing_secret: SigningSecretTable;
  }
}

interface SigningKeyTable {
  kid: string;
  public_jwk: ColumnType<object, string, string>;
  made_at: Date;
}

interface SigningSecretTable {
  kid: string;
  private_sealed: string;
}

/** Ed25519 by its name in JOSE (RFC 8037), which every library knows. */
const ALGORITHM = 'EdDSA';

const placeOf = (kid: string) => ({ table: 'signing_secret', column: 'private_sealed', row: kid });

/** Every public key with which statements were signed, the newest first. */
export async function publicKeys(tx: Tx): Promise<JWK[]> {
  const rows = await tx
    .selectFrom('signing_key')
    .selectAll()
    .orderBy('made_at', 'desc')
    .orderBy('kid')
    .execute();
  return rows.map(({ kid, public_jwk }) => ({ ...(public_jwk as JWK), kid, alg: ALGORITHM, use: 'sig' }));
}

/** Signs an object as a compact JWS. The key is made at first need; two who need it first at once make one. */
export function signJson(tx: Tx, app: FieldSealer, value: object, now: Date): Promise<string> {
  return actingAs(tx, { systemTask: { name: 'signing' } }, async () => {
    await sql`select pg_advisory_xact_lock(hashtextextended('signing key', 0))`.execute(tx);
    const known = await tx
      .selectFrom('signing_secret as s')
      .innerJoin('signing_key as k', 'k.kid', 's.kid')
      .select(['s.kid', 's.private_sealed'])
      .orderBy('k.made_at', 'desc')
      .executeTakeFirst();
    const { kid, jwk } = known
      ? { kid: known.kid, jwk: JSON.parse(openField(app, placeOf(known.kid), known.private_sealed)) as JWK }
      : await makeKey(tx, app, now);
    return new CompactSign(Buffer.from(JSON.stringify(value)))
      .setProtectedHeader({ alg: ALGORITHM, kid, typ: 'vanonderop-hours+jws' })
      .sign(await importJWK(jwk, ALGORITHM));
  });
}

async function makeKey(tx: Tx, app: FieldSealer, now: Date): Promise<{ kid: string; jwk: JWK }> {
  const { publicKey, privateKey } = await generateKeyPair(ALGORITHM, { crv: 'Ed25519', extractable: true });
  const kid = newToken().slice(0, 16);
  const jwk = await exportJWK(privateKey);
  await tx
    .insertInto('signing_key')
    .values({ kid, public_jwk: JSON.stringify(await exportJWK(publicKey)), made_at: now })
    .execute();
  await tx
    .insertInto('signing_secret')
    .values({ kid, private_sealed: sealField(app, placeOf(kid), JSON.stringify(jwk)) })
    .execute();
  return { kid, jwk };
}

/** What a compact JWS of ours holds; undefined when none of our keys signed it. */
export async function verifiedJson(tx: Tx, jws: string): Promise<unknown> {
  const keys = await publicKeys(tx);
  try {
    const { payload } = await compactVerify(
      jws,
      ({ kid }) => {
        const key = keys.find((one) => one.kid === kid);
        if (!key) throw new Error('no key of ours');
        return importJWK(key, ALGORITHM);
      },
      { algorithms: [ALGORITHM] },
    );
    return JSON.parse(Buffer.from(payload).toString('utf8'));
  } catch {
    return undefined;
  }
}
