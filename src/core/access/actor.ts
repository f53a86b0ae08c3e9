import { createHmac } from 'node:crypto';
import type { RlsContext } from '../db/rls-context.ts';

/** Who makes a request: a visitor, a newcomer who signed in with a key card, or a member of the team. */
export type Actor = { kind: 'visitor' } | Newcomer | TeamMember;

/** A newcomer with a session on this device: `token` is what the cookie holds, `sessionHash` its hash. */
export interface Newcomer {
  kind: 'newcomer';
  person: string;
  sessionHash: string;
  token: string;
}

/** What a member of the team may do. */
export type TeamRole = 'organiser' | 'desk' | 'host' | 'answerer';

/** A member of the team, by the link that they hold: `scope` is what the link is for, null means everything. */
export interface TeamMember {
  kind: 'team';
  key: string;
  name: string;
  roles: TeamRole[];
  scope: string | null;
  sessionHash: string;
}

export const visitor: Actor = { kind: 'visitor' };

/** Who may use a route or an action. */
export type Permission = 'anyone' | 'newcomer' | TeamRole;

/** The actor whom a route or action with this permission lets in. */
export type ActorFor<P extends Permission> = P extends 'newcomer'
  ? Newcomer
  : P extends TeamRole
    ? TeamMember
    : Actor;

/** Why somebody looks at a person's things; each purpose has a sentence in the access log page. */
export type Purpose = OwnPurpose | TeamPurpose;
export type OwnPurpose = 'own-story' | 'own-week' | 'own-card' | 'own-log';
export type TeamPurpose = 'organising' | 'check-in' | 'hosting' | 'answering';

/** Is this a role of the team? */
export const isTeamRole = (may: Permission): may is TeamRole => may !== 'anyone' && may !== 'newcomer';

/** Does this permission let the actor in? */
export const can = <P extends Permission>(actor: Actor, permission: P): actor is Actor & ActorFor<P> =>
  permission === 'anyone' ||
  (isTeamRole(permission)
    ? actor.kind === 'team' && actor.roles.includes(permission)
    : actor.kind === permission);

/** Is this what the link of this team member is for? */
export const inScope = (member: TeamMember, ...places: string[]): boolean =>
  member.scope === null || places.includes(member.scope);

/** What the database is told of whoever acts. */
export const rlsContextOf = (actor: Actor): RlsContext =>
  actor.kind === 'newcomer' ? { person: actor.person } : actor.kind === 'team' ? { team: actor.key } : {};

/** A lasting pseudonym for logs that outlive the person's own rows: it cannot be turned back without the secret. */
export function pseudonym(secret: Buffer, actor: Actor): string {
  if (actor.kind === 'visitor') return 'visitor';
  // Members of the team act in the open: their actions carry the id of their link.
  if (actor.kind === 'team') return `team:${actor.key}`;
  return `newcomer:${createHmac('sha256', secret).update(`actor:${actor.person}`).digest('hex').slice(0, 24)}`;
}
