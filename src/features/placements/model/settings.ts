import type { Tx } from '#core/db/connection.ts';

/** How an initiative answers requests for a place. */
export interface PlacementSettings {
  listing: string;
  initiative: string;
  /** Null: places are not counted. */
  places: number | null;
  /** So many people have a place, or an offer of one. */
  held: number;
  automatic: boolean;
  answerDays: number;
  /** YYYY-MM-DD, the last day of their leave. */
  leaveUntil: string | null;
  open: boolean;
}

/** What anybody may know of how an initiative answers; undefined when nobody ever said that it does. */
export const placementSettings = (
  tx: Tx,
  which: { initiative: string } | { listing: string },
): Promise<PlacementSettings | undefined> =>
  tx
    .selectFrom('placement_settings')
    .select([
      'listing_id as listing',
      'initiative_id as initiative',
      'places',
      'held',
      'automatic',
      'answer_days as answerDays',
      'leave_until as leaveUntil',
      'open',
    ])
    .where(
      'initiative' in which ? 'initiative_id' : 'listing_id',
      '=',
      'initiative' in which ? which.initiative : which.listing,
    )
    .executeTakeFirst();

/** Which initiatives answer requests now, by id. */
export async function answeringInitiatives(tx: Tx): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('placement_settings')
    .select('initiative_id as id')
    .where('open', '=', true)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/**
 * Saves how an initiative answers. The transaction must act by the link of the listing.
 * @returns `held` when more people have a place than there would be places
 */
export async function savePlacementSettings(
  tx: Tx,
  settings: Omit<PlacementSettings, 'held'>,
  now: Date,
): Promise<'saved' | 'held'> {
  const known = await tx
    .selectFrom('placement_settings')
    .select('held')
    .where('listing_id', '=', settings.listing)
    .forUpdate()
    .executeTakeFirst();
  if (known && settings.places !== null && settings.places < known.held) return 'held';
  const values = {
    open: settings.open,
    places: settings.places,
    automatic: settings.automatic,
    answer_days: settings.answerDays,
    leave_until: settings.leaveUntil,
    changed_at: now,
  };
  if (known)
    await tx
      .updateTable('placement_settings')
      .set(values)
      .where('listing_id', '=', settings.listing)
      .execute();
  else
    await tx
      .insertInto('placement_settings')
      .values({ listing_id: settings.listing, initiative_id: settings.initiative, ...values })
      .execute();
  return 'saved';
}
