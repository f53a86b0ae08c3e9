import type { RequestContext } from '#core/http/request-context.ts';
import { admit } from '../ballots/admission.ts';
import { sayPath } from '../contributions/paths.ts';
import { conversationPath } from '../model/paths.ts';
import { listStatements } from '../model/queries.ts';
import { type Conversation, phaseOf } from '../model/rules.ts';
import { findPublication } from '../publication/queries.ts';
import { publishedPriorities } from './priorities.ts';
import { newVoter, type VoterState, votingStep } from './rules.ts';
import { VotePage } from './VotePage.tsx';
import { keepVoter, voterOf } from './voter.ts';

/** Whoever has the address of an open conversation may take part, from the first look on. */
async function letIn(ctx: RequestContext, conversation: Conversation): Promise<VoterState | string> {
  const known = voterOf(ctx, conversation.id);
  if (known) return known;
  if (conversation.access === 'code') return conversationPath(conversation.slug);
  const admitted = await admit(ctx.app, conversation, { network: ctx.clientNetwork });
  if (!admitted.ok) return `${conversationPath(conversation.slug)}?${admitted.refusal}`;
  const voter = newVoter(conversation.id, admitted.value);
  keepVoter(ctx, voter, conversation);
  return voter;
}

/** What the voter sees now. No answer that was given is ever shown again. */
export async function showStep(ctx: RequestContext, conversation: Conversation): Promise<Response> {
  const landing = conversationPath(conversation.slug);
  const isLate = ctx.query.has('late');
  if (phaseOf(conversation, ctx.app.now()) !== 'open' && !isLate) return ctx.redirect(`${landing}?not-open`);
  const voter = await letIn(ctx, conversation);
  if (typeof voter === 'string') return ctx.redirect(voter);
  const { statements, publication } = await ctx.readPublic(async (tx) => ({
    statements: await listStatements(tx, conversation.id),
    publication: await findPublication(tx, conversation.id),
  }));
  const size = Math.max(-1, ...statements.map(({ number }) => number)) + 1;
  return ctx.render(
    <VotePage
      page={{ ...ctx.page, query: '' }}
      conversation={conversation}
      token={ctx.formToken()}
      step={votingStep(statements, conversation, voter, publishedPriorities(publication, size))}
      canUndo={voter.set.length > 0}
      notice={isLate ? 'late' : ctx.query.has('not-saved') ? 'not-saved' : undefined}
      sayHref={`/${ctx.language}${sayPath(conversation.slug)}`}
    />,
  );
}
