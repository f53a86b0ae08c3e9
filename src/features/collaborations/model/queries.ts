import { type Selectable, sql } from 'kysely';
import { type FieldSealer, openField, sealField } from '#core/crypto/field-encryption.ts';
import type { Tx } from '#core/db/connection.ts';
import type {
  Collaboration,
  CollaborationContent,
  CollaborationState,
  CollaborationText,
  Joined,
  Teller,
} from './rules.ts';
import type { CollaborationTable } from './tables.ts';

const tellerColumns = (teller: Teller) => ({
  listing_id: 'listing' in teller ? teller.listing : null,
  tenant_id: 'tenant' in teller ? teller.tenant : null,
  edition_id: 'edition' in teller ? teller.edition : null,
});

function tellerOf({ listing_id, tenant_id, edition_id }: Selectable<CollaborationTable>): Teller {
  if (listing_id) return { listing: listing_id };
  return tenant_id ? { tenant: tenant_id } : { edition: edition_id ?? '' };
}

const contentColumns = (content: CollaborationContent) => ({
  themes: content.themes,
  obstacles: content.obstacles,
  cost: content.cost,
  size: content.size,
  municipalities: content.municipalities,
  since_year: content.sinceYear,
  figures: JSON.stringify(content.figures),
});

/**
 * Collaborations that whoever acts may see, with their words. Without a selector those that are public, also for their tellers.
 */
export async function listCollaborations(
  tx: Tx,
  selector: { teller: Teller } | { id: string } | { ids: string[] } | 'public',
): Promise<Collaboration[]> {
  if (typeof selector === 'object' && 'ids' in selector && selector.ids.length === 0) return [];
  let query = tx.selectFrom('collaboration').selectAll();
  if (selector === 'public') query = query.where('state', '=', 'public');
  else if ('id' in selector) query = query.where('id', '=', selector.id);
  else if ('ids' in selector) query = query.where('id', 'in', selector.ids);
  else {
    const { teller } = selector;
    if ('listing' in teller) query = query.where('listing_id', '=', teller.listing);
    else if ('tenant' in teller) query = query.where('tenant_id', '=', teller.tenant);
    else query = query.where('edition_id', '=', teller.edition);
  }
  const rows = await query.orderBy('changed_at', 'desc').orderBy('id').execute();
  if (rows.length === 0) return [];
  const texts = await tx
    .selectFrom('collaboration_text')
    .selectAll()
    .where(
      'collaboration_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('language')
    .execute();
  const answered = await tx
    .selectFrom('collaboration_bottleneck')
    .selectAll()
    .where(
      'collaboration_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('bottleneck_id')
    .execute();
  const byId = Map.groupBy(texts, ({ collaboration_id }) => collaboration_id);
  return rows.map((row) => ({
    id: row.id,
    teller: tellerOf(row),
    tellerName: row.teller,
    initiative: row.initiative_id,
    language: row.language,
    themes: row.themes,
    obstacles: row.obstacles,
    cost: row.cost,
    size: row.size,
    municipalities: row.municipalities,
    sinceYear: row.since_year,
    figures: row.figures,
    state: row.state,
    changedAt: row.changed_at,
    publishedAt: row.published_at,
    version: row.version,
    bottlenecks: answered.flatMap(({ collaboration_id, bottleneck_id }) =>
      collaboration_id === row.id ? [bottleneck_id] : [],
    ),
    texts: Object.fromEntries(
      (byId.get(row.id) ?? []).map((text): [string, CollaborationText] => [
        text.language,
        {
          title: text.title,
          what: text.what,
          forWhom: text.for_whom,
          result: text.result,
          needed: text.needed,
        },
      ]),
    ),
  }));
}

/** One collaboration, when whoever acts may see it. */
export const findCollaboration = async (tx: Tx, id: string): Promise<Collaboration | undefined> =>
  (await listCollaborations(tx, { id }))[0];

/** A collaboration that whoever acts tells themselves. */
export async function findOwnCollaboration(
  tx: Tx,
  teller: Teller,
  id: string,
): Promise<Collaboration | undefined> {
  const found = await findCollaboration(tx, id);
  return found && JSON.stringify(found.teller) === JSON.stringify(teller) ? found : undefined;
}

/** A collaboration to be made: a draft. */
export interface NewCollaboration {
  id: string;
  teller: Teller;
  tellerName: string;
  initiative: string | null;
  language: string;
  content: CollaborationContent;
  text: CollaborationText;
}

/** Makes a draft. @returns false when it was made already */
export async function addCollaboration(tx: Tx, draft: NewCollaboration, now: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('collaboration')
    .values({
      id: draft.id,
      ...tellerColumns(draft.teller),
      teller: draft.tellerName,
      initiative_id: draft.initiative,
      language: draft.language,
      ...contentColumns(draft.content),
      state: 'draft',
      made_at: now,
      changed_at: now,
      published_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return false;
  await saveText(tx, draft.id, draft.language, draft.text);
  return true;
}

/** Keeps the words of a collaboration in one language. */
export async function saveText(
  tx: Tx,
  collaboration: string,
  language: string,
  text: CollaborationText,
): Promise<void> {
  const words = {
    title: text.title,
    what: text.what,
    for_whom: text.forWhom,
    result: text.result,
    needed: text.needed,
  };
  await tx
    .insertInto('collaboration_text')
    .values({ collaboration_id: collaboration, language, ...words })
    .onConflict((conflict) => conflict.columns(['collaboration_id', 'language']).doUpdateSet(words))
    .execute();
}

/** Takes the words in one language away. */
export async function removeText(tx: Tx, collaboration: string, language: string): Promise<void> {
  await tx
    .deleteFrom('collaboration_text')
    .where('collaboration_id', '=', collaboration)
    .where('language', '=', language)
    .execute();
}

/** Changes a collaboration that nobody else changed meanwhile. @returns false when somebody did */
export async function changeCollaboration(
  tx: Tx,
  id: string,
  expectedVersion: number,
  change: { content?: CollaborationContent; state?: CollaborationState },
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('collaboration')
    .set(({ ref, fn, val }) => ({
      ...(change.content ? contentColumns(change.content) : {}),
      ...(change.state ? { state: change.state } : {}),
      ...(change.state === 'public' ? { published_at: fn.coalesce(ref('published_at'), val(now)) } : {}),
      changed_at: now,
      version: sql<number>`version + 1`,
    }))
    .where('id', '=', id)
    .where('version', '=', expectedVersion)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Keeps which bottlenecks a collaboration answers. */
export async function saveBottlenecks(
  tx: Tx,
  collaboration: string,
  bottlenecks: readonly string[],
): Promise<void> {
  await tx.deleteFrom('collaboration_bottleneck').where('collaboration_id', '=', collaboration).execute();
  if (bottlenecks.length === 0) return;
  await tx
    .insertInto('collaboration_bottleneck')
    .values(bottlenecks.map((id) => ({ collaboration_id: collaboration, bottleneck_id: id })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Deletes a collaboration with all that belongs to it. */
export async function deleteCollaboration(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('collaboration').where('id', '=', id).execute();
}

const contactAt = (row: string) => ({ table: 'collaboration_contact', column: 'email_sealed', row });

/** Keeps where letters about a collaboration go; an empty address: nowhere. */
export async function saveContact(
  tx: Tx,
  app: FieldSealer,
  collaboration: string,
  email: string,
): Promise<void> {
  if (!email) {
    await tx.deleteFrom('collaboration_contact').where('collaboration_id', '=', collaboration).execute();
    return;
  }
  const sealed = sealField(app, contactAt(collaboration), email);
  await tx
    .insertInto('collaboration_contact')
    .values({ collaboration_id: collaboration, email_sealed: sealed })
    .onConflict((conflict) => conflict.column('collaboration_id').doUpdateSet({ email_sealed: sealed }))
    .execute();
}

/** Where letters about a collaboration go; empty when nowhere. The transaction must act for its teller or as `collaborations`. */
export async function contactOf(tx: Tx, app: FieldSealer, collaboration: string): Promise<string> {
  const row = await tx
    .selectFrom('collaboration_contact')
    .select('email_sealed')
    .where('collaboration_id', '=', collaboration)
    .executeTakeFirst();
  return row ? openField(app, contactAt(collaboration), row.email_sealed) : '';
}

/** Who does it too and who wants it, per public collaboration, with names only where they want that. */
export async function joinedByCollaboration(tx: Tx): Promise<Map<string, Joined[]>> {
  const { rows } = await sql<Joined & { collaboration: string }>`
    select collaboration_id as collaboration, kind, name, municipality from collaboration_joined()`.execute(
    tx,
  );
  return Map.groupBy(rows, ({ collaboration }) => collaboration);
}

/** The tenant of a municipality, for which it is asked in its own desk. */
export async function tenantOfMunicipality(tx: Tx, code: string): Promise<string | null> {
  const { rows } = await sql<{
    tenant: string | null;
  }>`select collaboration_tenant(${code}) as tenant`.execute(tx);
  return rows[0]?.tenant ?? null;
}

/** Deletes what nobody published or what is off line, a year after its last change. */
export async function purgeCollaborations(tx: Tx): Promise<void> {
  await tx.deleteFrom('collaboration').execute();
}
