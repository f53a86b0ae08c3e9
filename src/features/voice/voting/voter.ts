import type { RequestContext } from '#core/http/request-context.ts';
import { DAY_MS } from '#core/time/durations.ts';
import { LATE_DAYS } from '../ballots/phase-rules.ts';
import type { Conversation } from '../model/rules.ts';
import type { VoterState } from './rules.ts';
import { openVoterCookie, sealVoterCookie } from './voter-cookie.ts';

type Cookies = Pick<RequestContext, 'app' | 'cookie' | 'setCookie'>;

const SECOND_MS = 1_000;
/** Browsers keep no cookie longer than 400 days (RFC 6265bis, §5.5). */
const LONGEST_SECONDS = (400 * DAY_MS) / SECOND_MS;

/** What this browser answered in a conversation; undefined when it did not take part. */
export const voterOf = (ctx: Cookies, conversation: string): VoterState | undefined =>
  openVoterCookie(ctx.app, ctx.cookie('voice')).find((voter) => voter.conversation === conversation);

/** Lets the browser keep it, for as long as a ballot of the conversation can still arrive. */
export function keepVoter(
  ctx: Cookies,
  voter: VoterState,
  { closesAt }: Pick<Conversation, 'closesAt'>,
): void {
  const others = openVoterCookie(ctx.app, ctx.cookie('voice')).filter(
    ({ conversation }) => conversation !== voter.conversation,
  );
  const secondsLeft = Math.ceil(
    (closesAt.getTime() + LATE_DAYS * DAY_MS - ctx.app.now().getTime()) / SECOND_MS,
  );
  ctx.setCookie(
    sealVoterCookie(ctx.app, [voter, ...others]),
    Math.min(LONGEST_SECONDS, Math.max(DAY_MS / SECOND_MS, secondsLeft)),
    'voice',
  );
}

/** Lets the browser forget all conversations: somebody else may hold the phone next. */
export const forgetVoters = (ctx: Cookies): void => ctx.setCookie('', 0, 'voice');
