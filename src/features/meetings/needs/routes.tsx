import { post, type Route } from '#core/http/route.ts';
import { EDITION_PATH, teamRoute } from '../registrations/team-route.ts';
import { resolveNeed } from './actions.ts';
import { NeedsDeskPage } from './NeedsDeskPage.tsx';

/** The team sees what people need and says what became of it. */
export const needsRoutes: Route[] = [
  teamRoute('/needs', 'organiser', 'organising', (ctx, loaded) =>
    ctx.render(<NeedsDeskPage page={ctx.page} {...loaded} token={ctx.formToken()} />),
  ),
  post(`${EDITION_PATH}/need`, { allow: 'organiser', action: resolveNeed }, async (ctx, run) => {
    const { get } = ctx.form;
    const edition = ctx.param('edition');
    const need = get('need');
    await run({
      edition,
      signUp: get('signUp'),
      need,
      state: get('state'),
      answer: get(`answer-${need}`),
    });
    return ctx.redirect(`/organise/${edition}/needs#n${need}`);
  }),
];
