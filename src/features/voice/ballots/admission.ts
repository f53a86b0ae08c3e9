import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import type { ClientNetwork } from '#core/http/client-network.ts';
import { ok, type Result, refuse } from '#core/result.ts';
import { normaliseCode } from '../blind-tokens/code-rules.ts';
import type { Conversation } from '../model/rules.ts';
import { ballotKeyOfCode, codeKey, newBallotKey, signedProof } from './ballot-keys.ts';
import { arrivalOf } from './phase-rules.ts';
import { findCode } from './queries.ts';

/** That somebody may take part: the key of their ballot and what proves that it was let in, in base64url. */
export interface Admission {
  key: string;
  proof: string;
}

/**
 * Lets somebody take part. In an open conversation everybody gets a new random key; else the key follows from the code, so that
 * phone, booth and paper lead to one ballot. Nothing is written down.
 */
export async function admit(
  app: AppContext,
  conversation: Conversation,
  by: { code?: string; network: ClientNetwork },
): Promise<Result<Admission, 'not-open' | 'wrong-code' | 'used' | 'too-often'>> {
  const arrival = arrivalOf(conversation, app.now());
  if (arrival === 'not-open') return refuse('not-open');
  if (conversation.access === 'open') {
    if (arrival === 'late') return refuse('not-open');
    return ok(signed(app, conversation.id, newBallotKey()));
  }
  const code = normaliseCode(by.code ?? '');
  const hash = code && codeKey(app, conversation.id, code);
  if (!code || !hash) return refuse('wrong-code');
  const stored = await inTransaction(app.db, { systemTask: { name: 'voice' } }, (tx) =>
    findCode(tx, conversation.id, hash),
  );
  if (!stored) return refuse('wrong-code');
  return ok(signed(app, conversation.id, ballotKeyOfCode(code, conversation.id)));
}

const signed = (app: AppContext, conversation: string, key: Buffer): Admission => ({
  key: key.toString('base64url'),
  proof: signedProof(app, conversation, key).toString('base64url'),
});
