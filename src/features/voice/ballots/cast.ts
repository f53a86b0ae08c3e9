import type { AppContext } from '#core/context.ts';
import { ok, type Result, refuse } from '#core/result.ts';
import { blindKeyPair } from '../blind-tokens/conversation-keys.ts';
import { isBlindProof } from '../blind-tokens/signing.ts';
import { MAX_STATEMENTS, type PackedAnswers, type VoiceAudience } from '../model/ballot.ts';
import type { Conversation } from '../model/rules.ts';
import { type BallotAdmission, isBlind } from './admission.ts';
import { ballotId, isSignedProof, KEY_BYTES } from './ballot-keys.ts';
import { trimmed } from './ballot-rules.ts';
import { votedConversation } from './conversation-cache.ts';
import { floodLimits } from './flood-limits.ts';
import { flushSoon } from './flush.ts';
import { ballotJournal } from './journal.ts';
import { arrivalOf } from './phase-rules.ts';

/** All that somebody answered until now; what was cast before with the same key is merged with it. */
export interface CastBallot {
  /** The id of the conversation. */
  conversation: string;
  admission: BallotAdmission;
  answers: PackedAnswers;
  audience: VoiceAudience | null;
  withHelp: boolean;
}

/**
 * Casts a ballot; resolves when it is safe on disk, in the journal of this server. Of who cast it nothing is kept. `not-saved`: the
 * disk is full or broken, or one key sends without end; nothing was kept, the voter still has everything and can send it again.
 */
export async function castBallot(
  app: AppContext,
  { conversation: id, admission, answers, audience, withHelp }: CastBallot,
): Promise<Result<{ late: boolean }, 'not-open' | 'not-admitted' | 'not-understood' | 'not-saved'>> {
  const said = trimmed(answers);
  if (said.length > MAX_STATEMENTS) return refuse('not-understood');
  const conversation = await votedConversation(app, id, said.length);
  if (!conversation) return refuse('not-open');
  if (said.length > conversation.statements) return refuse('not-understood');
  const arrival = arrivalOf(conversation, app.now());
  if (arrival === 'not-open') return refuse('not-open');
  const key = Buffer.from(admission.key, 'base64url');
  const proof = Buffer.from(admission.proof, 'base64url');
  if (key.length !== KEY_BYTES || !(await isLetIn(app, conversation, key, proof)))
    return refuse('not-admitted');
  const ballot = ballotId(app, id, key).toString('base64url');
  if (!floodLimits(app).mayCast(ballot)) return refuse('not-saved');
  try {
    await ballotJournal(app).add({
      conversation: id,
      id: ballot,
      answers: said,
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

/** Whether the server signed this key, blindly or not. */
async function isLetIn(
  app: AppContext,
  conversation: Conversation,
  key: Buffer,
  proof: Buffer,
): Promise<boolean> {
  if (!isBlind(conversation)) return isSignedProof(app, conversation.id, key, proof);
  const { publicKey } = await blindKeyPair(app, conversation.id);
  return isBlindProof(publicKey, key, proof);
}

export { flushBallots } from './flush.ts';
