import { rlsContextOf } from '#core/access/actor.ts';
import { FOLLOWED_LINK_SECONDS } from '#core/access/session.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { hashToken } from '#core/private-links.ts';
import { type GuessPriceDue, guessFrom, guessInTurn } from '#features/accounts';
import { readTypedCode } from '../model/codes.ts';
import { giveBack, giveBackAsOwner, openByCode } from './actions.ts';
import { PeoplePage } from './PeoplePage.tsx';
import { holdsConsent, readSharedStory, readSharingPeople } from './read-shared.ts';
import {
  BESIDE_PATH,
  OPENED_LINK_SECONDS,
  openedLink,
  PEOPLE_PATH,
  readLinkCookie,
  SHARED_PATH,
} from './rules.ts';
import { BesidePage, ClosedPage, OpenSharedPage, SharedPage } from './SharedPages.tsx';

const CLOSED_PATH = `${SHARED_PATH}/closed` as const;
const PERSON_PATH = `${PEOPLE_PATH}/:id{${UUID_PATTERN}}` as const;

/** What was shown and is not any more: the same for who holds an old link and who never had one. */
const closed = (ctx: RequestContext): Response =>
  ctx.render(<ClosedPage page={ctx.page} returned={false} />, 404);

/** What a link shows, to whoever tapped to open it on this device. */
async function showLink(ctx: RequestContext): Promise<Response> {
  const link = readLinkCookie(ctx.cookie('shared'));
  if (!link) return ctx.redirect(BESIDE_PATH);
  const tokenHash = hashToken(link.token);
  if (!link.opened)
    return (await holdsConsent(ctx.app, tokenHash))
      ? ctx.render(<OpenSharedPage page={ctx.page} token={ctx.formToken()} />)
      : closed(ctx);
  const shared = await readSharedStory(ctx.app, { tokenHash }, SHARED_PATH);
  if (!shared) return closed(ctx);
  return ctx.render(
    <SharedPage page={ctx.page} token={ctx.formToken()} shared={shared} returnTo={`${SHARED_PATH}/return`} />,
  );
}

/** The screen beside somebody, on the device on which the digits were typed; it closes by itself when its hour is over. */
async function showScreen(ctx: RequestContext, token: string): Promise<Response> {
  const shared = await readSharedStory(ctx.app, { tokenHash: hashToken(token) }, BESIDE_PATH);
  if (!shared) {
    ctx.setCookie('', 0, 'screen');
    return closed(ctx);
  }
  const response = ctx.render(
    <SharedPage page={ctx.page} token={ctx.formToken()} shared={shared} returnTo={`${BESIDE_PATH}/return`} />,
  );
  // Also a page that nobody touches any more goes away with the hour.
  const secondsLeft = Math.ceil((shared.consent.until.getTime() - ctx.app.now().getTime()) / 1000);
  response.headers.set('refresh', String(secondsLeft + 1));
  return response;
}

const renderCodePage = (
  ctx: RequestContext,
  typed: string,
  { unknown = false, due }: { unknown?: boolean; due?: GuessPriceDue } = {},
): Response =>
  ctx.render(
    <BesidePage
      page={{ ...ctx.page, path: BESIDE_PATH }}
      token={ctx.formToken()}
      typed={typed}
      unknown={unknown}
      due={due}
    />,
    due ? 429 : unknown ? 422 : 200,
  );

export const recipientRoutes: Route[] = [
  // A link leaves the address at once and waits in a cookie for one tap: it stands in no history or log of a page, and what
  // merely follows it, such as a mail scanner, opens nothing.
  get(`${SHARED_PATH}/:token{[\\w-]{43}}`, { allow: 'anyone' }, (ctx) => {
    ctx.setCookie(ctx.param('token'), FOLLOWED_LINK_SECONDS, 'shared');
    return ctx.redirect(SHARED_PATH);
  }),
  get(SHARED_PATH, { allow: 'anyone' }, showLink),
  get(CLOSED_PATH, { allow: 'anyone' }, (ctx) => ctx.render(<ClosedPage page={ctx.page} returned />)),
  post(`${SHARED_PATH}/open`, { allow: 'anyone', withoutAction: 'cookie' }, (ctx) => {
    const link = readLinkCookie(ctx.cookie('shared'));
    if (link) ctx.setCookie(openedLink(link.token), OPENED_LINK_SECONDS, 'shared');
    return ctx.redirect(SHARED_PATH);
  }),
  post(`${SHARED_PATH}/return`, { allow: 'anyone', action: giveBack }, async (ctx, run) => {
    await run({ token: readLinkCookie(ctx.cookie('shared'))?.token ?? '' });
    ctx.setCookie('', 0, 'shared');
    return ctx.redirect(CLOSED_PATH);
  }),
  get(BESIDE_PATH, { allow: 'anyone' }, (ctx) => {
    const token = ctx.cookie('screen');
    return token ? showScreen(ctx, token) : renderCodePage(ctx, '');
  }),
  post(`${BESIDE_PATH}/keep`, { allow: 'anyone', withoutAction: 'redisplay' }, (ctx) =>
    renderCodePage(ctx, ctx.form.get('code')),
  ),
  post(BESIDE_PATH, { allow: 'anyone', action: openByCode }, async (ctx, run) => {
    const typed = ctx.form.get('code');
    const code = readTypedCode(typed);
    // What can be nobody's code is no guess, and costs nothing.
    if (!code) return renderCodePage(ctx, typed, { unknown: true });
    const opened = await guessInTurn(ctx.app, guessFrom(ctx, code), () => run({ typed }), 'unknown-code');
    if (!opened.ok)
      return renderCodePage(ctx, typed, opened.refusal === 'price-due' ? { due: opened } : { unknown: true });
    const { token, once, until } = opened.value;
    if (!once) {
      ctx.setCookie(openedLink(token), OPENED_LINK_SECONDS, 'shared');
      return ctx.redirect(SHARED_PATH);
    }
    ctx.setCookie(token, Math.ceil((until.getTime() - ctx.app.now().getTime()) / 1000), 'screen');
    return ctx.redirect(BESIDE_PATH);
  }),
  post(`${BESIDE_PATH}/return`, { allow: 'anyone', action: giveBack }, async (ctx, run) => {
    await run({ token: ctx.cookie('screen') });
    ctx.setCookie('', 0, 'screen');
    return ctx.redirect(CLOSED_PATH);
  }),
  get(PEOPLE_PATH, { allow: 'owner', teamLanguages: true, purpose: 'introduction' }, async (ctx) =>
    ctx.render(
      <PeoplePage
        page={ctx.page}
        people={await readSharingPeople(ctx.app, rlsContextOf(ctx.actor), PEOPLE_PATH)}
      />,
    ),
  ),
  get(PERSON_PATH, { allow: 'owner', teamLanguages: true, purpose: 'introduction' }, async (ctx) => {
    const id = ctx.param('id');
    const shared = await readSharedStory(ctx.app, rlsContextOf(ctx.actor), `${PEOPLE_PATH}/:id`, id);
    if (!shared) return closed(ctx);
    return ctx.render(
      <SharedPage
        page={ctx.page}
        token={ctx.formToken()}
        shared={shared}
        returnTo={`${PEOPLE_PATH}/${id}/return`}
        back={PEOPLE_PATH}
      />,
    );
  }),
  post(
    `${PERSON_PATH}/return`,
    { allow: 'owner', teamLanguages: true, action: giveBackAsOwner },
    async (ctx, run) => {
      await run({ consent: ctx.param('id') });
      return ctx.redirect(PEOPLE_PATH);
    },
  ),
];
