import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AppContext } from '../context.ts';

const sign = (secret: Buffer, at: string): string =>
  createHmac('sha256', secret).update(`stamp|${at}`).digest('base64url').slice(0, 22);

/** When a form was shown, signed: how fast it came back says something about who filled it in. */
export const signFormTimestamp = ({ secret, now }: Pick<AppContext, 'secret' | 'now'>): string => {
  const at = now().getTime().toString(36);
  return `${at}.${sign(secret, at)}`;
};

/** How many seconds ago the form was shown; null when that cannot be read any more (a day at most). */
export function formAgeSeconds(
  { secret, now }: Pick<AppContext, 'secret' | 'now'>,
  stamp: string,
): number | null {
  const [at = '', said = ''] = stamp.split('.');
  const right = sign(secret, at);
  if (said.length !== right.length || !timingSafeEqual(Buffer.from(said), Buffer.from(right))) return null;
  const seconds = (now().getTime() - Number.parseInt(at, 36)) / 1000;
  return seconds >= 0 && seconds < 86_400 ? seconds : null;
}
