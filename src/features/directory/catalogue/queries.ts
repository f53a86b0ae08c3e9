import type { Generated } from 'kysely';
import { sql } from 'kysely';
import type { Db, Tx } from '#core/db/connection.ts';
import type { Recurrence } from '#core/time/recurrence.ts';
import type { Initiative, Organisation, WeeklyTime } from './types.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    directory_revision: DirectoryRevisionTable;
  }
}

interface DirectoryRevisionTable {
  one: Generated<boolean>;
  revision: number;
}

/** What HSDS calls what its owner paused. */
const PAUSED_STATUS = 'temporarily closed';

/** A number that rises with every change of the directory. */
export async function readRevision(db: Db | Tx): Promise<number> {
  const { revision } = await db.selectFrom('directory_revision').select('revision').executeTakeFirstOrThrow();
  return revision;
}

/**
 * Every active initiative, with its organisation and current weekly times.
 * @param only instead these initiatives, active or not, or those that pause
 */
export async function allInitiatives(
  tx: Tx,
  only?: { source: string; sourceId: string } | { ids: readonly string[] } | { paused: true },
): Promise<Initiative[]> {
  const query = tx
    .selectFrom('initiative')
    .innerJoin('organisation', 'organisation.id', 'initiative.organisation_id')
    .selectAll('initiative')
    .select('organisation.name as organisation_name')
    // Whoever keeps an example of the demonstration does not make it real.
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('claimed_source')
          .select('claimed_source.initiative_id')
          .whereRef('claimed_source.initiative_id', '=', 'initiative.id')
          .where('claimed_source.source', '=', 'demo'),
      ).as('was_demo'),
    );
  const rows = await (!only
    ? query.where('status', '=', 'active')
    : 'paused' in only
      ? query.where('status', '=', PAUSED_STATUS)
      : 'ids' in only
        ? query.where('initiative.id', '=', sql<string>`any(${only.ids}::uuid[])`)
        : query.where('initiative.source', '=', only.source).where('initiative.source_id', '=', only.sourceId)
  ).execute();
  const timeRows = await sql<{
    id: string;
    initiative_id: string;
    weekday: number;
    starts_at: number;
    ends_at: number;
    recurrence: Recurrence | null;
    valid_from: string | null;
    valid_to: string | null;
  }>`
    select id, initiative_id, weekday, starts_at, ends_at, recurrence, valid_from, valid_to from weekly_time
    where (valid_to is null or valid_to >= current_date)
      ${only && 'ids' in only ? sql`and initiative_id = any(${only.ids}::uuid[])` : sql``}
    order by weekday, starts_at`.execute(tx);
  const timesByInitiative = new Map<string, WeeklyTime[]>();
  for (const row of timeRows.rows) {
    const times = timesByInitiative.get(row.initiative_id) ?? [];
    times.push({
      id: row.id,
      weekday: row.weekday,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      recurrence: row.recurrence,
      ...(row.valid_from ? { validFrom: row.valid_from } : {}),
      ...(row.valid_to ? { validUntil: row.valid_to } : {}),
    });
    timesByInitiative.set(row.initiative_id, times);
  }
  return rows.map((row) => ({
    id: row.id,
    organisation: { id: row.organisation_id, name: row.organisation_name },
    language: row.language,
    texts: row.texts,
    goals: row.goals,
    levelMin: row.level_min,
    levelMax: row.level_max,
    latinScript: row.latin_script,
    languages: row.languages,
    audience: row.audience,
    ageMin: row.age_min,
    ageMax: row.age_max,
    childcare: row.childcare,
    access: row.access,
    accessLacks: row.access_lacks,
    costCents: row.cost_cents,
    walkIn: row.walk_in,
    helpersWanted: row.helpers_wanted,
    giftsWanted: row.gifts_wanted,
    contactForms: row.contact_forms,
    safeguards: row.safeguards,
    coordinator: row.coordinator,
    signLanguages: row.sign_languages,
    room: row.room,
    placesFree: row.places_free,
    roomUntil: row.room_until,
    status: row.status,
    online: row.online,
    placeName: row.place_name,
    address: row.address,
    postcode: row.postcode,
    town: row.town,
    municipality: row.municipality,
    lat: row.lat,
    lon: row.lon,
    website: row.website,
    email: row.email,
    phone: row.phone,
    confirmedAt: row.confirmed_at,
    changedAt: row.changed_at,
    demo: row.source === 'demo' || Boolean(row.was_demo),
    times: timesByInitiative.get(row.id) ?? [],
    ...(row.status === PAUSED_STATUS ? { pause: { until: row.paused_until } } : {}),
    ...(row.photo ? { photo: row.photo } : {}),
  }));
}

/** Every organisation that has an active initiative. */
export async function allOrganisations(tx: Tx): Promise<Organisation[]> {
  const rows = await tx
    .selectFrom('organisation')
    .selectAll()
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('initiative')
          .select('initiative.id')
          .whereRef('initiative.organisation_id', '=', 'organisation.id')
          .where('status', '=', 'active'),
      ),
    )
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    texts: row.texts,
    website: row.website,
    email: row.email,
    phone: row.phone,
    changedAt: row.changed_at,
  }));
}
