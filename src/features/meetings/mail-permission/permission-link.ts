import { timingSafeEqual } from 'node:crypto';
import type { AppContext } from '#core/context.ts';
import { keyedDigest } from '#core/private-links.ts';
import { mailboxOf } from '#core/text/email-address.ts';
import type { MailPermissionKey } from './queries.ts';

/** Things about which we ask before we write, when somebody else gave the address. */
export const PERMISSION_KINDS = ['sign-up', 'agreement'] as const;
export type PermissionKind = (typeof PERMISSION_KINDS)[number];

/** What the e-mails would be about. */
export interface PermissionThing {
  kind: PermissionKind;
  id: string;
}

type Server = Pick<AppContext, 'secret'>;

const TOKEN = /^([a-z-]+)_([0-9a-f-]{36})_([0-9a-f]{32})_([\w-]{22})$/;

export const permissionKey = (
  app: Server,
  { kind, id }: PermissionThing,
  address: string,
): MailPermissionKey => ({
  addressHash: keyedDigest(app, 'mail permission address', mailboxOf(address)).toString('hex').slice(0, 32),
  subject: `${kind}_${id}`,
});

const signatureOf = (app: Server, { addressHash, subject }: MailPermissionKey): string =>
  keyedDigest(app, 'mail permission link', subject, addressHash).toString('base64url').slice(0, 22);

/** The end of the link with which somebody says whether we may write. It holds no address. */
export const permissionToken = (app: Server, key: MailPermissionKey): string =>
  [key.subject, key.addressHash, signatureOf(app, key)].join('_');

/** @returns null when we did not make it */
export function readPermissionToken(
  app: Server,
  token: string,
): { key: MailPermissionKey; thing: PermissionThing } | null {
  const [, typed, id = '', addressHash = '', given = ''] = TOKEN.exec(token) ?? [];
  const kind = PERMISSION_KINDS.find((known) => known === typed);
  const key = { addressHash, subject: `${kind}_${id}` };
  const expected = Buffer.from(signatureOf(app, key));
  const signature = Buffer.from(given);
  if (!kind || signature.length !== expected.length || !timingSafeEqual(signature, expected)) return null;
  return { key, thing: { kind, id } };
}
