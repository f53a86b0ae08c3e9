import type { AppContext } from '#core/context.ts';
import type { Tx } from '#core/db/connection.ts';
import { formAgeSeconds } from '#core/http/form-timestamp.ts';
import { hashToken } from '#core/private-links.ts';
import { countAttempt } from '#core/rate-limit.ts';
import { spamSignal } from '#core/spam-check.ts';

/** A text that is sent more often than this within the window goes to quarantine, from whichever network. */
const MAX_SAME_TEXT = 5;
const SAME_TEXT_WINDOW_SECONDS = 3_600;

/**
 * Why a question goes to quarantine first; null when it does not. It counts the text, so it is asked once for each question.
 * @param sent the text, the field that people do not see, and when the form was shown, signed
 */
export async function quarantineReasonOf(
  tx: Tx,
  app: AppContext,
  { text, honeypot, stamp }: { text: string; honeypot: string; stamp: string },
  now: Date,
): Promise<string | null> {
  const textHash = hashToken(text).toString('hex').slice(0, 24);
  const isRare = await countAttempt(
    tx,
    `contact:words:${textHash}`,
    MAX_SAME_TEXT,
    SAME_TEXT_WINDOW_SECONDS,
    now,
  );
  return spamSignal({ text, honeypot, ageSeconds: formAgeSeconds(app, stamp) }) ?? (isRare ? null : 'often');
}
