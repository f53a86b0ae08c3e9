import type { StaffMember } from '#core/access/actor.ts';
import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import { openAddress } from '../staff-accounts/queries.ts';
import { staffOfTenant } from '../tenants/queries.ts';
import type { StaffRow } from './StaffPage.tsx';

/** The staff of the municipality of a lead, with their addresses, also who left. */
export async function readStaff(app: AppContext, { account }: StaffMember): Promise<StaffRow[]> {
  const staff = await inTransaction(app.db, { account }, staffOfTenant);
  return staff.map(({ sealedAddress, ...member }) => ({
    ...member,
    address: openAddress(app, member.account, sealedAddress),
  }));
}
