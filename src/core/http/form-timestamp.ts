import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AppContext } from '../context.ts';

const MAX_AGE_SECONDS = 86_400;

const signatureOf = (secret: Buffer, moment: string): string =>
  createHmac('sha256', secret).update(`stamp|${moment}`).digest('base64url').slice(0, 22);

/** The signed moment at which a form was shown: how fast it comes back tells people from programs. */
export const signFormTimestamp = ({ secret, now }: Pick<AppContext, 'secret' | 'now'>): string => {
  const moment = now().getTime().toString(36);
  return `${moment}.${signatureOf(secret, moment)}`;
};

/** How many seconds ago the form was shown; null when the timestamp is not ours or older than a day. */
export function formAgeSeconds(
  { secret, now }: Pick<AppContext, 'secret' | 'now'>,
  timestamp: string,
): number | null {
  const [moment = '', given = ''] = timestamp.split('.');
  const expected = signatureOf(secret, moment);
  if (given.length !== expected.length || !timingSafeEqual(Buffer.from(given), Buffer.from(expected)))
    return null;
  const seconds = (now().getTime() - Number.parseInt(moment, 36)) / 1000;
  return seconds >= 0 && seconds < MAX_AGE_SECONDS ? seconds : null;
}
