import { createHmac } from 'node:crypto';
import type { RlsContext } from '../db/rls-context.ts';

/**
 * Who makes a request: a visitor, a newcomer with a key card, a member of the team, an owner of something, or somebody with an
 * account, who works for initiatives or guides newcomers.
 */
export type Actor = { kind: 'visitor' } | Newcomer | TeamMember | Owner | Account;

/** A newcomer with a session on this device: `token` is what the cookie holds, `sessionHash` its hash. */
export interface Newcomer {
  kind: 'newcomer';
  person: string;
  sessionHash: string;
  token: string;
}

/** What a member of the team may do. */
export type TeamRole = 'organiser' | 'desk' | 'host' | 'answerer';

/** A member of the team with a session on this device: `scope` is what their link is for, null means everything. */
export interface TeamMember {
  kind: 'team';
  /** The id of their link. */
  key: string;
  name: string;
  roles: TeamRole[];
  scope: string | null;
  sessionHash: string;
}

/** Somebody who made something without an account, with a session on this device that its private link opened. */
export interface Owner {
  kind: 'owner';
  /** The id of what they own. */
  owned: string;
  /** The hash of its private link, by which the database knows them. */
  link: Buffer;
  sessionHash: string;
  /** When somebody opened it with an account, instead of the private link: who, and as what. */
  by?: { account: string; role: 'owner' | 'member' };
}

/**
 * What somebody does at a municipality or regional body: a guide keeps files of newcomers, a lead also divides the work and says
 * who is staff, policy sees counts and never a person.
 */
export type TenantRole = 'guide' | 'lead' | 'policy';
const TENANT_ROLES: readonly TenantRole[] = ['guide', 'lead', 'policy'];

/** Somebody with an account, with a session on this device. */
export interface Account {
  kind: 'account';
  /** The id of the account. */
  account: string;
  name: string;
  /** The organisation for which they guide newcomers; null: they are no guide. */
  guideOf: string | null;
  /** The municipality or regional body for which they work, and as what; null: for none. */
  tenant: { id: string; name: string; roles: TenantRole[] } | null;
  /** They used a passkey, not only a link in an e-mail. */
  strong: boolean;
  sessionHash: string;
}

export const visitor: Actor = { kind: 'visitor' };

/**
 * Who may use a route or an action. `team` is whoever has any role, `guide` an account of a guide who used a passkey. `owner` is
 * who holds the private link of something, or opened it with an account as its owner; `member` is everybody who acts for it. So
 * somebody who only helps at an initiative is let in nowhere but where it says `member`.
 *
 * Of a municipality or regional body `staff` is whoever has any role there, `caseworker` a guide or lead, and all of them used
 * a second factor. So who only makes policy is let in nowhere but where it says `staff` or `policy`.
 */
export type Permission =
  | 'anyone'
  | 'newcomer'
  | 'owner'
  | 'member'
  | 'account'
  | 'guide'
  | StaffPermission
  | 'team'
  | TeamRole;
export type StaffPermission = 'staff' | 'caseworker' | 'lead' | 'policy';

/** An account of somebody who works for a tenant. */
export type StaffMember = Account & { tenant: NonNullable<Account['tenant']> };

/** The actor whom a route or action with this permission lets in. */
export type ActorFor<P extends Permission> = P extends 'newcomer'
  ? Newcomer
  : P extends 'owner' | 'member'
    ? Owner
    : P extends StaffPermission
      ? StaffMember
      : P extends 'account' | 'guide'
        ? Account
        : P extends 'team' | TeamRole
          ? TeamMember
          : Actor;

/** The kinds of session that a browser can have; each has a cookie of its own. */
export type SessionKind = 'newcomer' | 'owner' | 'account' | 'team';

/**
 * Whose session a route with this permission looks at. A form works only when its page and its route look at the same one:
 * its token is bound to that session.
 */
export function sessionKindOf(may: Permission): SessionKind {
  switch (may) {
    case 'anyone':
      return 'newcomer';
    case 'guide':
    case 'staff':
    case 'caseworker':
    case 'lead':
    case 'policy':
      return 'account';
    case 'member':
      return 'owner';
    case 'newcomer':
    case 'owner':
    case 'account':
      return may;
    default:
      return 'team';
  }
}

/** Why somebody looks at a person's things; each purpose has a sentence in the access log page. */
export type Purpose = OwnPurpose | TeamPurpose | SharedPurpose | StaffPurpose;
export type OwnPurpose =
  /** The plan and the terms of the own case at a municipality. */
  | 'own-plan'
  | 'own-story'
  | 'own-week'
  | 'own-card'
  | 'own-log'
  | 'own-notification'
  | 'own-consents'
  | 'own-requests'
  | 'own-hours'
  | 'own-befriending'
  | 'own-data'
  /** The server announces that everything will be deleted. */
  | 'own-end';
/** For what somebody else reads by a consent (table `consent`, column `purpose`). */
export type SharedPurpose = 'place' | 'guidance' | 'conversation' | 'introduction' | 'hours' | 'befriending';
/** For what staff of a municipality read: one case, with a line in its own log, a list of them, or who their colleagues are. */
export type StaffPurpose = 'case' | 'caseload' | 'staff';
export type TeamPurpose = 'organising' | 'check-in' | 'hosting' | 'answering';

/** Is this permission only for the team? */
export const isForTeam = (may: Permission): may is 'team' | TeamRole => sessionKindOf(may) === 'team';

const STAFF_PERMISSIONS: readonly Permission[] = ['staff', 'caseworker', 'lead', 'policy'];

/** Is this permission only for staff of a municipality or regional body? */
export const isForStaff = (may: Permission): may is StaffPermission => STAFF_PERMISSIONS.includes(may);

/** Does this permission let the actor in? */
export function can<P extends Permission>(actor: Actor, permission: P): actor is Actor & ActorFor<P> {
  const asked: Permission = permission;
  switch (asked) {
    case 'anyone':
      return true;
    case 'owner':
      return actor.kind === 'owner' && actor.by?.role !== 'member';
    case 'member':
      return actor.kind === 'owner';
    case 'guide':
      return actor.kind === 'account' && actor.guideOf !== null && actor.strong;
    case 'staff':
      return worksAs(actor, TENANT_ROLES);
    case 'caseworker':
      return worksAs(actor, ['guide', 'lead']);
    case 'lead':
    case 'policy':
      return worksAs(actor, [asked]);
    case 'newcomer':
    case 'account':
    case 'team':
      return actor.kind === asked;
    default:
      return actor.kind === 'team' && actor.roles.includes(asked);
  }
}

/** Does this actor work for a tenant as one of these, with a second factor? */
const worksAs = (actor: Actor, roles: readonly TenantRole[]): boolean =>
  actor.kind === 'account' &&
  actor.strong &&
  (actor.tenant?.roles.some((role) => roles.includes(role)) ?? false);

/** Is this what the link of this team member is for? */
export const inScope = (member: TeamMember, ...places: string[]): boolean =>
  member.scope === null || places.includes(member.scope);

/** What the database is told of whoever acts. */
export function rlsContextOf(actor: Actor): RlsContext {
  switch (actor.kind) {
    case 'newcomer':
      return { person: actor.person };
    case 'team':
      return { team: actor.key };
    case 'owner':
      return { link: actor.link, account: actor.by?.account };
    case 'account':
      return { account: actor.account };
    case 'visitor':
      return {};
  }
}

/** A lasting pseudonym for logs that outlive the person's own rows: it cannot be turned back without the secret. */
export function pseudonym(secret: Buffer, actor: Actor): string {
  if (actor.kind === 'visitor') return 'visitor';
  // Members of the team act in the open: their actions carry the id of their link.
  if (actor.kind === 'team') return `team:${actor.key}`;
  const subject = subjectOf(actor);
  return `${actor.kind}:${createHmac('sha256', secret).update(`actor:${subject}`).digest('hex').slice(0, 24)}`;
}

function subjectOf(actor: Newcomer | Owner | Account): string {
  switch (actor.kind) {
    case 'newcomer':
      return actor.person;
    case 'owner':
      return actor.by ? `${actor.owned}:${actor.by.account}` : actor.owned;
    case 'account':
      return actor.account;
  }
}
