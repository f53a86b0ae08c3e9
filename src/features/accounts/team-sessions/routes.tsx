import type { TeamRole } from '#core/access/actor.ts';
import { FOLLOWED_LINK_SECONDS } from '#core/access/session.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { closeOtherTeamSessions, closeTeamSession, openTeamLink } from './actions.ts';
import { authenticateTeamMember, openSessionsOf, teamLinkOf } from './authenticate.ts';
import { TEAM_SESSION_LIMITS } from './rules.ts';
import { TeamSessionsPage } from './TeamSessionsPage.tsx';
import { TeamSignInPage } from './TeamSignInPage.tsx';

/** The first page for a team member with these roles. */
const startPath = (roles: readonly TeamRole[]): string =>
  roles.includes('desk') ? '/organise' : roles.includes('host') ? '/host' : '/inbox';

/** Whoever took longer than the cookie lives, or keeps no cookies, opens the same link again; a dead link needs a new one. */
const showWithoutLink = (ctx: RequestContext): Response =>
  ctx.render(<TeamSignInPage page={ctx.page} trouble={ctx.cookie('team-link') ? 'unknown' : 'again'} />, 404);

/**
 * A team link signs in after one tap: a mail scanner that merely follows it does not. The link itself leaves the address at
 * once, and waits in a cookie for the tap, so that it stands in no history, log or referrer of a page.
 */
export const teamSessionRoutes: Route[] = [
  get('/team', { allow: 'anyone' }, async (ctx) => {
    const link = await teamLinkOf(ctx.app, ctx.cookie('team-link'));
    if (link)
      return ctx.render(<TeamSignInPage page={ctx.page} formToken={ctx.formToken()} name={link.name} />);
    const member = await authenticateTeamMember(ctx.app, ctx.cookie('team'));
    if (member.kind === 'team') return ctx.redirect(startPath(member.roles));
    return showWithoutLink(ctx);
  }),
  post('/team', { allow: 'anyone', action: openTeamLink }, async (ctx, run) => {
    const opened = await run({ link: ctx.cookie('team-link'), earlier: ctx.cookie('team') });
    if (!opened.ok) return showWithoutLink(ctx);
    const { token, member } = opened.value;
    ctx.setCookie('', 0, 'team-link');
    ctx.setCookie(token, TEAM_SESSION_LIMITS.maxSeconds, 'team');
    return ctx.redirect(startPath(member.roles));
  }),
  get('/team/sessions', { allow: 'team' }, async (ctx) => {
    const { app, actor } = ctx;
    const sessions = await openSessionsOf(app, actor.key);
    return ctx.render(
      <TeamSessionsPage
        page={ctx.page}
        token={ctx.formToken()}
        startPath={startPath(actor.roles)}
        sessions={sessions.map(({ tokenHash, openedAt, seenAt }) => ({
          isThisDevice: tokenHash.toString('hex') === actor.sessionHash,
          openedAt,
          seenAt,
        }))}
      />,
    );
  }),
  post('/team/sessions/close', { allow: 'team', action: closeOtherTeamSessions }, async (ctx, run) => {
    await run({});
    return ctx.redirect('/team/sessions');
  }),
  post('/team/close', { allow: 'team', action: closeTeamSession }, async (ctx, run) => {
    await run({});
    ctx.clearDevice('team');
    return ctx.redirect('/');
  }),
  get('/team/:token', { allow: 'anyone' }, async (ctx) => {
    const token = ctx.param('token');
    // A token has 256 random bits: wrong ones need no limit, so however many volunteers open theirs at one address, they get in.
    if (!(await teamLinkOf(ctx.app, token))) return ctx.render(<TeamSignInPage page={ctx.page} />, 404);
    ctx.setCookie(token, FOLLOWED_LINK_SECONDS, 'team-link');
    return ctx.redirect('/team');
  }),
];
