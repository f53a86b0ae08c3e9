import type { TeamRole } from '#core/access/actor.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { withinRateLimit } from '#core/rate-limit.ts';
import { SIGN_IN_RATE_LIMIT } from '../sessions/rules.ts';
import { authenticateTeamMember } from './authenticate.ts';
import { TeamDoorPage } from './TeamSignInPage.tsx';

const TWO_WEEKS = 14 * 86_400;

/** Where somebody's work is. */
const placeOf = (duties: readonly TeamRole[]): string =>
  duties.includes('desk') ? '/organise' : duties.includes('host') ? '/host' : '/inbox';

/** A link of the team opens after one tap: a mail scanner that merely looks at it opens nothing. */
export const teamRoutes: Route[] = [
  get('/team/:token', { allow: 'anyone' }, async (ctx) => {
    const token = ctx.param('token');
    if (
      !(await withinRateLimit(ctx.app, 'team', ctx.clientNetwork, {
        perNetwork: SIGN_IN_RATE_LIMIT.perNetwork,
      }))
    )
      return ctx.render(<TeamDoorPage page={ctx.page} />, 429);
    const member = await authenticateTeamMember(ctx.app, token);
    const known = member.kind === 'team' ? { name: member.name, token } : undefined;
    return ctx.render(
      <TeamDoorPage page={ctx.page} form={ctx.formToken()} known={known} />,
      known ? 200 : 404,
    );
  }),
  post('/team/keep', { allow: 'anyone', redisplay: true }, async (ctx) => {
    const token = ctx.form.get('key');
    const member = await authenticateTeamMember(ctx.app, token);
    if (member.kind !== 'team') return ctx.redirect('/team/unknown');
    ctx.setCookie(token, TWO_WEEKS, 'team');
    return ctx.redirect(placeOf(member.roles));
  }),
  post('/team/close/keep', { allow: 'anyone', redisplay: true }, (ctx) => {
    ctx.setCookie('', 0, 'team');
    return ctx.redirect('/');
  }),
];
