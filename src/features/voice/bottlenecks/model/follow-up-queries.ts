import { sql } from 'kysely';
import type { Tx } from '#core/db/connection.ts';
import './tables.ts';

/** Counts that an answer helped somebody, or did not. Who and when is written nowhere. */
export async function countHelp(tx: Tx, event: string, hasHelped: boolean): Promise<void> {
  await sql`select count_bottleneck_help(${event}, ${hasHelped})`.execute(tx);
}

/** How many said so of each answer. The transaction must act as `voice`. */
export async function helpCounts(
  tx: Tx,
): Promise<{ event: string; bottleneck: string; helped: number; notHelped: number }[]> {
  return tx
    .selectFrom('bottleneck_help as h')
    .innerJoin('bottleneck_event as e', 'e.id', 'h.event_id')
    .select(['h.event_id as event', 'e.bottleneck_id as bottleneck', 'h.helped', 'h.not_helped as notHelped'])
    .orderBy('h.event_id')
    .execute();
}

/** To whom letters about a tenant's bottlenecks go, with the sealed address. The transaction must act as `voice`. */
export async function bottleneckStaff(
  tx: Tx,
  tenant: string,
): Promise<{ account: string; sealedAddress: string }[]> {
  const { rows } = await sql<{ account: string; sealedAddress: string }>`
    select account_id as account, email_sealed as "sealedAddress" from bottleneck_staff(${tenant})`.execute(
    tx,
  );
  return rows;
}

/** Who can be asked instead: every tenant with its municipalities. For who makes policy, and `voice`. */
export async function askableTenants(
  tx: Tx,
): Promise<{ id: string; name: string; municipalities: string[] }[]> {
  const { rows } = await sql<{ id: string; name: string; municipalities: string[] }>`
    select tenant_id as id, name, municipalities from bottleneck_tenants()`.execute(tx);
  return rows;
}
