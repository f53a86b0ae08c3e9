import { createHmac } from 'node:crypto';
import type { RlsContext } from '../db/connection.ts';

/** Who asks: somebody just looking, or a person who opened their own things with a key card. */
export type Actor = { kind: 'visitor' } | Newcomer | TeamMember;

/** A person with an open door on this device: `token` is what the cookie holds, `signIn` its hash. */
export interface Newcomer {
  kind: 'newcomer';
  person: string;
  sessionHash: string;
  token: string;
}

/** What somebody who helps to run the house may do. */
export type TeamRole = 'organiser' | 'desk' | 'host' | 'answerer';

/** Somebody who helps, by the link they were given: `scope` is what it is for, null means everything. */
export interface TeamMember {
  kind: 'team';
  key: string;
  name: string;
  roles: TeamRole[];
  scope: string | null;
  sessionHash: string;
}

export const visitor: Actor = { kind: 'visitor' };

/** Who may come to an address or do an action. */
export type Permission = 'anyone' | 'newcomer' | TeamRole;

/** Why somebody looks at a person's things; each purpose has a sentence in the access log page. */
export type Purpose = OwnPurpose | TeamPurpose;
export type OwnPurpose = 'own-story' | 'own-week' | 'own-card' | 'own-log';
export type TeamPurpose = 'organising' | 'check-in' | 'hosting' | 'answering';

/** Is this a duty of the team? */
export const isTeamRole = (may: Permission): may is TeamRole => may !== 'anyone' && may !== 'newcomer';

export const can = (actor: Actor, may: Permission): boolean =>
  may === 'anyone' ||
  (isTeamRole(may) ? actor.kind === 'team' && actor.roles.includes(may) : actor.kind === may);

/** Is this what the link of this team member is for? */
export const inScope = (member: TeamMember, ...places: string[]): boolean =>
  member.scope === null || places.includes(member.scope);

/** What the database is told of whoever acts. */
export const rlsContextOf = (actor: Actor): RlsContext =>
  actor.kind === 'newcomer' ? { person: actor.person } : actor.kind === 'team' ? { team: actor.key } : {};

/** A lasting pseudonym for logs that outlive the person's own rows: it cannot be turned back without the secret. */
export function pseudonym(secret: Buffer, actor: Actor): string {
  if (actor.kind === 'visitor') return 'visitor';
  // Who helps to run the house answers for it by key, not in secret.
  if (actor.kind === 'team') return `team:${actor.key}`;
  return `newcomer:${createHmac('sha256', secret).update(`actor:${actor.person}`).digest('hex').slice(0, 24)}`;
}
