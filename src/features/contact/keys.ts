import { createHmac } from 'node:crypto';
import type { AppContext } from '#core/context.ts';
import { hashToken } from '#features/accounts';

const keyed = (secret: Buffer, ...words: string[]): Buffer =>
  createHmac('sha256', secret)
    .update(['contact', ...words].join('|'))
    .digest();

/** The same form sent twice is the same question. */
export function questionId({ secret }: Pick<AppContext, 'secret'>, idempotencyKey: string): string {
  const hex = keyed(secret, 'id', idempotencyKey).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The private link of a question: the house can write it again, the database alone cannot. */
export const questionToken = ({ secret }: Pick<AppContext, 'secret'>, id: string): string =>
  keyed(secret, 'link', id).toString('base64url');

export const questionHash = (app: Pick<AppContext, 'secret'>, id: string): Buffer =>
  hashToken(questionToken(app, id));

export const questionUrl = (
  app: Pick<AppContext, 'secret' | 'publicUrl'>,
  { id, language }: { id: string; language: string },
): string => `${app.publicUrl}/${language}/contact/q/${questionToken(app, id)}`;
