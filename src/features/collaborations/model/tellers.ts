import type { Owner, StaffMember, TeamMember } from '#core/access/actor.ts';
import type { Tx } from '#core/db/connection.ts';
import { municipalitiesOfTenant } from '#features/accounts';
import { findListing } from '#features/directory';
import { suggestTowns } from '#features/geography';
import { editionTextOf, findEdition } from '#features/meetings';
import type { Teller } from './rules.ts';

/** Who may tell about a collaboration: whoever works for an initiative, makes policy at a municipality, or organises a meeting. */
export type TellerPermission = 'member' | 'policy' | 'organiser';
export type TellerActor = Owner | StaffMember | TeamMember;

/** Who may say "we do this too" or "we want this". */
export type JoinerPermission = 'member' | 'policy';

/** Somebody who tells, with what is known of their organisation. */
export interface KnownTeller {
  teller: Teller;
  name: string;
  /** The page of the initiative. */
  initiative: string | null;
  /** CBS codes. */
  municipalities: string[];
  /** An initiative that is not public itself publishes nothing. */
  mayPublish: boolean;
}

/** @param edition of a meeting, for who organises it */
export function tellerOf(actor: TellerActor, edition: string): Teller {
  if (actor.kind === 'owner') return { listing: actor.owned };
  return actor.kind === 'account' ? { tenant: actor.tenant.id } : { edition };
}

/** What is known of whoever tells; undefined when there is no such initiative or meeting. */
export async function readTeller(
  tx: Tx,
  actor: TellerActor,
  edition: string,
): Promise<KnownTeller | undefined> {
  const teller = tellerOf(actor, edition);
  if (actor.kind === 'account') {
    const municipalities = await municipalitiesOfTenant(tx, actor.tenant.id);
    return { teller, name: actor.tenant.name, initiative: null, municipalities, mayPublish: true };
  }
  if (actor.kind === 'team') {
    const meeting = await findEdition(tx, { id: edition });
    if (!meeting) return undefined;
    const name = editionTextOf(meeting.texts, 'title', 'nl');
    return { teller, name, initiative: null, municipalities: [], mayPublish: true };
  }
  const listing = await findListing(tx, { id: actor.owned });
  if (!listing) return undefined;
  const { towns, likeness } = suggestTowns(listing.form.town, 1);
  const town = listing.form.town && likeness === 'exact' ? towns[0] : undefined;
  return {
    teller,
    name: (listing.form.name || listing.form.organisation).slice(0, 200),
    initiative: listing.initiativeId,
    municipalities: town ? [town.municipality] : [],
    mayPublish: listing.state === 'public',
  };
}
