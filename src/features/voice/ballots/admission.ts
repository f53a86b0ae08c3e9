import type { AppContext } from '#core/context.ts';
import { inTransaction } from '#core/db/rls-context.ts';
import type { ClientNetwork } from '#core/http/client-network.ts';
import { ok, type Result, refuse } from '#core/result.ts';
import { blindRequest } from '../blind-tokens/client/blind-admission.ts';
import { normaliseCode } from '../blind-tokens/code-rules.ts';
import { blindKeyPair, blindPublicKey } from '../blind-tokens/conversation-keys.ts';
import { signBlinded } from '../blind-tokens/signing.ts';
import type { Conversation } from '../model/rules.ts';
import {
  admissionOfCode,
  ballotKeyOfCode,
  codeHash,
  KEY_BYTES,
  newBallotKey,
  signedProof,
} from './ballot-keys.ts';
import { floodLimits } from './flood-limits.ts';
import { arrivalOf } from './phase-rules.ts';
import { findCode, lockCode, storeBlindSignature } from './queries.ts';

/** That somebody may take part: the key of their ballot and what proves that it was let in, in base64url. */
export interface BallotAdmission {
  key: string;
  proof: string;
}

export type AdmissionRefusal = 'not-open' | 'wrong-code' | 'used' | 'too-often';

/** Whether the ballots of a conversation are let in by blind signatures. Where nobody needs a code there is nothing to hide. */
export const isBlind = ({ access, tokenKind }: Pick<Conversation, 'access' | 'tokenKind'>): boolean =>
  access === 'code' && tokenKind === 'blind';

/**
 * Lets somebody take part. In an open conversation everybody gets a new random key; else the key follows from the code, so that
 * phone, booth and paper lead to one ballot. Nothing is written down, except in blind mode that the code was used. There this is the
 * way without script: the server does what the browser would have done, and forgets code and key at once.
 */
export async function admit(
  app: AppContext,
  conversation: Conversation,
  by: { code?: string; network: ClientNetwork },
): Promise<Result<BallotAdmission, AdmissionRefusal>> {
  const { id } = conversation;
  const arrival = arrivalOf(conversation, app.now());
  if (arrival === 'not-open') return refuse('not-open');
  if (conversation.access === 'open') {
    if (arrival === 'late') return refuse('not-open');
    return floodLimits(app).mayBegin(by.network) ? ok(signed(app, id, newBallotKey())) : refuse('too-often');
  }
  const code = normaliseCode(by.code ?? '');
  if (code === null) return wrongCode(app, by.network);
  if (isBlind(conversation)) {
    const request = await blindRequest(code, id, await blindPublicKey(app, id));
    if (!request) return refuse('wrong-code');
    const answer = await signBlindly(app, conversation, { ...request, network: by.network });
    return answer.ok ? ok(await request.finish(answer.value)) : answer;
  }
  const stored = await inTransaction(app.db, { systemTask: { name: 'voice' } }, (tx) =>
    findCode(tx, id, codeHash(app, id, admissionOfCode(code, id))),
  );
  return stored ? ok(signed(app, id, ballotKeyOfCode(code, id))) : wrongCode(app, by.network);
}

const wrongCode = (app: AppContext, network: ClientNetwork) =>
  refuse(floodLimits(app).wrongCode(network) ? 'wrong-code' : 'too-often');

const signed = (app: AppContext, conversation: string, key: Buffer): BallotAdmission => ({
  key: key.toString('base64url'),
  proof: signedProof(app, conversation, key).toString('base64url'),
});

/**
 * Signs the blinded key of a ballot, once for every code. Who asks again with the same code gets the same answer, on every device.
 * @returns the blind signature, base64url; `used`: this code was used for another key, by other software than ours
 */
export async function signBlindly(
  app: AppContext,
  conversation: Conversation,
  { admission, blinded, network }: { admission: string; blinded: string; network: ClientNetwork },
): Promise<Result<string, AdmissionRefusal>> {
  const { id } = conversation;
  if (!isBlind(conversation) || arrivalOf(conversation, app.now()) === 'not-open') return refuse('not-open');
  const proof = Buffer.from(admission, 'base64url');
  const message = Buffer.from(blinded, 'base64url');
  if (proof.length !== KEY_BYTES) return wrongCode(app, network);
  const pair = await blindKeyPair(app, id);
  return inTransaction(app.db, { systemTask: { name: 'voice' } }, async (tx) => {
    const stored = await lockCode(tx, id, codeHash(app, id, proof));
    if (!stored) return wrongCode(app, network);
    if (stored.blinded && stored.blindSignature)
      return stored.blinded.equals(message)
        ? ok(stored.blindSignature.toString('base64url'))
        : refuse('used');
    const signature = signBlinded(pair, message);
    if (!signature) return refuse('wrong-code');
    await storeBlindSignature(tx, id, { hash: stored.hash, blinded: message, blindSignature: signature });
    return ok(signature.toString('base64url'));
  });
}
