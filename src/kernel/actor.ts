import { createHmac } from 'node:crypto';

/** Who asks: somebody just looking, or a person who opened their own things with a key card. */
export type Actor = { kind: 'visitor' } | Newcomer;

/** A person with an open door on this device: `token` is what the cookie holds, `signIn` its hash. */
export interface Newcomer {
  kind: 'newcomer';
  person: string;
  signIn: string;
  token: string;
}

export const visitor: Actor = { kind: 'visitor' };

/** Who may come to an address or do an action. */
export type May = 'anyone' | 'newcomer';

/** Why somebody looks at a person's things; each purpose has a sentence in the access log page. */
export type Purpose = 'own-story' | 'own-week' | 'own-card' | 'own-log';

export const mayDo = (actor: Actor, may: May): boolean => may === 'anyone' || actor.kind === may;

/** A lasting pseudonym for logs that outlive the person's own rows: it cannot be turned back without the secret. */
export function pseudonym(secret: Buffer, actor: Actor): string {
  if (actor.kind === 'visitor') return 'visitor';
  return `newcomer:${createHmac('sha256', secret).update(`actor:${actor.person}`).digest('hex').slice(0, 24)}`;
}
