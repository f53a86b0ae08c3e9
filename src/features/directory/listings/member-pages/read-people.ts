import { type Owner, rlsContextOf } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { type OpenInvitation, openInvitations } from '../invitations/queries.ts';
import {
  type ListingPerson,
  listingPeople,
  membershipsOfAccount,
  type OwnMembership,
} from '../members/queries.ts';

/** For what an account works, or worked until a month ago. */
export const readMemberships = (app: AppContext, account: string): Promise<OwnMembership[]> =>
  inTransaction(app.db, { account }, membershipsOfAccount);

/** Who works for the listing of its owner, and who was invited. */
export const readPeople = (
  app: AppContext,
  owner: Owner,
): Promise<{ people: ListingPerson[]; invitations: OpenInvitation[] }> =>
  inTransaction(app.db, rlsContextOf(owner), async (tx) => ({
    people: await listingPeople(tx),
    invitations: await openInvitations(tx, owner.owned, app.now()),
  }));
