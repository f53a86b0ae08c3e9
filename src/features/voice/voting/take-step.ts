import type { RequestContext } from '#core/http/request-context.ts';
import { admit, isBlind } from '../ballots/admission.ts';
import { castBallot } from '../ballots/cast.ts';
import { ANSWERS, VOICE_AUDIENCES } from '../model/ballot.ts';
import { conversationPath, votePath } from '../model/paths.ts';
import { listStatements } from '../model/queries.ts';
import type { Conversation } from '../model/rules.ts';

import { answered, mayBeAsked, newVoter, takenBack, type VoterState } from './rules.ts';
import { forgetVoters, keepVoter, voterOf } from './voter.ts';

/** Where the voter goes next, or the first page again with a code to look over. */
export type TakenStep = { kind: 'go'; to: string } | { kind: 'retype'; notice: 'wrong-code' | 'used' };

const go = (to: string): TakenStep => ({ kind: 'go', to });

/** What the button that somebody pressed does: an answer, taking it back, for whom they speak, more, or forgetting everything. */
export async function takeStep(ctx: RequestContext, conversation: Conversation): Promise<TakenStep> {
  const landing = conversationPath(conversation.slug);
  const wish = ctx.form.get('do');
  if (wish === 'forget') {
    forgetVoters(ctx);
    return go(`${landing}?forgotten`);
  }
  if (wish === 'begin') return begin(ctx, conversation);
  const voter = voterOf(ctx, conversation.id);
  // Without a cookie every tap would be somebody else's ballot.
  if (!voter) return go(`${landing}?no-cookie`);
  const next = await afterForm(ctx, conversation, voter, wish);
  if (!next) return go(votePath(conversation.slug));
  if (!next.cast) {
    keepVoter(ctx, next.voter, conversation);
    return go(votePath(conversation.slug));
  }
  const cast = await castBallot(ctx.app, {
    conversation: conversation.id,
    admission: next.voter.admission,
    answers: next.voter.answers,
    audience: next.voter.audience,
    withHelp: false,
  });
  if (!cast.ok) {
    if (cast.refusal === 'not-admitted') forgetVoters(ctx);
    return go(
      cast.refusal === 'not-saved' ? `${votePath(conversation.slug)}?not-saved` : `${landing}?not-open`,
    );
  }
  keepVoter(ctx, next.voter, conversation);
  return go(`${votePath(conversation.slug)}${cast.value.late ? '?late' : ''}`);
}

async function begin(ctx: RequestContext, conversation: Conversation): Promise<TakenStep> {
  const blind = isBlind(conversation) ? blindAdmission(ctx) : undefined;
  if (blind) {
    keepVoter(ctx, sameOrNew(ctx, conversation, blind), conversation);
    return go(votePath(conversation.slug));
  }
  const admitted = await admit(ctx.app, conversation, {
    code: ctx.form.get('code'),
    network: ctx.clientNetwork,
  });
  if (admitted.ok) {
    keepVoter(ctx, sameOrNew(ctx, conversation, admitted.value), conversation);
    return go(votePath(conversation.slug));
  }
  return admitted.refusal === 'wrong-code' || admitted.refusal === 'used'
    ? { kind: 'retype', notice: admitted.refusal }
    : go(`${conversationPath(conversation.slug)}?${admitted.refusal}`);
}

/** The same code typed again goes on where it was; another code is another person. */
function sameOrNew(
  ctx: RequestContext,
  conversation: Conversation,
  admission: VoterState['admission'],
): VoterState {
  const known = voterOf(ctx, conversation.id);
  return known?.admission.key === admission.key ? known : newVoter(conversation.id, admission);
}

/** What the browser unblinded by itself; whether it is genuine shows when a ballot is cast with it. */
function blindAdmission({ form }: RequestContext): VoterState['admission'] | undefined {
  const [key, proof] = [form.get('key'), form.get('proof')];
  return /^[\w-]{43}$/.test(key) && /^[\w-]{300,800}$/.test(proof) ? { key, proof } : undefined;
}

/** The voter after the form, and whether the ballot changed; undefined when the form says nothing that can be done. */
async function afterForm(
  ctx: RequestContext,
  conversation: Conversation,
  voter: VoterState,
  wish: string,
): Promise<{ voter: VoterState; cast: boolean } | undefined> {
  const { form } = ctx;
  if (wish === 'undo') return { voter: takenBack(voter), cast: voter.set.length > 0 };
  if (wish === 'more') return { voter: { ...voter, set: [], again: null }, cast: false };
  if (form.get('audience')) {
    const audience = VOICE_AUDIENCES.find((known) => known === form.get('audience')) ?? null;
    return { voter: { ...voter, audience, audienceAsked: true }, cast: audience !== null };
  }
  const answer = ANSWERS.find((known) => known === form.get('answer'));
  if (!answer) return undefined;
  const number = Number(form.get('statement') || '-1');
  const statements = await ctx.readPublic((tx) => listStatements(tx, conversation.id));
  const statement = statements.find((each) => each.number === number);
  // It may have been taken away while somebody read it: then the next one is shown.
  if (!statement || !mayBeAsked(statement, voter.admission.key)) return undefined;
  return { voter: answered(voter, number, answer), cast: true };
}
