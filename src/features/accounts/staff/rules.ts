import type { TenantRole } from '#core/access/actor.ts';

export const STAFF_PATH = '/staff';

/** The roles of staff, in their usual order. */
export const TENANT_ROLES: readonly TenantRole[] = ['guide', 'lead', 'policy'];

/** How long ending somebody's work can be undone, in hours: long enough for a mistake, too short to hide a come-back. */
export const UNDO_END_HOURS = 24;

/** The roles of a form, in their usual order. */
export const readRoles = (chosen: readonly string[]): TenantRole[] =>
  TENANT_ROLES.filter((role) => chosen.includes(role));

/** Would the tenant be left without anybody who says who is staff? `members` are those who work there now. */
export const leavesNoLead = (
  members: readonly { account: string; roles: readonly TenantRole[] }[],
  account: string,
  roles: readonly TenantRole[],
): boolean => {
  const isLead = members.some((member) => member.account === account && member.roles.includes('lead'));
  const another = members.some((member) => member.account !== account && member.roles.includes('lead'));
  return isLead && !roles.includes('lead') && !another;
};
