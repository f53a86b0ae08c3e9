import type { AppContext } from '#core/context.ts';
import { ok, type Result, refuse } from '#core/result.ts';
import { MAX_STATEMENTS, type PackedAnswers, type VoiceAudience } from '../model/ballot.ts';
import type { Admission } from './admission.ts';
import { ballotId, isSignedProof, KEY_BYTES } from './ballot-keys.ts';
import { trimmed } from './ballot-rules.ts';
import { votedConversation } from './conversation-cache.ts';
import { flushSoon } from './flush.ts';
import { ballotJournal } from './journal.ts';
import { arrivalOf } from './phase-rules.ts';

/** All that somebody answered until now; what was cast before with the same key is merged with it. */
export interface CastBallot {
  /** The id of the conversation. */
  conversation: string;
  admission: Admission;
  answers: PackedAnswers;
  audience: VoiceAudience | null;
  withHelp: boolean;
}

/**
 * Casts a ballot; resolves when it is safe on disk, in the journal of this server. Of who cast it nothing is kept. `not-saved`: the
 * disk is full or broken, and nothing was kept; the voter still has everything and can send it again.
 */
export async function castBallot(
  app: AppContext,
  { conversation: id, admission, answers, audience, withHelp }: CastBallot,
): Promise<Result<{ late: boolean }, 'not-open' | 'not-admitted' | 'not-understood' | 'not-saved'>> {
  if (answers.length > MAX_STATEMENTS) return refuse('not-understood');
  const conversation = await votedConversation(app, id);
  if (!conversation) return refuse('not-open');
  const arrival = arrivalOf(conversation, app.now());
  if (arrival === 'not-open') return refuse('not-open');
  const key = Buffer.from(admission.key, 'base64url');
  const proof = Buffer.from(admission.proof, 'base64url');
  if (key.length !== KEY_BYTES || !isSignedProof(app, id, key, proof)) return refuse('not-admitted');
  try {
    await ballotJournal(app).add({
      conversation: id,
      id: ballotId(app, id, key).toString('base64url'),
      answers: trimmed(answers),
      audience,
      withHelp,
      late: arrival === 'late',
    });
  } catch (fault) {
    app.log.error('a ballot could not be kept', fault);
    return refuse('not-saved');
  }
  flushSoon(app);
  return ok({ late: arrival === 'late' });
}

export { flushBallots } from './flush.ts';
