import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { admit } from '../ballots/admission.ts';
import { castBallot } from '../ballots/cast.ts';
import { ANSWERS, VOICE_AUDIENCES } from '../model/ballot.ts';
import { findConversation, listStatements } from '../model/queries.ts';
import type { Conversation } from '../model/rules.ts';
import { answered, mayBeAsked, newVoter, takenBack, type VoterState, votingStep } from '../voting/rules.ts';
import {
  BOOTH_PATH,
  BoothQuietPage,
  BoothStartPage,
  BoothStopPage,
  BoothVotePage,
  START_REFUSALS,
  type StartRefusal,
} from './BoothPage.tsx';
import {
  ASK_AFTER_MS,
  BOOTH_SECONDS,
  type BoothState,
  isStopCode,
  openBooth,
  sealBooth,
  waitingBooth,
} from './booth-state.ts';
import { findVoiceTable } from './queries.ts';
import { readAsVoice } from './read-as-voice.ts';

/** A refresh that comes a little early counts as silence too. */
const EARLY_MS = 5_000;

interface Booth {
  state: BoothState;
  conversation: Conversation;
}

/** What this device is; undefined when it is none, or its table was ended. */
export async function boothOf(ctx: RequestContext): Promise<Booth | undefined> {
  const state = openBooth(ctx.app, ctx.cookie('voice-booth'), ctx.app.now());
  if (!state) return undefined;
  return readAsVoice(ctx.app, async (tx) => {
    const table = await findVoiceTable(tx, state.table);
    const conversation = await findConversation(tx, { id: state.conversation });
    return table && !table.endedOn && conversation?.published ? { state, conversation } : undefined;
  });
}

/** Keeps what the device knows. */
export const keepBooth = (ctx: RequestContext, state: BoothState): void =>
  ctx.setCookie(sealBooth(ctx.app, state), BOOTH_SECONDS, 'voice-booth');

const showStart = (ctx: RequestContext, { state, conversation }: Booth, refusal?: StartRefusal): Response =>
  ctx.render(
    <BoothStartPage
      page={{ ...ctx.page, path: BOOTH_PATH, query: '' }}
      conversation={conversation}
      mode={state.mode}
      token={ctx.formToken()}
      round={state.round}
      typedCode={ctx.form.get('code').slice(0, 40)}
      refusal={refusal}
    />,
    refusal ? 422 : 200,
  );

async function showBooth(ctx: RequestContext): Promise<Response> {
  const booth = await boothOf(ctx);
  if (!booth) return ctx.notFound();
  const { state, conversation } = booth;
  if (state.mode === 'tablet') return ctx.redirect(`${BOOTH_PATH}/tablet`);
  if (!state.voter) {
    const refusal = START_REFUSALS.find((known) => ctx.query.has(known));
    return showStart(ctx, booth, refusal);
  }
  const page = { ...ctx.page, path: BOOTH_PATH, query: '' };
  const silence = ctx.app.now().getTime() - state.seenAt;
  if (ctx.query.has('quiet') && silence >= ASK_AFTER_MS[state.mode] - EARLY_MS)
    return ctx.render(<BoothQuietPage page={page} token={ctx.formToken()} round={state.round} />);
  const statements = await ctx.readPublic((tx) => listStatements(tx, conversation.id));
  return ctx.render(
    <BoothVotePage
      page={page}
      step={votingStep(statements, conversation, state.voter)}
      mode={state.mode}
      token={ctx.formToken()}
      round={state.round}
      canUndo={state.voter.set.length > 0}
      isLate={ctx.query.has('late')}
      asksHelp={ctx.query.has('done')}
    />,
  );
}

/** The voter after what was pressed; `cast`: the ballot changed, and with whose help. */
async function afterForm(
  ctx: RequestContext,
  conversation: Conversation,
  voter: VoterState,
): Promise<{ voter: VoterState; cast: boolean } | undefined> {
  const { form } = ctx;
  if (form.get('do') === 'undo') return { voter: takenBack(voter), cast: voter.set.length > 0 };
  if (form.get('do') === 'more') return { voter: { ...voter, set: [], again: null }, cast: false };
  if (form.get('do') === 'stay') return { voter, cast: false };
  if (form.get('audience')) {
    const audience = VOICE_AUDIENCES.find((known) => known === form.get('audience')) ?? null;
    return { voter: { ...voter, audience, audienceAsked: true }, cast: audience !== null };
  }
  const answer = ANSWERS.find((known) => known === form.get('answer'));
  if (!answer) return undefined;
  const number = Number(form.get('statement') || '-1');
  const statements = await ctx.readPublic((tx) => listStatements(tx, conversation.id));
  const statement = statements.find((each) => each.number === number);
  if (!statement || !mayBeAsked(statement, voter.admission.key)) return undefined;
  return { voter: answered(voter, number, answer), cast: true };
}

const cast = (ctx: RequestContext, conversation: Conversation, voter: VoterState, withHelp: boolean) =>
  castBallot(ctx.app, {
    conversation: conversation.id,
    admission: voter.admission,
    answers: voter.answers,
    audience: voter.audience,
    withHelp,
  });

async function start(ctx: RequestContext, booth: Booth): Promise<Response> {
  const { conversation, state } = booth;
  const admitted = await admit(ctx.app, conversation, {
    code: ctx.form.get('code'),
    network: ctx.clientNetwork,
  });
  if (!admitted.ok) return showStart(ctx, booth, admitted.refusal);
  keepBooth(ctx, {
    ...waitingBooth(state, ctx.app.now()),
    voter: newVoter(conversation.id, admitted.value),
  });
  return ctx.redirect(BOOTH_PATH);
}

async function takeBoothStep(ctx: RequestContext): Promise<Response> {
  const booth = await boothOf(ctx);
  if (!booth) return ctx.notFound();
  const { state, conversation } = booth;
  const { form } = ctx;
  // A page that somebody before left open does nothing.
  if (form.get('round') !== state.round) return ctx.redirect(BOOTH_PATH);
  if (form.get('do') === 'start') return start(ctx, booth);
  if (!state.voter) return ctx.redirect(BOOTH_PATH);
  const now = ctx.app.now();
  const help = form.get('help');
  if (help === 'yes' || help === 'no') {
    const done = await cast(ctx, conversation, state.voter, help === 'yes');
    if (!done.ok && done.refusal === 'not-saved') return ctx.redirect(`${BOOTH_PATH}?done`);
    keepBooth(ctx, waitingBooth(state, now));
    return ctx.redirect(BOOTH_PATH);
  }
  if (form.get('do') === 'done') {
    // Who answered nothing is asked nothing.
    if (state.voter.set.length === 0) {
      keepBooth(ctx, waitingBooth(state, now));
      return ctx.redirect(BOOTH_PATH);
    }
    keepBooth(ctx, { ...state, seenAt: now.getTime() });
    return ctx.redirect(`${BOOTH_PATH}?done`);
  }
  const next = await afterForm(ctx, conversation, state.voter);
  if (!next) return ctx.redirect(BOOTH_PATH);
  if (next.cast) {
    const done = await cast(ctx, conversation, next.voter, false);
    if (!done.ok) {
      // What was answered before is safe; the answer that was not saved is asked again.
      if (done.refusal === 'not-saved') return ctx.redirect(BOOTH_PATH);
      keepBooth(ctx, waitingBooth(state, now));
      return ctx.redirect(`${BOOTH_PATH}?not-open`);
    }
    keepBooth(ctx, { ...state, voter: next.voter, seenAt: now.getTime() });
    return ctx.redirect(`${BOOTH_PATH}${done.value.late ? '?late' : ''}`);
  }
  keepBooth(ctx, { ...state, voter: next.voter, seenAt: now.getTime() });
  return ctx.redirect(BOOTH_PATH);
}

const showStop = (ctx: RequestContext, isWrong = false): Response =>
  ctx.render(
    <BoothStopPage
      page={{ ...ctx.page, path: `${BOOTH_PATH}/stop` }}
      token={ctx.formToken()}
      isWrong={isWrong}
    />,
    isWrong ? 422 : 200,
  );

/** A device that people hand on to each other. */
export const boothRoutes: Route[] = [
  get(BOOTH_PATH, { allow: 'anyone' }, showBooth),
  post(BOOTH_PATH, { allow: 'anyone', withoutAction: 'ballot' }, takeBoothStep),
  get(`${BOOTH_PATH}/stop`, { allow: 'anyone', teamLanguages: true }, (ctx) =>
    ctx.cookie('voice-booth') ? showStop(ctx) : ctx.notFound(),
  ),
  post(`${BOOTH_PATH}/stop`, { allow: 'anyone', teamLanguages: true, withoutAction: 'cookie' }, (ctx) => {
    const state = openBooth(ctx.app, ctx.cookie('voice-booth'), ctx.app.now());
    // A cookie that says nothing keeps nobody here.
    if (state && !isStopCode(ctx.app, state.table, ctx.form.get('number'), ctx.app.now()))
      return showStop(ctx, true);
    ctx.setCookie('', 0, 'voice-booth');
    return ctx.redirect('/');
  }),
];
