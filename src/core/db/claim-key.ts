import type pg from 'pg';
import { claimKeyBlocks } from './claims.ts';
import { ownerClient } from './migrate.ts';

/** Whether a database belongs to a secret: `none` when it has no key yet. */
export type SecretMatch = 'none' | 'same' | 'other';

/** Compares the key in a database with that of a secret, and changes nothing. */
export async function compareClaimKey(owner: pg.ClientConfig, secret: Buffer): Promise<SecretMatch> {
  return withOwner(owner, async (client) => {
    const table = await client.query<{ found: boolean }>(
      "select to_regclass('claim_key') is not null as found",
    );
    if (!table.rows[0]?.found) return 'none';
    const { rows } = await client.query<{ inner_block: Buffer }>('select inner_block from claim_key');
    if (!rows[0]) return 'none';
    return rows[0].inner_block.equals(claimKeyBlocks(secret).inner) ? 'same' : 'other';
  });
}

/**
 * Stores the key of a secret in a migrated database.
 * @param replace also in place of the key of another secret; without it, that key stays
 */
export async function storeClaimKey(
  owner: pg.ClientConfig,
  secret: Buffer,
  { replace = false }: { replace?: boolean } = {},
): Promise<void> {
  const { inner, outer } = claimKeyBlocks(secret);
  const conflict = replace
    ? 'update set inner_block = excluded.inner_block, outer_block = excluded.outer_block'
    : 'nothing';
  await withOwner(owner, (client) =>
    client.query(
      `insert into claim_key (inner_block, outer_block) values ($1, $2) on conflict (only_row) do ${conflict}`,
      [inner, outer],
    ),
  );
}

async function withOwner<T>(owner: pg.ClientConfig, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = ownerClient(owner);
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}
