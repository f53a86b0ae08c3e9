import type { TeamRole } from '#core/access/actor.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { withinRateLimit } from '#core/rate-limit.ts';
import { SIGN_IN_RATE_LIMIT } from '../sessions/rules.ts';
import { authenticateTeamMember } from './authenticate.ts';
import { TeamSignInPage } from './TeamSignInPage.tsx';

const COOKIE_SECONDS = 14 * 86_400;
const TEAM_RATE_LIMIT = { perNetwork: SIGN_IN_RATE_LIMIT.perNetwork };

/** The first page for a team member with these roles. */
const startPath = (roles: readonly TeamRole[]): string =>
  roles.includes('desk') ? '/organise' : roles.includes('host') ? '/host' : '/inbox';

/** A team link signs in after one tap: a mail scanner that merely follows it does not. */
export const teamLinkRoutes: Route[] = [
  get('/team/:token', { allow: 'anyone' }, async (ctx) => {
    const token = ctx.param('token');
    if (!(await withinRateLimit(ctx.app, 'team', ctx.clientNetwork, TEAM_RATE_LIMIT)))
      return ctx.render(<TeamSignInPage page={ctx.page} />, 429);
    const actor = await authenticateTeamMember(ctx.app, token);
    const member = actor.kind === 'team' ? { name: actor.name, token } : undefined;
    return ctx.render(
      <TeamSignInPage page={ctx.page} formToken={ctx.formToken()} member={member} />,
      member ? 200 : 404,
    );
  }),
  post('/team/keep', { allow: 'anyone', withoutAction: 'cookie' }, async (ctx) => {
    const token = ctx.form.get('key');
    const actor = await authenticateTeamMember(ctx.app, token);
    if (actor.kind !== 'team') return ctx.redirect('/team/unknown');
    ctx.setCookie(token, COOKIE_SECONDS, 'team');
    return ctx.redirect(startPath(actor.roles));
  }),
  post('/team/close/keep', { allow: 'anyone', withoutAction: 'cookie' }, (ctx) => {
    ctx.setCookie('', 0, 'team');
    return ctx.redirect('/');
  }),
];
