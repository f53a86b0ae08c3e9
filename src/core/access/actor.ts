import { createHmac } from 'node:crypto';
import type { RlsContext } from '../db/rls-context.ts';

/** Who makes a request: a visitor, a newcomer with a key card, a member of the team, or an owner of something. */
export type Actor = { kind: 'visitor' } | Newcomer | TeamMember | Owner;

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
}

export const visitor: Actor = { kind: 'visitor' };

/** Who may use a route or an action; `team` is whoever has any role. */
export type Permission = 'anyone' | 'newcomer' | 'owner' | 'team' | TeamRole;

/** The actor whom a route or action with this permission lets in. */
export type ActorFor<P extends Permission> = P extends 'newcomer'
  ? Newcomer
  : P extends 'owner'
    ? Owner
    : P extends 'team' | TeamRole
      ? TeamMember
      : Actor;

/** The kinds of session that a browser can have; each has a cookie of its own. */
export type SessionKind = 'newcomer' | 'owner' | 'team';

/**
 * Whose session a route with this permission looks at. A form works only when its page and its route look at the same one:
 * its token is bound to that session.
 */
export const sessionKindOf = (may: Permission): SessionKind =>
  may === 'anyone' ? 'newcomer' : may === 'newcomer' || may === 'owner' ? may : 'team';

/** Why somebody looks at a person's things; each purpose has a sentence in the access log page. */
export type Purpose = OwnPurpose | TeamPurpose;
export type OwnPurpose = 'own-story' | 'own-week' | 'own-card' | 'own-log' | 'own-notification';
export type TeamPurpose = 'organising' | 'check-in' | 'hosting' | 'answering';

/** Is this permission only for the team? */
export const isForTeam = (may: Permission): may is 'team' | TeamRole => sessionKindOf(may) === 'team';

/** Does this permission let the actor in? */
export const can = <P extends Permission>(actor: Actor, permission: P): actor is Actor & ActorFor<P> =>
  permission === 'anyone' ||
  (isForTeam(permission)
    ? actor.kind === 'team' && (permission === 'team' || actor.roles.includes(permission))
    : actor.kind === permission);

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
      return { link: actor.link };
    case 'visitor':
      return {};
  }
}

/** A lasting pseudonym for logs that outlive the person's own rows: it cannot be turned back without the secret. */
export function pseudonym(secret: Buffer, actor: Actor): string {
  if (actor.kind === 'visitor') return 'visitor';
  // Members of the team act in the open: their actions carry the id of their link.
  if (actor.kind === 'team') return `team:${actor.key}`;
  const subject = actor.kind === 'newcomer' ? actor.person : actor.owned;
  return `${actor.kind}:${createHmac('sha256', secret).update(`actor:${subject}`).digest('hex').slice(0, 24)}`;
}
